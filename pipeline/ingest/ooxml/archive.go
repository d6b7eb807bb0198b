package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"strings"

	"zonereport/pipeline/ingest/grid"
)

const (
	// maxUnzipped bounds the unzipped size of all members together (design §10).
	maxUnzipped = 256 << 20
	// maxAgain bounds what is unzipped again because several parts refer to it.
	maxAgain = 16 << 20
	// maxMembers bounds the number of members; honest workbooks have tens.
	maxMembers = 20000
	// deflateRatio is the most that deflate can compress.
	deflateRatio = 1032
	// maxStrings bounds the number of shared strings.
	maxStrings = 4 << 20
)

// archive is a zip package; its parts are found without regard to case, as the package
// format wants (ECMA-376 part 2, 7.2.3).
type archive struct {
	members  map[string]*member
	order    []*member // as the directory lists them
	unzipped uint64    // bytes of the parts read so far, each as often as it was read
}

type member struct {
	file  *zip.File
	twice bool // another member has the same name
	read  bool
}

// openArchive reads the directory of the package and holds it against the bounds.
func openArchive(data []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, grid.Refuse(grid.Damaged, "zip directory: %v", err)
	}
	if len(z.File) > maxMembers {
		return nil, grid.Refuse(grid.TooLarge, "%d zip members", len(z.File))
	}
	a := &archive{members: make(map[string]*member, len(z.File))}
	var total uint64
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, grid.Refuse(grid.Encrypted, "zip member %q is encrypted", f.Name)
		}
		if f.CompressedSize64 > uint64(len(data)) {
			return nil, grid.Refuse(grid.Damaged, "zip member %q is longer than the file", f.Name)
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxUnzipped || total > maxUnzipped {
			return nil, grid.Refuse(grid.TooLarge, "more than %d MiB unzipped", maxUnzipped>>20)
		}
		name := partName(f.Name)
		if other := a.members[name]; other != nil {
			other.twice = true
			continue
		}
		m := &member{file: f}
		a.members[name] = m
		a.order = append(a.order, m)
	}
	return a, nil
}

// partName is the key of a part: forward slashes, no leading slash, lower case.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (a *archive) has(name string) bool { return a.members[partName(name)] != nil }

// part unzips a part. The zip reader compares size and CRC at its end.
func (a *archive) part(name string) ([]byte, error) {
	m := a.members[partName(name)]
	if m == nil {
		return nil, grid.Refuse(grid.Damaged, "part %s is missing", name)
	}
	if m.twice {
		return nil, grid.Refuse(grid.Damaged, "part %s is there twice", name)
	}
	m.read = true
	claimed := m.file.UncompressedSize64
	if a.unzipped += claimed; a.unzipped > maxUnzipped+maxAgain {
		return nil, grid.Refuse(grid.TooLarge, "the same parts are used again and again")
	}
	if claimed > deflateRatio*m.file.CompressedSize64+deflateRatio {
		return nil, grid.Refuse(grid.Damaged, "part %s: sizes in the zip directory contradict each other", name)
	}
	buf := bytes.NewBuffer(make([]byte, 0, claimed+bytes.MinRead))
	if err := copyMember(buf, m.file); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// verify reads the members that nobody asked for, for their CRC alone.
func (a *archive) verify() error {
	for _, m := range a.order {
		if m.read || m.file.FileInfo().IsDir() {
			continue
		}
		if err := copyMember(io.Discard, m.file); err != nil {
			return err
		}
	}
	return nil
}

// copyMember unzips f to w, never more than the directory states.
func copyMember(w io.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return grid.Refuse(grid.Damaged, "zip member %q: %v", f.Name, err)
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
		return grid.Refuse(grid.Damaged, "zip member %q: %v", f.Name, err)
	}
	return nil
}

// scan unzips a part and opens a scanner on it, at its root element, whose local name it
// gives.
func (a *archive) scan(name string) (*scanner, string, error) {
	data, err := a.part(name)
	if err != nil {
		return nil, "", err
	}
	s, err := newScanner(data)
	if err != nil {
		return nil, "", inPart(name, err)
	}
	for {
		tok, err := s.next()
		if err != nil {
			return nil, "", inPart(name, err)
		}
		if tok == tokenStart {
			return s, string(s.name), nil
		}
	}
}

// inPart makes an error of reading a part a refusal that names it.
func inPart(name string, err error) error {
	var refused *grid.FileError
	if err == nil || errors.As(err, &refused) {
		return err
	}
	return grid.Refuse(grid.Damaged, "part %s: %v", name, err)
}
