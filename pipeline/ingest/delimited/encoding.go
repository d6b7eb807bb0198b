package delimited

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zonereport/pipeline/grid"
)

const replacement = "\uFFFD"

// Decode makes UTF-8 of the bytes of a text file: by its byte order mark, else UTF-16 when
// it can be nothing else, UTF-8 when it is valid UTF-8, else GB18030, which contains GBK
// and GB2312. All errors are *grid.FileError of reason Damaged.
func Decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return decodeUTF8(data[3:])
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		if len(data)%2 != 0 {
			return "", grid.Refuse(grid.Damaged, "UTF-16 text ends within a character")
		}
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data, loneReplacements(data))
	case IsUTF16(data):
		bom := []byte("\xff\xfe")
		if data[0] == 0 || !looksUTF16(data, 1) {
			bom = []byte("\xfe\xff")
		}
		return Decode(append(bom, data...))
	case utf8.Valid(data) || isBrokenUTF8(data):
		return decodeUTF8(data)
	}
	// 84 31 A4 37 is U+FFFD in GB18030
	return decodeWith(simplifiedchinese.GB18030, data, bytes.Count(data, []byte("\x84\x31\xa4\x37")))
}

func decodeUTF8(data []byte) (string, error) {
	if utf8.Valid(data) {
		return checkNUL(string(data))
	}
	line := 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n <= 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[n:]
	}
	return "", grid.Refuse(grid.Damaged, "line %d: a character that is not UTF-8", line)
}

// decodeWith decodes the file; honest is the number of U+FFFD that the file itself holds,
// any other stands for bytes that mean nothing.
func decodeWith(enc encoding.Encoding, data []byte, honest int) (string, error) {
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", grid.Refuse(grid.Damaged, "text: %v", err)
	}
	text := strings.TrimPrefix(string(decoded), "\uFEFF")
	if strings.Count(text, replacement) > honest {
		line := 1 + strings.Count(text[:strings.Index(text, replacement)], "\n")
		return "", grid.Refuse(grid.Damaged, "line %d: a character that cannot be decoded", line)
	}
	return checkNUL(text)
}

// checkNUL refuses NUL characters: they fill files that were never written to their end.
func checkNUL(text string) (string, error) {
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", grid.Refuse(grid.Damaged, "line %d: a NUL character", 1+strings.Count(text[:i], "\n"))
	}
	return text, nil
}

// loneReplacements counts the U+FFFD of a UTF-16 text with byte order mark.
func loneReplacements(data []byte) int {
	n := 0
	for i := 2; i+1 < len(data); i += 2 {
		a, b := data[i], data[i+1]
		if data[0] == 0xff {
			a, b = b, a
		}
		if a == 0xff && b == 0xfd {
			n++
		}
	}
	return n
}

// isBrokenUTF8 tells UTF-8 with a few bad bytes (a cut file) from GBK: in Chinese UTF-8
// nearly all bytes beyond ASCII stand in groups of three, in GBK such groups are rare.
// Taken as GBK, a broken UTF-8 file would read as nonsense without an error.
func isBrokenUTF8(data []byte) bool {
	beyond, grouped := 0, 0
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		_, n := utf8.DecodeRune(data)
		if n >= 3 {
			grouped += n
		}
		beyond += n
		data = data[n:]
	}
	return grouped*4 > beyond*3
}

// IsUTF16 tells UTF-16 without a byte order mark. Any other text has no NUL bytes.
func IsUTF16(data []byte) bool {
	return len(data)%2 == 0 && bytes.IndexByte(data, 0) >= 0 && (looksUTF16(data, 1) || looksUTF16(data, 0))
}

// looksUTF16 tries one byte order, given by where the upper byte of a pair stands: nearly
// all of what is decoded must be ASCII, 汉字 or the punctuation of both, with a line break
// among it, and no control character.
func looksUTF16(data []byte, upper int) bool {
	usual, other, breaks := 0, 0, 0
	for i := 0; i+1 < len(data); i += 2 {
		switch c := uint16(data[i+upper])<<8 | uint16(data[i+1-upper]); {
		case c == '\n' || c == '\r':
			breaks++
		case c < ' ' && c != '\t' || c == 0xfffe || c == 0xffff:
			return false
		case c < 0x100, c >= 0x2000 && c < 0x2700, c >= 0x3000 && c < 0xa000, c >= 0xff00:
			usual++
		default:
			other++
		}
	}
	return breaks > 0 && other*20 <= usual
}
