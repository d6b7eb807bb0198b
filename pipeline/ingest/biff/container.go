package biff

import (
	"bytes"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"zonereport/pipeline/grid"
)

// rootStreams lists the streams of a compound file by name, in lower case. Only the root
// counts: embedded objects have streams of the same names.
func rootStreams(data []byte) (map[string]*mscfb.File, error) {
	container, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, grid.Refuse(grid.Damaged, "compound file: %v", err)
	}
	streams := map[string]*mscfb.File{}
	for _, f := range container.File[1:] {
		if len(f.Path) == 0 && !f.FileInfo().IsDir() {
			streams[strings.ToLower(f.Name)] = f
		}
	}
	return streams, nil
}

// workbookStream takes the workbook out of the compound file: the stream "Workbook" of
// BIFF8 (2.1.2), else "Book" of BIFF5.
func workbookStream(streams map[string]*mscfb.File, limit int) ([]byte, error) {
	for _, name := range []string{"workbook", "book"} {
		if f := streams[name]; f != nil {
			return readStream(f, limit)
		}
	}
	if streams["encryptedpackage"] != nil {
		return nil, grid.Refuse(grid.Encrypted, "a package encrypted with a password")
	}
	return nil, grid.Refuse(grid.NotSpreadsheet, "a compound file without a workbook")
}

// readStream reads a stream whole; it cannot be longer than the file around it.
func readStream(f *mscfb.File, limit int) ([]byte, error) {
	if f.Size <= 0 || f.Size > int64(limit) {
		return nil, grid.Refuse(grid.Damaged, "stream %q of %d bytes in a file of %d", f.Name, f.Size, limit)
	}
	stream := make([]byte, f.Size)
	if _, err := io.ReadFull(f, stream); err != nil {
		return nil, grid.Refuse(grid.Damaged, "stream %q: %v", f.Name, err)
	}
	return stream, nil
}
