package biff

import (
	"encoding/binary"
	"time"

	"github.com/richardlehane/mscfb"
)

const (
	propertySaved = 0x0D // PIDSI_LASTSAVE_DTM ([MS-OLEPS] 3.1.3)
	typeFiletime  = 0x40 // VT_FILETIME
	maxProperties = 1000
)

// epochs is how many seconds lie between 1601, where a FILETIME begins, and 1970.
const epochs = 11644473600

// modified reads when the workbook was last saved from the stream SummaryInformation
// ([MS-OLEPS] 2.21). It serves to tell two versions of a file apart and nothing else:
// properties that cannot be read are none.
func modified(streams map[string]*mscfb.File, limit int) time.Time {
	f := streams["summaryinformation"]
	if f == nil {
		return time.Time{}
	}
	data, err := readStream(f, limit)
	if err != nil {
		return time.Time{}
	}
	return lastSaved(data)
}

// lastSaved reads the property of that name from a property set stream.
func lastSaved(data []byte) time.Time {
	set := part(data, number(data, 44)) // behind the header and the set's FMTID
	for i := range min(number(set, 4), maxProperties) {
		if number(set, 8+8*i) != propertySaved {
			continue
		}
		value := part(set, number(set, 12+8*i))
		if number(value, 0) != typeFiletime || len(value) < 12 {
			return time.Time{}
		}
		if ticks := int64(binary.LittleEndian.Uint64(value[4:])); ticks > 0 { // of 100 nanoseconds
			return time.Unix(ticks/1e7-epochs, ticks%1e7*100).UTC()
		}
	}
	return time.Time{}
}

// number reads 32 bits, -1 behind the end.
func number(data []byte, at int) int {
	if at < 0 || at+4 > len(data) {
		return -1
	}
	return int(binary.LittleEndian.Uint32(data[at:]))
}

// part is what begins at a place, nothing behind the end.
func part(data []byte, at int) []byte {
	if at < 0 || at > len(data) {
		return nil
	}
	return data[at:]
}
