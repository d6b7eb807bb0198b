package protected

import (
	"bytes"
	"crypto/aes"
	"crypto/sha1"
	"encoding/binary"
)

// standardSpins is how often Office 2007 hashes a password (2.3.4.7).
const standardSpins = 50000

// verifier is by what a password is known (2.3.3).
type verifier struct{ salt, input, check []byte }

// header is the binary description of an encryption (2.3.2) and the verifier behind it.
type header struct {
	algorithm uint32
	keyBytes  int
	verifier
}

const (
	algRC4    = 0x6801
	algAES128 = 0x660e
	algAES192 = 0x660f
	algAES256 = 0x6610
)

// readHeader reads header and verifier; checked is how many bytes its encrypted hash takes.
func readHeader(data []byte, checked int) (h header, err error) {
	if len(data) < 4 {
		return h, errBroken
	}
	size := int64(binary.LittleEndian.Uint32(data))
	if data = data[4:]; size < 32 || size > int64(len(data)) {
		return h, errBroken
	}
	h.algorithm = binary.LittleEndian.Uint32(data[8:])
	h.keyBytes = int(binary.LittleEndian.Uint32(data[16:]) / 8)
	data = data[size:]
	if len(data) < 40+checked || binary.LittleEndian.Uint32(data) != 16 {
		return h, errBroken
	}
	h.verifier = verifier{salt: data[4:20], input: data[20:36], check: data[40 : 40+checked]}
	return h, nil
}

// standardPackage decrypts a package as Excel 2007 encrypts it: AES without chaining.
func standardPackage(info, body []byte) ([]byte, error) {
	h, err := readHeader(info, 32)
	if err != nil {
		return nil, err
	}
	if h.algorithm != algAES128 && h.algorithm != algAES192 && h.algorithm != algAES256 || h.keyBytes < 16 || h.keyBytes > 32 {
		return nil, errOther
	}
	block, err := aes.NewCipher(standardKey(h, password))
	if err != nil {
		return nil, errBroken
	}
	decrypt := func(data []byte) []byte {
		plain := make([]byte, len(data)/aes.BlockSize*aes.BlockSize)
		for i := 0; i < len(plain); i += aes.BlockSize {
			block.Decrypt(plain[i:], data[i:])
		}
		return plain
	}
	sum := sha1.Sum(decrypt(h.input))
	if !bytes.HasPrefix(decrypt(h.check), sum[:]) {
		return nil, errOther
	}
	return decrypt(body), nil
}

// standardKey makes the key of a password (2.3.4.7).
func standardKey(h header, secret string) []byte {
	sum := sha1.Sum(append(bytes.Clone(h.salt), wide(secret)...))
	for i := range standardSpins {
		sum = sha1.Sum(append(number(i), sum[:]...))
	}
	sum = sha1.Sum(append(sum[:], number(0)...))
	var key []byte
	for _, pad := range []byte{0x36, 0x5c} {
		padded := bytes.Repeat([]byte{pad}, 64)
		for i := range sum {
			padded[i] ^= sum[i]
		}
		half := sha1.Sum(padded)
		key = append(key, half[:]...)
	}
	return key[:h.keyBytes]
}
