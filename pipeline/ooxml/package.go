package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"strings"
)

const (
	// MaxUnzipped bounds the unzipped size of all members together (design §10).
	MaxUnzipped = 256 << 20
	// maxMembers bounds the number of members; honest workbooks have tens.
	maxMembers = 20000
	// deflateRatio is the most that deflate can compress.
	deflateRatio = 1032
)

// Package is a zip package; its parts are found without regard to case, as the package
// format wants (ECMA-376 part 2, 7.2.3).
type Package struct {
	Files   []*zip.File // the members as the directory lists them
	Comment string      // of the zip
	// Limit is how many bytes Part may unzip in all, each part as often as it is asked for;
	// 0 is without a limit.
	Limit uint64

	members  map[string]*member
	unzipped uint64 // by Part so far
}

type member struct {
	file  *zip.File
	twice bool // another member has the same name
	whole bool // it has been read to its end
}

// Open reads the directory of a package and holds it against the bounds.
func Open(data []byte) (*Package, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse(Damaged, "zip directory: %v", err)
	}
	if len(z.File) > maxMembers {
		return nil, refuse(TooLarge, "%d zip members", len(z.File))
	}
	p := &Package{Files: z.File, Comment: z.Comment, members: make(map[string]*member, len(z.File))}
	var total uint64
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, refuse(Encrypted, "zip member %q is encrypted", f.Name)
		}
		if f.CompressedSize64 > uint64(len(data)) {
			return nil, refuse(Damaged, "zip member %q is longer than the file", f.Name)
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > MaxUnzipped || total > MaxUnzipped {
			return nil, refuse(TooLarge, "more than %d MiB unzipped", MaxUnzipped>>20)
		}
		name := PartName(f.Name)
		if other := p.members[name]; other != nil {
			other.twice = true
			continue
		}
		p.members[name] = &member{file: f}
	}
	return p, nil
}

// PartName is the key of a part: forward slashes, no leading slash, lower case.
func PartName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Has tells whether the package holds a part.
func (p *Package) Has(name string) bool { return p.members[PartName(name)] != nil }

// Member gives the first zip member that holds a part, nil for none.
func (p *Package) Member(name string) *zip.File {
	if m := p.members[PartName(name)]; m != nil {
		return m.file
	}
	return nil
}

// Part unzips a part. The zip reader compares size and CRC at its end.
func (p *Package) Part(name string) ([]byte, error) {
	m := p.members[PartName(name)]
	if m == nil {
		return nil, refuse(Damaged, "part %s is missing", name)
	}
	if m.twice {
		return nil, refuse(Damaged, "part %s is there twice", name)
	}
	claimed := m.file.UncompressedSize64
	if p.unzipped += claimed; p.Limit > 0 && p.unzipped > p.Limit {
		return nil, refuse(TooLarge, "the same parts are used again and again")
	}
	if claimed > deflateRatio*m.file.CompressedSize64+deflateRatio {
		return nil, refuse(Damaged, "part %s: sizes in the zip directory contradict each other", name)
	}
	buf := bytes.NewBuffer(make([]byte, 0, claimed+bytes.MinRead))
	if err := copyMember(buf, m.file); err != nil {
		return nil, err
	}
	m.whole = true
	return buf.Bytes(), nil
}

// Verify reads the members that nobody has read to their end, for their CRC alone.
func (p *Package) Verify() error {
	for _, f := range p.Files {
		m := p.members[PartName(f.Name)]
		if m.file != f || m.whole || f.FileInfo().IsDir() {
			continue
		}
		if err := copyMember(io.Discard, f); err != nil {
			return err
		}
	}
	return nil
}

// copyMember unzips f to w, never more than the directory states.
func copyMember(w io.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return refuse(Damaged, "zip member %q: %v", f.Name, err)
	}
	defer r.Close()
	claimed := int64(f.UncompressedSize64)
	sum := crc32.NewIEEE()
	if f.CRC32 == 0 { // the zip reader takes 0 for "not stated" and does not compare
		w = io.MultiWriter(w, sum)
	}
	n, err := io.Copy(w, io.LimitReader(r, claimed+1))
	switch {
	case err != nil:
	case n != claimed:
		err = errors.New("longer than the zip directory states")
	case f.CRC32 == 0 && sum.Sum32() != 0:
		err = zip.ErrChecksum
	}
	if err != nil {
		return refuse(Damaged, "zip member %q: %v", f.Name, err)
	}
	return nil
}

// Scan unzips a part and opens a scanner on it, at its root element, which is to be of that
// local name; "" takes any.
func (p *Package) Scan(name, root string) (*Scanner, error) {
	data, err := p.Part(name)
	if err != nil {
		return nil, err
	}
	s, err := atRoot(data, root)
	return s, inPart(name, err)
}
