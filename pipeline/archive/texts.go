package archive

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"path"
	"regexp"
	"strings"
)

// Texts gives every text that stands in a file of a run folder: of JSON and CSV, of workbooks and OFD, of 查看.html. In
// files of its own but its findings a number is a figure and no text. A PDF has none that can be had; it says what its
// workbooks and its OFD say.
func Texts(name string, data []byte, own bool, give func(text string)) error {
	if all := give; own && name != "findings.json" {
		give = func(text string) {
			if !number.MatchString(text) && !digest.MatchString(text) && !identifier.MatchString(text) {
				all(text)
			}
		}
	}
	switch path.Ext(name) {
	case ".json":
		return ofJSON(data, give)
	case ".csv":
		return ofCSV(data, give)
	case ".xlsx", ".ofd":
		return ofPackage(data, give)
	case ".html":
		ofXML(data, give)
	case ".txt":
		give(string(data))
	}
	return nil
}

// identifier is that of an OFD file, a digest of its content.
var identifier = regexp.MustCompile(`^[0-9a-f]{32}$`)

var number = regexp.MustCompile(`^[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

func ofJSON(data []byte, give func(string)) error {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return fmt.Errorf("read JSON: %w", err)
	}
	walk(value, give)
	return nil
}

// walk gives the texts of a JSON value.
func walk(value any, give func(string)) {
	switch v := value.(type) {
	case string:
		give(v)
	case []any:
		for _, each := range v {
			walk(each, give)
		}
	case map[string]any:
		for _, each := range v {
			walk(each, give)
		}
	}
}

func ofCSV(data []byte, give func(string)) error {
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	for _, record := range records {
		for _, cell := range record {
			give(cell)
		}
	}
	return err
}

// maxPart is more than any part of a file of ours has.
const maxPart = 256 << 20

func ofPackage(data []byte, give func(string)) error {
	pack, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("read package: %w", err)
	}
	for _, f := range pack.File {
		if path.Ext(f.Name) == ".ttf" {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return fmt.Errorf("read package: %w", err)
		}
		text, err := io.ReadAll(io.LimitReader(part, maxPart))
		if err != nil {
			return fmt.Errorf("read package: %w", err)
		}
		ofXML(text, give)
	}
	return nil
}

// ofXML gives what stands between tags.
func ofXML(data []byte, give func(string)) {
	for {
		at := bytes.IndexByte(data, '>')
		if at < 0 {
			return
		}
		data = data[at+1:]
		end := bytes.IndexByte(data, '<')
		if end < 0 {
			return
		}
		if text := strings.TrimSpace(string(data[:end])); text != "" {
			give(html.UnescapeString(text))
		}
		data = data[end:]
	}
}
