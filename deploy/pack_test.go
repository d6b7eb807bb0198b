package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/cmd/zonereport/version"
)

var small = tree{
	{"双击运行.sh", []byte("#!/bin/sh\n"), executable},
	{"fonts/许可证/a.txt", []byte("许可"), readable},
	{"inputs/zone.toml", bytes.Repeat([]byte("name\n"), 1000), readable},
}

// The same files give the same bytes, and come out of the archive as they went in.
func TestPack(t *testing.T) {
	for _, windows := range []bool{false, true} {
		a := archive{name: "x", folder: "zonereport-1", windows: windows, files: small}
		packed, err := packAll([]archive{a, a})
		if err != nil || !bytes.Equal(packed[0], packed[1]) {
			t.Fatalf("packed twice, the bytes differ (%v)", err)
		}
		read := untar
		if windows {
			read = unzip
		}
		if diff := cmp.Diff(small, read(t, packed[0], a.folder+"/"), cmp.AllowUnexported(entry{})); diff != "" {
			t.Errorf("windows %t: %s", windows, diff)
		}
	}
}

func unzip(t *testing.T, data []byte, folder string) (got tree) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		content, err := fs.ReadFile(z, f.Name)
		if err != nil || f.NonUTF8 {
			t.Errorf("%s: %v", f.Name, err)
		}
		got = append(got, entry{f.Name[len(folder):], content, small[i].mode}) // Windows knows no modes
	}
	return got
}

func untar(t *testing.T, data []byte, folder string) (got tree) {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{"./": true}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if outer := filepath.Dir(filepath.Clean(h.Name)) + "/"; !seen[outer] || h.Uid+h.Gid != 0 || h.Uname != "" || !h.ModTime.Equal(version.Dated.Time()) {
			t.Errorf("%+v", h)
		}
		if h.Typeflag == tar.TypeDir {
			seen[h.Name] = true
			continue
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, entry{h.Name[len(folder):], content, fs.FileMode(h.Mode)})
	}
	return got
}

// The tar of a system unpacks it with names and modes, and sha256sum takes the list of checksums.
func TestUnpacks(t *testing.T) {
	files := append(small[:len(small):len(small)], entry{sumsFile, small.sums(), readable})
	data, err := archive{folder: "zonereport-1", files: files}.pack()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, call := range []*exec.Cmd{exec.Command("tar", "xzf", "-"), exec.Command("sh", "-c", "cd zonereport-1 && sha256sum -c --strict "+sumsFile)} {
		call.Dir, call.Stdin = dir, bytes.NewReader(data)
		if out, err := call.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "zonereport-1", "双击运行.sh"))
	if err != nil || info.Mode().Perm()&0o111 == 0 {
		t.Errorf("%v %v", info, err)
	}
}
