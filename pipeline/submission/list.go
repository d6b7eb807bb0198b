package submission

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/emmansun/gmsm/sm3"

	"zonereport/pipeline/bundle"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render"
)

// Entry is a line of the list.
type Entry struct {
	Name   string
	Pages  int // 0: it has none
	Bytes  int
	SHA256 string
	SM3    string // GB/T 32905-2016
}

// entry describes a file.
func entry(f bundle.File) Entry {
	pages, _ := render.Pages(f.Name, f.Data) // a file of which nobody can count them has none
	return Entry{Name: f.Name, Pages: pages, Bytes: len(f.Data), SHA256: hexadecimal(sha256.Sum256(f.Data)), SM3: hexadecimal(sm3.Sum(f.Data))}
}

func hexadecimal(sum [32]byte) string { return hex.EncodeToString(sum[:]) }

// listed puts the files in the order of their names, with the list of them behind.
func (p *packer) listed(files []bundle.File) []bundle.File {
	slices.SortFunc(files, func(a, b bundle.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		p.list = append(p.list, entry(f))
	}
	return append(files, bundle.File{Name: listName, Data: list(p.list)})
}

// byteOrderMark tells the Notepad of Windows 7 and WPS that a text is in UTF-8.
const byteOrderMark = "\uFEFF"

// list is 清单.txt: a table whose columns are parted by tabs, for people and programs, in UTF-8 with its mark and
// the line ends of Windows.
func list(entries []Entry) []byte {
	var b bytes.Buffer
	b.WriteString(byteOrderMark + "序号\t文件名\t页数\t字节\tSHA-256\tSM3\r\n")
	for i, e := range entries {
		pages := document.CannotBe
		if e.Pages > 0 {
			pages = strconv.Itoa(e.Pages)
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\t%d\t%s\t%s\r\n", i+1, e.Name, pages, e.Bytes, e.SHA256, e.SM3)
	}
	return b.Bytes()
}
