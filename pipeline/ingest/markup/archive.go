package markup

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/delimited"
)

// readArchive reads the pages of a web archive (RFC 2557): Excel's "single file web page"
// holds a page per sheet.
func readArchive(data []byte, name string) (*grid.Workbook, error) {
	r := textproto.NewReader(bufio.NewReader(bytes.NewReader(data)))
	header, err := r.ReadMIMEHeader()
	if err != nil {
		return nil, grid.Refuse(grid.Damaged, "web archive: %v", err)
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") || params["boundary"] == "" {
		return nil, grid.Refuse(grid.OldFormat, "a web archive without parts")
	}
	if !bytes.Contains(data, []byte("--"+params["boundary"]+"--")) { // the reader takes any end of the file for the last part's
		return nil, grid.Refuse(grid.Damaged, "web archive: it ends before its last boundary")
	}
	parts := multipart.NewReader(r.R, params["boundary"])
	var tables []grid.Sheet
	var formats pageFormats
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return workbookOf(tables, formats.formats.Looks, name)
		}
		if err != nil {
			return nil, grid.Refuse(grid.Damaged, "web archive: %v", err)
		}
		found, err := readPart(part, &formats)
		if err != nil {
			return nil, err
		}
		if tables = append(tables, found...); len(tables) > grid.MaxSheets {
			return nil, grid.Refuse(grid.TooLarge, "more than %d tables", grid.MaxSheets)
		}
	}
}

// readPart gives the tables of one part, none when it is no page; a style sheet adds to formats.
func readPart(part *multipart.Part, formats *pageFormats) ([]grid.Sheet, error) {
	kind, _, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
	if err != nil || kind != "text/html" && kind != "text/css" {
		return nil, nil
	}
	var body io.Reader = part
	switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
	case "quoted-printable":
		body = quotedprintable.NewReader(part)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, part)
	}
	data, err := io.ReadAll(body)
	if err != nil {
		return nil, grid.Refuse(grid.Damaged, "web archive: %v", err)
	}
	text, err := delimited.Decode(data)
	if err != nil {
		return nil, err
	}
	if kind == "text/css" {
		formats.addSheet(text)
		return nil, nil
	}
	return readTables(text, formats)
}
