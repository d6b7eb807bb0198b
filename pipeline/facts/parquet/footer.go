package parquet

import (
	"encoding/binary"
	"fmt"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// magic begins and ends a file; before the end stands how long the footer is.
const (
	magic  = "PAR1"
	ending = len(magic) + 4
)

// withoutIndex takes the index of pages out of a file. The library writes one of columns without bounds, too,
// which lists pages and no bounds of them: Spark reads no such file where it looks for rows by their values. A
// part of a table has few pages, so that nobody misses it.
func withoutIndex(data []byte) ([]byte, error) {
	if len(data) < ending {
		return nil, fmt.Errorf("a Parquet file of %d bytes", len(data))
	}
	end := len(data) - ending
	start := end - int(binary.LittleEndian.Uint32(data[end:]))
	var meta format.FileMetaData
	if err := thrift.Unmarshal(new(thrift.CompactProtocol), data[start:end], &meta); err != nil {
		return nil, fmt.Errorf("the footer of a Parquet file: %w", err)
	}
	pages := start // where the index begins
	for i := range meta.RowGroups {
		for j := range meta.RowGroups[i].Columns {
			c := &meta.RowGroups[i].Columns[j]
			for _, offset := range []int64{c.ColumnIndexOffset, c.OffsetIndexOffset} {
				if offset > 0 {
					pages = min(pages, int(offset))
				}
			}
			c.ColumnIndexOffset, c.ColumnIndexLength, c.OffsetIndexOffset, c.OffsetIndexLength = 0, 0, 0, 0
		}
	}
	footer, err := thrift.Marshal(new(thrift.CompactProtocol), &meta)
	if err != nil {
		return nil, fmt.Errorf("the footer of a Parquet file: %w", err)
	}
	file := append(data[:pages:pages], footer...)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(footer)))
	return append(file, magic...), nil
}
