package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zonereport/pipeline/calendar"
)

var files = []File{{"00报送函.pdf", []byte("%PDF")}, {"清单.txt", nil}, {"𠮷 (1).xlsx", bytes.Repeat([]byte("同样"), 5000)}}

// ways of packing, by the method of the zip.
var ways = map[int]func([]File, calendar.Date) ([]byte, error){0: Zip, 8: Deflated}

func made(t *testing.T, method int) []byte {
	t.Helper()
	date, _ := calendar.NewDate(2020, 12, 31)
	data, err := ways[method](files, date)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ways[method](files, date)
	if err != nil || !bytes.Equal(data, again) {
		t.Fatalf("zipped twice, the bytes differ (%v)", err)
	}
	return data
}

// What went in comes out, in its order.
func TestContents(t *testing.T) {
	for method := range ways {
		checkContents(t, made(t, method))
	}
	if stored, deflated := len(made(t, 0)), len(made(t, 8)); deflated > stored/10 {
		t.Errorf("%d bytes of %d are left", deflated, stored)
	}
}

func checkContents(t *testing.T, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) != len(files) {
		t.Fatalf("%d files, %v", len(z.File), err)
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r) // checks the checksum
		if err != nil || f.Name != files[i].Name || !bytes.Equal(got, files[i].Data) {
			t.Errorf("%s: %d bytes, %v", f.Name, len(got), err)
		}
	}
}

// What Windows Explorer goes by: names marked as UTF-8, sizes before the content and no descriptor behind it, a
// date, no extra fields; what Info-ZIP goes by: made on Unix (3), a file with a mode; read back by another program.
func TestHeaders(t *testing.T) {
	for method := range ways {
		checkHeaders(t, method)
	}
}

func checkHeaders(t *testing.T, method int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "报送件.zip")
	if err := os.WriteFile(path, made(t, method), 0o644); err != nil {
		t.Fatal(err)
	}
	const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    raw = open(sys.argv[1], "rb").read()
    print(json.dumps([{"name": i.filename, "flags": i.flag_bits, "local": int.from_bytes(raw[i.header_offset+6:i.header_offset+8], "little"),
        "size": int.from_bytes(raw[i.header_offset+22:i.header_offset+26], "little"), "date": list(i.date_time), "extra": len(i.extra), "method": i.compress_type,
        "system": i.create_system, "mode": i.external_attr} for i in z.infolist()]))
    assert z.testzip() is None`
	out, err := exec.Command("python3", "-c", script, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var list []struct {
		Name                              string
		Flags, Local, Size, Extra, Method int
		System, Mode                      int
		Date                              []int
	}
	if err := json.Unmarshal(out, &list); err != nil || len(list) != len(files) {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, f := range list {
		if f.Name != files[i].Name || f.Flags != 1<<11 || f.Local != 1<<11 || f.Size != len(files[i].Data) || f.Extra != 0 || f.Method != method || f.System != 3 || f.Mode != 0o100644<<16 {
			t.Errorf("%+v", f)
		}
		if f.Date[0] != 2020 || f.Date[1] != 12 || f.Date[2] != 31 || f.Date[3]+f.Date[4]+f.Date[5] != 0 {
			t.Errorf("%s is of %v", f.Name, f.Date)
		}
	}
}

// Info-ZIP shows the names as they are.
func TestUnzip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.zip")
	if err := os.WriteFile(path, made(t, 0), 0o644); err != nil {
		t.Fatal(err)
	}
	list := exec.Command("unzip", "-l", path)
	list.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, err := list.CombinedOutput()
	for _, f := range files {
		if err != nil || !bytes.Contains(out, []byte("   "+f.Name+"\n")) {
			t.Errorf("%s (%v) is not in\n%s", f.Name, err, out)
		}
	}
}

// A zip cannot state a year before 1980.
func TestDosDate(t *testing.T) {
	for want, d := range map[uint16][3]int{40<<9 | 12<<5 | 31: {2020, 12, 31}, 1<<5 | 2: {1949, 1, 2}} {
		date, _ := calendar.NewDate(d[0], d[1], d[2])
		if got := dosDate(date); got != want {
			t.Errorf("%v: %d, want %d", d, got, want)
		}
	}
}
