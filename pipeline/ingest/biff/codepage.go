package biff

import (
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

var errCodePage = errors.New("a code page that is not read")

// codePages are the code pages of BIFF5 that are read (2.4.52; 10000 and on are those of
// the Macintosh, the values above 0x8000 those of Excel 5 itself).
var codePages = map[int]encoding.Encoding{
	936: simplifiedchinese.GB18030, 54936: simplifiedchinese.GB18030, 10008: simplifiedchinese.GB18030,
	950: traditionalchinese.Big5, 10002: traditionalchinese.Big5,
	932: japanese.ShiftJIS, 10001: japanese.ShiftJIS,
	949: korean.EUCKR, 10003: korean.EUCKR,
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855,
	858: charmap.CodePage858, 860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863,
	865: charmap.CodePage865, 866: charmap.CodePage866, 874: charmap.Windows874,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 0x8001: charmap.Windows1252,
	1253: charmap.Windows1253, 1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256,
	1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 0x8000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic,
}

// decodeBytes reads a string of BIFF5, one or two bytes a character in the code page of
// the workbook (2.4.52).
func decodeBytes(data []byte, codePage int) (string, error) {
	if isASCII(data) {
		return string(data), nil
	}
	enc := codePages[codePage]
	if enc == nil {
		return "", errCodePage
	}
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil || strings.ContainsRune(string(text), utf8.RuneError) {
		return "", errors.New("a string that cannot be decoded")
	}
	return string(text), nil
}

func isASCII(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
