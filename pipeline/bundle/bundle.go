// Package bundle puts files into one zip whose bytes follow from them alone, and which Windows Explorer,
// unzip and Python open with the right names.
package bundle

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/deflate"
)

// File is one file of a bundle.
type File struct {
	Name string // in UTF-8; folders with slashes
	Data []byte
}

// nameIsUTF8 is the general purpose bit 11 (APPNOTE 4.4.4, D.1): without it Windows reads names in the
// code page of the machine.
const nameIsUTF8 = 1 << 11

// readable is the mode that the files get where modes are known. That they have one says the zip was made on Unix
// (APPNOTE 4.4.2): the names of a zip made on MS-DOS Info-ZIP turns into the code page of DOS, whatever bit 11 says.
const readable = 0o644

// Versions that are needed to take out a file that was not compressed, and one that was (APPNOTE 4.4.3.2).
const (
	storable   = 10
	deflatable = 20
)

// Zip writes the files in their order, as they are: what goes into a bundle is compressed already, and
// no version of a compressor may change its bytes. All files bear the same date, at midnight. Sizes and
// checksums stand before each file, with no descriptor behind it (APPNOTE 4.3.9), as the oldest readers want it.
func Zip(files []File, date calendar.Date) ([]byte, error) {
	return pack(files, date, zip.FileHeader{Method: zip.Store, ReaderVersion: storable, CreatorVersion: storable}, func(data []byte) ([]byte, error) { return data, nil })
}

// Deflated writes the files as Zip does, compressed: a format of files that is a zip.
func Deflated(files []File, date calendar.Date) ([]byte, error) {
	return pack(files, date, zip.FileHeader{Method: zip.Deflate, ReaderVersion: deflatable, CreatorVersion: deflatable}, deflate.Raw)
}

// pack writes the files under headers of one kind, each as squeezed returns it.
func pack(files []File, date calendar.Date, kind zip.FileHeader, squeezed func([]byte) ([]byte, error)) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		data, err := squeezed(f.Data)
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", f.Name, err)
		}
		header := kind
		header.SetMode(readable)
		header.Name, header.Flags, header.CRC32 = f.Name, nameIsUTF8, crc32.ChecksumIEEE(f.Data)
		header.CompressedSize64, header.UncompressedSize64 = uint64(len(data)), uint64(len(f.Data))
		//lint:ignore SA1019 Modified would add an extra field; the classic date is all that a raw header writes
		header.ModifiedDate = dosDate(date)
		w, err := z.CreateRaw(&header)
		if err == nil {
			_, err = w.Write(data)
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
