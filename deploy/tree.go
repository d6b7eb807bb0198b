package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// sumsFile lists checksums, as sha256sum -c reads them.
const sumsFile = "SHA256SUMS"

// Modes of what stands in an archive.
const (
	readable   = 0o644
	executable = 0o755
)

// entry is one file of an archive.
type entry struct {
	name string // with slashes, from the top of the tree
	data []byte
	mode fs.FileMode
}

// tree is the files of an archive, in its order.
type tree []entry

// add puts a file that is only read into the tree.
func (t *tree) add(name string, data []byte) { *t = append(*t, entry{name, data, readable}) }

// sums lists the checksums of all files of a tree.
func (t tree) sums() []byte {
	var b bytes.Buffer
	for _, e := range t {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(e.data), e.name)
	}
	return b.Bytes()
}

// copy adds a file of this machine under a name.
func (t *tree) copy(file, name string) error {
	data, err := os.ReadFile(file)
	t.add(name, data)
	return err
}

// copyAll adds the files of a folder of this machine, those in it alone, under a folder's name.
func (t *tree) copyAll(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() { // of Python, say
			continue
		}
		if err := t.copy(filepath.Join(from, e.Name()), path.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// windowsText is a text as the editor of Windows wants it: marked as UTF-8, lines ended with CR LF.
func windowsText(text string) []byte {
	return []byte("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))
}
