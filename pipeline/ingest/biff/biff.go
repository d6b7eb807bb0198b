package biff

import "zonereport/pipeline/grid"

// Read reads a workbook from the bytes of its file, an OLE2 compound file. All errors are
// *grid.FileError: Encrypted (also for an encrypted .xlsx, which is such a compound file: see Package),
// Damaged, OldFormat for what is older than BIFF5, NotSpreadsheet for other documents.
func Read(data []byte) (*grid.Workbook, error) {
	streams, err := rootStreams(data)
	if err != nil {
		return nil, err
	}
	stream, err := workbookStream(streams, len(data))
	if err != nil {
		return nil, err
	}
	book, err := readWorkbook(stream)
	if err == nil {
		book.Modified = modified(streams, len(data))
	}
	return book, err
}

// readWorkbook reads the workbook stream: globals, then the sheets that they list.
func readWorkbook(stream []byte) (*grid.Workbook, error) {
	stream, err := unprotect(stream)
	if err != nil {
		return nil, err
	}
	g, err := readGlobals(stream)
	if err != nil {
		return nil, err
	}
	book := &grid.Workbook{Date1904: g.date1904, Looks: g.known.Looks, Links: g.links}
	total := 0
	for _, entry := range g.sheets {
		sheet, size, err := readSheet(stream, entry, g)
		if err != nil {
			return nil, err
		}
		if total += size; total > len(stream) {
			return nil, grid.Refuse(grid.Damaged, "sheets overlap")
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	if len(book.Sheets) == 0 {
		return nil, grid.Refuse(grid.Damaged, "no worksheet")
	}
	return book, nil
}
