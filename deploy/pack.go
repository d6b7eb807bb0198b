package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"zonereport/cmd/zonereport/version"
	"zonereport/pipeline/bundle"
)

// archive is what one platform gets.
type archive struct {
	name    string // zonereport-0.2.0-windows-amd64.zip
	folder  string // the one folder in it
	windows bool
	files   tree
}

// packAll packs the archives at the same time.
func packAll(made []archive) ([][]byte, error) {
	packed := make([][]byte, len(made))
	failed := make([]error, len(made))
	var wait sync.WaitGroup
	for i, a := range made {
		wait.Go(func() { packed[i], failed[i] = a.pack() })
	}
	wait.Wait()
	return packed, errors.Join(failed...)
}

// pack is the bytes of an archive: a zip for Windows Explorer, else a tar.
func (a archive) pack() ([]byte, error) {
	if !a.windows {
		return a.tar()
	}
	files := make([]bundle.File, len(a.files))
	for i, e := range a.files {
		files[i] = bundle.File{Name: path.Join(a.folder, e.name), Data: e.data}
	}
	return bundle.Deflated(files, version.Dated)
}

// tar packs as GNU tar does, names in UTF-8 as they are: the archives that every program of 麒麟 and 统信 meets
// each day. (In a PAX archive names stand in a record that KDE's programs pass over.)
func (a archive) tar() ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.DefaultCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	for _, dir := range a.folders() {
		err = errors.Join(err, t.WriteHeader(a.header(tar.Header{Typeflag: tar.TypeDir, Name: dir + "/", Mode: executable})))
	}
	for _, e := range a.files {
		err = errors.Join(err, t.WriteHeader(a.header(tar.Header{Typeflag: tar.TypeReg, Name: path.Join(a.folder, e.name), Mode: int64(e.mode), Size: int64(len(e.data))})))
		if err == nil {
			_, err = io.Copy(t, bytes.NewReader(e.data))
		}
	}
	err = errors.Join(err, t.Close(), z.Close())
	return b.Bytes(), err
}

// header fills in what all headers have alike: no owner, the day of the version.
func (a archive) header(h tar.Header) *tar.Header {
	h.Format, h.ModTime = tar.FormatGNU, version.Dated.Time()
	return &h
}

// folders are the folders of an archive, outer ones first.
func (a archive) folders() []string {
	list := []string{a.folder}
	for _, e := range a.files {
		for dir := path.Dir(e.name); dir != "."; dir = path.Dir(dir) {
			list = append(list, path.Join(a.folder, dir))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// baseName is the name of an archive, and of the one folder in it, without what its format adds.
func baseName(platform string) string {
	return "zonereport-" + version.Number + "-" + strings.ReplaceAll(platform, "/", "-")
}
