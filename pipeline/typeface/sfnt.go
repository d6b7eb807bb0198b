package typeface

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"sort"
)

// Magic numbers at the head of font files.
const (
	magicTrueType   = 0x00010000
	magicAppleTrue  = 0x74727565 // true
	magicCFF        = 0x4F54544F // OTTO
	magicCollection = 0x74746366 // ttcf
)

var (
	errCFF        = errors.New("字形是 CFF（OpenType/PostScript）轮廓，PDF 组件不能嵌入，请换用 TrueType 字形（.ttf）的版本")
	errNotFont    = errors.New("不是 TrueType 字体文件")
	errTruncated  = errors.New("字体文件不完整，请重新复制或安装")
	errNoUnicode  = errors.New("字体没有 Unicode 字符表")
	errRestricted = errors.New("字体许可不允许嵌入文档（OS/2 fsType）")
)

// tables maps a table's tag to its bytes.
type tables map[string][]byte

// part is where a table stands in the file.
type part struct{ offset, size int64 }

// directory maps a table's tag to its place within the file.
type directory map[string]part

// kept are the tables that a font is measured and cut by; of post no more than its head is. Outlines are read one by
// one, and nobody asks for other tables.
var kept = []string{"OS/2", "cmap", "cvt ", "fpgm", "gasp", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}

const postHead = 32

// readDirectory returns the tables of one face. face is its index in a collection (.ttc)
// and 0 otherwise.
func readDirectory(from *source, face int) (directory, error) {
	head, err := from.read(0, 12)
	if err != nil {
		return nil, err
	}
	start := int64(0)
	if binary.BigEndian.Uint32(head) == magicCollection {
		count := int(binary.BigEndian.Uint32(head[8:]))
		if face < 0 || face >= count {
			return nil, fmt.Errorf("字体合集里没有第 %d 个字体（共 %d 个）", face+1, count)
		}
		place, err := from.read(12+4*int64(face), 4)
		if err != nil {
			return nil, err
		}
		start = int64(binary.BigEndian.Uint32(place))
		if head, err = from.read(start, 12); err != nil {
			return nil, err
		}
	}
	switch binary.BigEndian.Uint32(head) {
	case magicTrueType, magicAppleTrue:
	case magicCFF:
		return nil, errCFF
	default:
		return nil, errNotFont
	}
	return readEntries(from, start+12, int(binary.BigEndian.Uint16(head[4:])))
}

func readEntries(from *source, start int64, count int) (directory, error) {
	entries, err := from.read(start, 16*int64(count))
	if err != nil {
		return nil, err
	}
	found := make(directory, count)
	for i := range count {
		entry := entries[16*i:]
		offset, size := int64(binary.BigEndian.Uint32(entry[8:])), int64(binary.BigEndian.Uint32(entry[12:]))
		if offset+size > from.size {
			return nil, errTruncated
		}
		found[string(entry[:4])] = part{offset, size}
	}
	if _, outlines := found["glyf"]; !outlines {
		if _, cff := found["CFF "]; cff {
			return nil, errCFF
		}
		return nil, errNotFont
	}
	return found, nil
}

// read reads the tables that are kept.
func (d directory) read(from *source) (tables, error) {
	t := tables{}
	for _, tag := range kept {
		p, there := d[tag]
		if !there {
			continue
		}
		if tag == "post" {
			p.size = min(p.size, postHead)
		}
		data, err := from.read(p.offset, p.size)
		if err != nil {
			return nil, err
		}
		t[tag] = data
	}
	return t, nil
}

// writeTables returns a single-face TrueType file of the tables, in the order of their tags.
func writeTables(t tables) []byte {
	tags := make([]string, 0, len(t))
	size := 12 + 16*len(t)
	for tag, data := range t {
		tags = append(tags, tag)
		size += (len(data) + 3) &^ 3
	}
	sort.Strings(tags)
	out := make([]byte, 12+16*len(tags), size)
	binary.BigEndian.PutUint32(out, magicTrueType)
	binary.BigEndian.PutUint16(out[4:], uint16(len(tags)))
	selector := bits.Len(uint(len(tags))) - 1
	binary.BigEndian.PutUint16(out[6:], uint16(16<<selector))
	binary.BigEndian.PutUint16(out[8:], uint16(selector))
	binary.BigEndian.PutUint16(out[10:], uint16(16*len(tags)-16<<selector))
	for i, tag := range tags {
		entry := out[12+16*i:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[4:], checksum(t[tag]))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(t[tag])))
		out = append(out, t[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// checksum is the sum of the table's big-endian 32-bit words.
func checksum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return sum + binary.BigEndian.Uint32(last[:])
}
