package ofd

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"slices"
)

// level is the compression.
const level = 6

// pack writes the zip: OFD.xml first, where readers look for it, the other parts as they were put,
// all dated by the report month. Sizes stand before the data, for readers of streams.
func (w *writer) pack() ([]byte, error) {
	last := len(w.parts) - 1
	parts := slices.Insert(slices.Clone(w.parts[:last]), 0, w.parts[last])
	var out, data bytes.Buffer
	z := zip.NewWriter(&out)
	squeeze, err := flate.NewWriter(&data, level)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		data.Reset()
		squeeze.Reset(&data)
		if _, err := squeeze.Write(p.data); err != nil {
			return nil, err
		}
		if err := squeeze.Close(); err != nil {
			return nil, err
		}
		to, err := z.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, Modified: w.doc.Period.End().Time(),
			CRC32: crc32.ChecksumIEEE(p.data), CompressedSize64: uint64(data.Len()), UncompressedSize64: uint64(len(p.data)),
		})
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(data.Bytes()); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return out.Bytes(), err
}
