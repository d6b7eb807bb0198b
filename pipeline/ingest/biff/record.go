package biff

import (
	"encoding/binary"

	"zonereport/pipeline/grid"
)

// Record types (2.3.2), as far as they are read.
const (
	recFormula     = 0x0006
	recEOF         = 0x000A
	recDate1904    = 0x0022
	recExternSheet = 0x0017
	recNote        = 0x001C
	recFilePass    = 0x002F
	recFont        = 0x0031
	recContinue    = 0x003C
	recCodePage    = 0x0042
	recColInfo     = 0x007D
	recBoundSheet  = 0x0085
	recFilterMode  = 0x009B
	recMulRK       = 0x00BD
	recRString     = 0x00D6
	recXF          = 0x00E0
	recMergeCells  = 0x00E5
	recSST         = 0x00FC
	recLabelSST    = 0x00FD
	recNumber      = 0x0203
	recLabel       = 0x0204
	recBoolErr     = 0x0205
	recString      = 0x0207
	recSupBook     = 0x01AE
	recRow         = 0x0208
	recRK          = 0x027E
	recFormula3    = 0x0206 // FORMULA as BIFF3 numbered it, which some BIFF5 writers kept
	recFormula4    = 0x0406 // the same of BIFF4
	recFormat      = 0x041E
	recBOF         = 0x0809
)

// record is one record; its CONTINUE records are kept apart, because strings restart at
// them (2.5.293).
type record struct {
	kind   uint16
	at     int // where it begins in the stream
	chunks [][]byte
}

// data is the record itself, without its CONTINUE records.
func (r *record) data() []byte { return r.chunks[0] }

// records walks through the records of a stream from a position on (2.1.4).
type records struct {
	stream []byte
	pos    int
	chunks [][]byte // reused
}

// next takes one record with the CONTINUE records behind it. The end of the stream is
// damage: every substream ends with an EOF record.
func (r *records) next() (record, error) {
	at := r.pos
	kind, data, err := r.one()
	if err != nil {
		return record{}, err
	}
	r.chunks = append(r.chunks[:0], data)
	for r.pos+4 <= len(r.stream) && binary.LittleEndian.Uint16(r.stream[r.pos:]) == recContinue {
		_, data, err := r.one()
		if err != nil {
			return record{}, err
		}
		r.chunks = append(r.chunks, data)
	}
	return record{kind, at, r.chunks}, nil
}

// one takes one bare record: type, length, data.
func (r *records) one() (kind uint16, data []byte, err error) {
	if r.pos+4 > len(r.stream) {
		return 0, nil, grid.Refuse(grid.Damaged, "cut at byte %d of the workbook", r.pos)
	}
	kind = binary.LittleEndian.Uint16(r.stream[r.pos:])
	from := r.pos + 4
	to := from + int(binary.LittleEndian.Uint16(r.stream[r.pos+2:]))
	if to > len(r.stream) {
		return 0, nil, grid.Refuse(grid.Damaged, "record %#04x at byte %d of the workbook is cut", kind, r.pos)
	}
	r.pos = to
	return kind, r.stream[from:to], nil
}

// substream kinds of BOF (2.4.21, field dt).
const (
	dtGlobals = 0x0005
	dtSheet   = 0x0010
)

// beginning is a BOF record.
type beginning struct{ version, dt uint16 }

const (
	biff8 = 0x0600
	biff5 = 0x0500
)

// begin takes the BOF record that a substream must begin with.
func (r *records) begin() (beginning, error) {
	rec, err := r.next()
	if err != nil {
		return beginning{}, err
	}
	switch rec.kind {
	case recBOF:
	case 0x0009, 0x0209, 0x0409: // BOF of BIFF2, 3 and 4
		return beginning{}, grid.Refuse(grid.OldFormat, "a workbook older than Excel 5")
	default:
		return beginning{}, grid.Refuse(grid.Damaged, "record %#04x at byte %d where a sheet should begin", rec.kind, rec.at)
	}
	if len(rec.data()) < 4 {
		return beginning{}, rec.broken()
	}
	start := beginning{rec.u16(0), rec.u16(2)}
	if start.version != biff8 && start.version != biff5 {
		return start, grid.Refuse(grid.OldFormat, "BIFF version %#04x", start.version)
	}
	return start, nil
}

// broken says that the content of a record contradicts its type.
func (r *record) broken() error {
	return grid.Refuse(grid.Damaged, "record %#04x at byte %d of the workbook is broken", r.kind, r.at)
}

// u16 and u32 read a field; the caller has checked the length.
func (r *record) u16(at int) uint16 { return binary.LittleEndian.Uint16(r.data()[at:]) }
func (r *record) u32(at int) uint32 { return binary.LittleEndian.Uint32(r.data()[at:]) }
