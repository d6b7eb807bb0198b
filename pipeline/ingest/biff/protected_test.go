package biff

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"zonereport/pipeline/grid"
)

// encrypted makes an .xls stream as Excel encrypts it with RC4 and a password ([MS-XLS]
// 2.2.10, [MS-OFFCRYPTO] 2.3.6); the first record behind the beginning is a FILEPASS of 54 bytes.
func encrypted(plain []byte, secret string) []byte {
	salt, input := []byte("0123456789abcdef"), []byte("fedcba9876543210")
	sum := md5.Sum(fields(utf16.Encode([]rune(secret))))
	sum = md5.Sum(bytes.Repeat(append(sum[:5:5], salt...), 16))
	start := sum
	key := func(n int) []byte {
		k := md5.Sum(binary.LittleEndian.AppendUint32(bytes.Clone(start[:5]), uint32(n)))
		return k[:]
	}
	use := func(n int, data []byte) []byte {
		c, err := rc4.NewCipher(key(n))
		if err != nil {
			panic(err)
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out
	}
	whole := bytes.Clone(plain)
	for n := 0; n*1024 < len(whole); n++ {
		copy(whole[n*1024:], use(n, whole[n*1024:min((n+1)*1024, len(whole))]))
	}
	check := md5.Sum(input)
	verifier := use(0, append(bytes.Clone(input), check[:]...))
	for pos := 0; pos < len(plain); {
		kind, size := binary.LittleEndian.Uint16(plain[pos:]), int(binary.LittleEndian.Uint16(plain[pos+2:]))
		copy(whole[pos:pos+4], plain[pos:pos+4])
		switch kind {
		case recBOF:
			copy(whole[pos+4:], plain[pos+4:pos+4+size])
		case recBoundSheet:
			copy(whole[pos+4:pos+8], plain[pos+4:pos+8])
		case recFilePass:
			copy(whole[pos+4:], fields(uint16(1), uint16(1), uint16(1), salt, verifier))
		}
		pos += 4 + size
	}
	return whole
}

// TestProtected reads .xls files that Excel encrypted: with the password that is no secret
// they open, with another they do not.
func TestProtected(t *testing.T) {
	globals := append([][]byte{rec(recFilePass, make([]byte, 54))}, globals8()...)
	var rows [][]byte
	for i := range uint16(200) { // over many blocks of 1024 bytes
		rows = append(rows, rec(recNumber, cell(i, 0, 0), double(float64(i)+0.5)), rec(recLabel, cell(i, 1, 0), uint16(2), wide("保护")))
	}
	plain := stream(biff8, globals, testSheet{name: "保护", records: rows})
	want, err := readWorkbook(stream(biff8, globals8(), testSheet{name: "保护", records: rows}))
	if err != nil {
		t.Fatal(err)
	}
	got, err := readWorkbook(encrypted(plain, "VelvetSweatshop"))
	if err != nil || len(got.Sheets) != 1 || dump(got.Sheets[0]) != dump(want.Sheets[0]) || got.Sheets[0].Name != "保护" {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := readWorkbook(encrypted(plain, "secret")); reason(err) != grid.Encrypted {
		t.Errorf("another password: %v", err)
	}
}
