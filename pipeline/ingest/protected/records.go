package protected

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/binary"
	"math/bits"
)

// Records decrypts the data of a record of .xls in place; at is where the data begins in the
// stream.
type Records func(at int, data []byte)

// kinds of encryption that a FILEPASS record names ([MS-XLS] 2.4.117).
const (
	byXOR = 0
	byRC4 = 1
)

// xorKey, xorCheck and xorArray are what method 1 of [MS-OFFCRYPTO] 2.3.7 makes of the
// password.
const (
	xorKey   = 0xb359
	xorCheck = 0x9a0a
)

var xorArray = [16]byte{0x87, 0x6b, 0x9a, 0xe2, 0x1e, 0xe3, 0x05, 0x62, 0x1e, 0x69, 0x96, 0x60, 0x98, 0x6e, 0x94, 0x04}

// FilePass reads the data of a FILEPASS record, which of BIFF8 names the kind of encryption
// first. All errors are *grid.FileError: Encrypted for another password, Damaged.
func FilePass(data []byte, biff8 bool) (Records, error) {
	kind := byXOR
	if biff8 {
		if len(data) < 2 {
			return nil, errOther
		}
		kind, data = int(binary.LittleEndian.Uint16(data)), data[2:]
	}
	if len(data) < 4 {
		return nil, errOther
	}
	first, second := binary.LittleEndian.Uint16(data), binary.LittleEndian.Uint16(data[2:])
	switch {
	case kind == byXOR:
		if first != xorKey || second != xorCheck {
			return nil, errOther
		}
		return exclusiveOr, nil
	case kind == byRC4 && first == 1 && second == 1:
		return shortRC4(data[4:], password)
	case kind == byRC4 && first >= 2 && first <= 4 && second == 2:
		return apiRC4(data[4:], password)
	}
	return nil, errOther
}

// exclusiveOr is method 1 of [MS-OFFCRYPTO] 2.3.7.3; where it begins in its array, [MS-XLS]
// 2.2.10 says.
func exclusiveOr(at int, data []byte) {
	from := at + len(data)
	for i := range data {
		data[i] = bits.RotateLeft8(data[i]^xorArray[(from+i)%16], 3)
	}
}

// shortRC4 is RC4 with a key of 40 bits (2.3.6).
func shortRC4(data []byte, secret string) (Records, error) {
	if len(data) < 48 {
		return nil, errBroken
	}
	v := verifier{data[:16], data[16:32], data[32:48]}
	sum := md5.Sum(wide(secret))
	sum = md5.Sum(bytes.Repeat(append(sum[:5:5], v.salt...), 16))
	key := sum[:5]
	return v.records(func(block int) []byte {
		sum := md5.Sum(append(key[:5:5], number(block)...))
		return sum[:]
	}, func(input []byte) []byte { sum := md5.Sum(input); return sum[:] })
}

// apiRC4 is RC4 as the CryptoAPI does it (2.3.5).
func apiRC4(data []byte, secret string) (Records, error) {
	if len(data) < 4 {
		return nil, errBroken
	}
	h, err := readHeader(data[4:], sha1.Size) // flags, which the header repeats
	if err != nil {
		return nil, err
	}
	if h.keyBytes == 0 {
		h.keyBytes = 5 // 40 bits where it is not stated
	}
	if h.algorithm != algRC4 || h.keyBytes < 5 || h.keyBytes > 16 {
		return nil, errOther
	}
	start := sha1.Sum(append(bytes.Clone(h.salt), wide(secret)...))
	return h.records(func(block int) []byte {
		sum := sha1.Sum(append(start[:], number(block)...))
		key := sum[:h.keyBytes]
		if h.keyBytes == 5 { // 2.3.5.2: filled up to 128 bits
			key = append(bytes.Clone(key), make([]byte, 11)...)
		}
		return key
	}, func(input []byte) []byte { sum := sha1.Sum(input); return sum[:] })
}

// block is how many bytes of a stream are encrypted with one key ([MS-XLS] 2.2.10).
const block = 1024

// records checks the password and gives the decryption of a stream of which every block has
// a key of its own.
func (v verifier) records(key func(block int) []byte, sum func([]byte) []byte) (Records, error) {
	c, err := rc4.NewCipher(key(0))
	if err != nil {
		return nil, errBroken
	}
	input, check := make([]byte, len(v.input)), make([]byte, len(v.check))
	c.XORKeyStream(input, v.input)
	c.XORKeyStream(check, v.check)
	if !bytes.Equal(check, sum(input)) {
		return nil, errOther
	}
	known := -1
	var stream [block]byte
	return func(at int, data []byte) {
		for i := range data {
			if n := (at + i) / block; n != known {
				known, stream = n, [block]byte{}
				if c, err := rc4.NewCipher(key(n)); err == nil { // the keys are as long as that of block 0
					c.XORKeyStream(stream[:], stream[:])
				}
			}
			data[i] ^= stream[(at+i)%block]
		}
	}, nil
}
