package ingest

import (
	"bytes"
	"path"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/biff"
	"zonereport/pipeline/ingest/delimited"
	"zonereport/pipeline/ingest/markup"
	"zonereport/pipeline/ingest/ooxml"
)

// maxTextFile is more bytes than any ledger has as text: a million cells take a tenth of it.
const maxTextFile = 128 << 20

// open reads a spreadsheet file of any format. The content decides the format, never the
// extension of name; name only gives a delimited text its sheet name. All errors are
// *grid.FileError; also a panic of a library becomes one, so that one file cannot end the
// run.
func open(name string, data []byte) (book *grid.Workbook, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			book, err = nil, grid.Refuse(grid.Damaged, "reading it failed: %v", cause)
		}
	}()
	content := contentOf(data)
	if content != Package && content != Compound && len(data) > maxTextFile {
		return nil, grid.Refuse(grid.TooLarge, "a text of more than %d MiB", maxTextFile>>20)
	}
	switch content {
	case Package:
		return ooxml.Read(data)
	case Compound:
		if pack, err := biff.Package(data); pack != nil || err != nil {
			return readPackage(pack, err)
		}
		return biff.Read(data)
	case Page, Archive, Spreadsheet:
		return markup.Read(data, markup.Sniff(data), sheetName(name))
	case Delimited:
		return delimited.Read(data, sheetName(name))
	}
	return nil, refuseForeign(data)
}

// readPackage reads the package that was inside a protected file.
func readPackage(pack []byte, err error) (*grid.Workbook, error) {
	if err != nil {
		return nil, err
	}
	return ooxml.Read(pack)
}

// Unprotected gives the workbook inside a file that Excel encrypted with the password that
// is no secret (see package protected), so that it can be marked; any other file as it is.
func Unprotected(data []byte) []byte {
	if contentOf(data) != Compound {
		return data
	}
	if pack, err := biff.Package(data); err == nil && pack != nil {
		return pack
	}
	return data
}

// sheetName is the file's name without folder and extension (design §3, findings.json).
func sheetName(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

// foreign are the beginnings of files that are met under spreadsheet names.
var foreign = []struct {
	magic, name string
	reason      grid.Reason
}{
	{"%PDF", "a PDF document", grid.NotSpreadsheet},
	{"{\\rtf", "an RTF document", grid.NotSpreadsheet},
	{"\x89PNG", "an image", grid.NotSpreadsheet},
	{"\xff\xd8\xff", "an image", grid.NotSpreadsheet},
	{"GIF8", "an image", grid.NotSpreadsheet},
	{"Rar!", "a RAR archive", grid.NotSpreadsheet},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", grid.NotSpreadsheet},
	{"\x1f\x8b", "a gzip archive", grid.NotSpreadsheet},
	{"\x09\x00\x04\x00", "a workbook of Excel 2", grid.OldFormat},
	{"\x09\x02\x06\x00", "a workbook of Excel 3", grid.OldFormat},
	{"\x09\x04\x06\x00", "a workbook of Excel 4", grid.OldFormat},
	{"\x09\x08", "a bare BIFF stream", grid.OldFormat},
}

// sniffed is how much of a file tells text from binary data.
const sniffed = 4096

// refuseForeign refuses what is neither a spreadsheet container nor text.
func refuseForeign(data []byte) error {
	if len(data) == 0 {
		return grid.Refuse(grid.NotSpreadsheet, "the file is empty")
	}
	for _, f := range foreign {
		if hasPrefix(data, f.magic) {
			return grid.Refuse(f.reason, "%s", f.name)
		}
	}
	wide := hasPrefix(data, "\xff\xfe", "\xfe\xff") || delimited.IsUTF16(data)
	if !wide && bytes.IndexByte(data[:min(len(data), sniffed)], 0) >= 0 {
		return grid.Refuse(grid.NotSpreadsheet, "binary data of an unknown kind")
	}
	return nil
}

func hasPrefix(data []byte, prefixes ...string) bool {
	for _, p := range prefixes {
		if bytes.HasPrefix(data, []byte(p)) {
			return true
		}
	}
	return false
}
