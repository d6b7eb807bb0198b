package ofd

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
)

// Count is how many pages a file has that Draw wrote.
func Count(file []byte) (int, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return 0, fmt.Errorf("read OFD: %w", err)
	}
	f, err := z.Open(root + "Document.xml")
	if err != nil {
		return 0, fmt.Errorf("read OFD: %w", err)
	}
	var doc struct {
		Pages []struct{} `xml:"Pages>Page"`
	}
	err = errors.Join(xml.NewDecoder(f).Decode(&doc), f.Close())
	if err != nil {
		return 0, fmt.Errorf("read OFD: %w", err)
	}
	return len(doc.Pages), nil
}
