package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// damaged holds a reading of an altered file against the whole one: it is refused, or it
// is the same to the last cell. Nothing is read short, nothing differs without a sign.
func damaged(t *testing.T, what string, data []byte, whole *grid.Workbook) (refused bool) {
	t.Helper()
	book, err := Open("x.xlsx", data)
	switch {
	case err != nil && refusal(err) == 0:
		t.Errorf("%s: untyped error %v", what, err)
	case err == nil:
		book.Modified = whole.Modified // a property, on which no value rests
		if !reflect.DeepEqual(book, whole) {
			t.Errorf("%s: read without an error, and not as from the whole file", what)
		}
	}
	return err != nil
}

func sampleFile(t *testing.T, pattern string) ([]byte, *grid.Workbook) {
	t.Helper()
	files, _ := filepath.Glob("../../inputs/2020-12/" + pattern)
	if len(files) != 1 {
		t.Fatalf("%d sample files match %s", len(files), pattern)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Open("x.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	return data, whole
}

// TestDamagedPackage cuts a department's .xlsx and flips bits all over it.
func TestDamagedPackage(t *testing.T) {
	data, whole := sampleFile(t, "招商中心*.xlsx")
	for n := 0; n < len(data); n += max(1, min(len(data)/150, len(data)-n-64)) {
		if !damaged(t, fmt.Sprintf("cut at %d", n), data[:n], whole) {
			t.Errorf("cut at %d: not refused", n)
		}
	}
	refused := 0
	const flips = 600
	for i := range flips {
		at := i * len(data) / flips
		altered := bytes.Clone(data)
		altered[at] ^= 1 << (i % 8)
		if damaged(t, fmt.Sprintf("bit %d of byte %d", i%8, at), altered, whole) {
			refused++
		}
	}
	if refused < flips*9/10 { // the rest are fields that nobody reads
		t.Errorf("only %d of %d flipped bits were noticed", refused, flips)
	}
}

// member is one member of a zip file as it goes into a repacked one.
type member struct {
	name string
	data []byte
	sum  uint32 // CRC to state
}

func membersOf(t *testing.T, data []byte) []member {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var list []member
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, member{f.Name, content, f.CRC32})
	}
	return list
}

// packed writes the members, the i-th as alter leaves it; one without a name is left out.
func packed(t *testing.T, members []member, i int, alter func(*member)) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for n, m := range members {
		if n == i {
			alter(&m)
		}
		if m.name == "" {
			continue
		}
		w, err := z.CreateRaw(&zip.FileHeader{Name: m.name, Method: zip.Store, CRC32: m.sum,
			CompressedSize64: uint64(len(m.data)), UncompressedSize64: uint64(len(m.data))})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(m.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

var target = regexp.MustCompile(` Target="`)

// TestDamagedParts damages each part of the package, the zip around it being sound.
func TestDamagedParts(t *testing.T) {
	data, whole := sampleFile(t, "招商中心*.xlsx")
	members := membersOf(t, data)
	if damaged(t, "repacked", packed(t, members, -1, nil), whole) {
		t.Fatal("the repacked file is refused")
	}
	resum := func(m *member) { m.sum = crc32.ChecksumIEEE(m.data) }
	for i, m := range members {
		needed := !strings.HasPrefix(m.name, "docProps/") && !strings.Contains(m.name, "theme") // a package may lack these
		expect := func(what string, alter func(*member)) {
			t.Helper()
			what = m.name + ": " + what
			if !damaged(t, what, packed(t, members, i, alter), whole) && needed {
				t.Errorf("%s: not refused", what)
			}
		}
		expect("left out", func(m *member) { m.name = "" })
		expect("wrong CRC", func(m *member) { m.sum ^= 1 })
		expect("CRC 0, one byte altered", func(m *member) {
			m.data, m.sum = bytes.Clone(m.data), 0
			m.data[len(m.data)/2] ^= 0x20
		})
		for step := range 20 {
			expect(fmt.Sprintf("cut at %d/20", step), func(m *member) {
				m.data = m.data[:len(m.data)*step/20]
				resum(m)
			})
		}
		if !strings.HasSuffix(m.name, ".rels") {
			continue
		}
		for _, at := range target.FindAllIndex(m.data, -1) {
			what := fmt.Sprintf("%s: target at %d leads nowhere", m.name, at[0])
			refused := damaged(t, what, packed(t, members, i, func(m *member) {
				m.data = append(append(bytes.Clone(m.data[:at[1]]), "nowhere/"...), m.data[at[1]:]...)
				resum(m)
			}), whole)
			if !refused && strings.HasPrefix(m.name, "xl/") {
				t.Errorf("%s: not refused", what)
			}
		}
	}
}

// TestDamagedXLS cuts a department's .xls everywhere. The format has no checksums: a bit
// flipped inside a value goes unnoticed, so for flips only the kind of the error counts
// (package biff tests that).
func TestDamagedXLS(t *testing.T) {
	data, whole := sampleFile(t, "*.xls")
	refused := 0
	for n := 0; n < len(data); n += 97 {
		if damaged(t, fmt.Sprintf("cut at %d", n), data[:n], whole) {
			refused++
		}
	}
	if all := (len(data) + 96) / 97; refused < all*9/10 { // behind the last used sector nothing is lost
		t.Errorf("%d of %d cuts refused", refused, all)
	}
	if !damaged(t, "no workbook stream", bytes.ReplaceAll(data, []byte("W\x00o\x00r\x00k\x00b\x00"), []byte("N\x00o\x00t\x00e\x00b\x00")), whole) {
		t.Error("no workbook stream: not refused")
	}
}
