package ingest

import (
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/ingest/markup"
)

// Content is what a file holds, told by its bytes and never by its name.
type Content string

const (
	// Package is an Office Open XML workbook: .xlsx, .xlsm.
	Package Content = "xlsx"
	// Compound is a workbook of Excel 5 to 2003 or WPS (BIFF): .xls, .et.
	Compound Content = "xls"
	// Page is an HTML page with tables.
	Page Content = "html"
	// Archive is a web archive (MHTML).
	Archive Content = "mhtml"
	// Spreadsheet is an XML Spreadsheet 2003.
	Spreadsheet Content = "xml"
	// Delimited is a text with delimiters: CSV, TSV.
	Delimited Content = "csv"
	// Foreign is nothing that spreadsheet programs write.
	Foreign Content = ""
)

// contentOf tells what a file holds.
func contentOf(data []byte) Content {
	switch {
	case hasPrefix(data, "PK\x03\x04", "PK\x05\x06"):
		return Package
	case hasPrefix(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return Compound
	case refuseForeign(data) != nil:
		return Foreign
	}
	switch markup.Sniff(data) {
	case markup.HTML:
		return Page
	case markup.Archive:
		return Archive
	case markup.Spreadsheet, markup.OtherXML:
		return Spreadsheet
	}
	return Delimited
}

// extensions are those under which a spreadsheet program saves a content.
var extensions = map[Content][]string{
	Package:     {".xlsx", ".xlsm", ".xltx", ".xltm"},
	Compound:    {".xls", ".xlt", ".et", ".ett"},
	Page:        {".html", ".htm"},
	Archive:     {".mht", ".mhtml"},
	Spreadsheet: {".xml"},
	Delimited:   {".csv", ".tsv", ".txt"},
}

// belies tells that a file's name promises another content.
func (c Content) belies(name string) bool {
	return !slices.Contains(extensions[c], strings.ToLower(path.Ext(name)))
}

// others are endings of spreadsheets that are not read in their form, and must be saved anew.
var others = []string{".xlsb", ".xla", ".xlam", ".ods", ".fods", ".ots", ".sxc", ".uos", ".uof", ".numbers", ".dbf"}

// IsSpreadsheetName says whether a file's name promises a spreadsheet, as far as spreadsheets
// alone bear such names: not .txt, .xml or .html.
func IsSpreadsheetName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return slices.Contains(extensions[Package], ext) || slices.Contains(extensions[Compound], ext) ||
		slices.Contains(others, ext) || ext == ".csv" || ext == ".tsv"
}
