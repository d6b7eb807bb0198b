// Package bundle puts files into one zip whose bytes follow from them alone, and which Windows Explorer,
// unzip and Python open with the right names.
package bundle

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"

	"zonereport/pipeline/calendar"
)

// File is one file of a bundle.
type File struct {
	Name string // in UTF-8, without folders
	Data []byte
}

// nameIsUTF8 is the general purpose bit 11 (APPNOTE 4.4.4, D.1): without it Windows reads names in the
// code page of the machine.
const nameIsUTF8 = 1 << 11

// storable is the version that is needed to take out a file that was not compressed (APPNOTE 4.4.3.2).
const storable = 10

// Zip writes the files in their order, as they are: what goes into a bundle is compressed already, and
// no version of a compressor may change its bytes. All files bear the same date, at midnight. Sizes and
// checksums stand before each file, with no descriptor behind it (APPNOTE 4.3.9), as the oldest readers want it.
func Zip(files []File, date calendar.Date) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		size := uint64(len(f.Data))
		header := &zip.FileHeader{
			Name: f.Name, Method: zip.Store, Flags: nameIsUTF8, ReaderVersion: storable, CreatorVersion: storable,
			CRC32: crc32.ChecksumIEEE(f.Data), CompressedSize64: size, UncompressedSize64: size,
		}
		//lint:ignore SA1019 Modified would add an extra field; the classic date is all that a raw header writes
		header.ModifiedDate = dosDate(date)
		w, err := z.CreateRaw(header)
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", f.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return out.Bytes(), nil
}

// dosDate is a date as zip headers state it, which begins with the year 1980 (APPNOTE 4.4.6).
func dosDate(d calendar.Date) uint16 {
	t := d.Time()
	return uint16(min(max(t.Year()-1980, 0), 127)<<9 | int(t.Month())<<5 | t.Day())
}
