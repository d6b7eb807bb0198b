// Package protected opens workbooks that Excel has encrypted with a password that is no
// secret. To protect the structure of a workbook, or to mark it read-only, Excel encrypts the
// file with this fixed password and opens it without asking (design-life §11). A file with any
// other password stays closed.
//
//	agile.go      OOXML as Excel 2010 and later encrypt it ([MS-OFFCRYPTO] 2.3.4.10 to 15)
//	standard.go   OOXML as Excel 2007 does (2.3.4.5 to 9)
//	records.go    the records of .xls: XOR (2.3.7), RC4 (2.3.6), RC4 of CryptoAPI (2.3.5)
//
// The library that could decrypt OOXML (excelize) compares neither the password nor the
// length, and takes part of a second for every file with a password of its own.
package protected

import (
	"encoding/binary"
	"unicode/utf16"

	"zonereport/pipeline/grid"
)

// password is Excel's ([MS-XLS] 2.2.10).
const password = "VelvetSweatshop"

// sizePrefix is how many bytes before the encrypted package state its length.
const sizePrefix = 8

var (
	errOther  = grid.Refuse(grid.Encrypted, "encrypted with a password")
	errBroken = grid.Refuse(grid.Damaged, "the description of its encryption is broken")
)

// Package decrypts an OOXML package: info and encrypted are the streams EncryptionInfo and
// EncryptedPackage of the compound file. All errors are *grid.FileError: Encrypted for
// another password or a method that Excel does not use for this one, Damaged for streams
// that contradict themselves.
func Package(info, encrypted []byte) ([]byte, error) {
	if len(info) < 8 || len(encrypted) < sizePrefix {
		return nil, errBroken
	}
	size := binary.LittleEndian.Uint64(encrypted)
	body := encrypted[sizePrefix:]
	if size > uint64(len(body)) {
		return nil, grid.Refuse(grid.Damaged, "an encrypted package of %d bytes states %d", len(body), size)
	}
	major, minor := binary.LittleEndian.Uint16(info), binary.LittleEndian.Uint16(info[2:])
	var plain []byte
	var err error
	switch {
	case major == 4 && minor == 4:
		plain, err = agilePackage(info[8:], body)
	case major >= 2 && major <= 4 && minor == 2:
		plain, err = standardPackage(info[8:], body)
	default:
		err = errOther
	}
	if err != nil {
		return nil, err
	}
	if uint64(len(plain)) < size {
		return nil, grid.Refuse(grid.Damaged, "an encrypted package is cut")
	}
	return plain[:size], nil
}

// wide is the password in UTF-16, little endian.
func wide(secret string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(secret)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}

// number is a 32-bit number, little endian.
func number(n int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(n)) }
