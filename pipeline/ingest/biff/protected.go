package biff

import (
	"bytes"
	"encoding/binary"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/protected"
)

// Package gives the OOXML package that a compound file holds, encrypted with the password
// that is no secret; nil for a compound file that holds none. All errors are
// *grid.FileError: Encrypted for any other password, Damaged.
func Package(data []byte) ([]byte, error) {
	streams, err := rootStreams(data)
	if err != nil || streams["encryptedpackage"] == nil || streams["workbook"] != nil || streams["book"] != nil {
		return nil, nil
	}
	if streams["encryptioninfo"] == nil {
		return nil, grid.Refuse(grid.Encrypted, "a package encrypted with a password")
	}
	info, err := readStream(streams["encryptioninfo"], len(data))
	if err != nil {
		return nil, err
	}
	encrypted, err := readStream(streams["encryptedpackage"], len(data))
	if err != nil {
		return nil, err
	}
	return protected.Package(info, encrypted)
}

// Records that are never encrypted ([MS-XLS] 2.2.10).
const (
	recRRDHead      = 0x0138
	recRRDInfo      = 0x0196
	recUsrExcl      = 0x0194
	recFileLock     = 0x0195
	recInterfaceHdr = 0x00E1
)

// unprotect decrypts a workbook stream that the password opens that is no secret. A stream
// without encryption is given as it is.
func unprotect(stream []byte) ([]byte, error) {
	decrypt, err := encryption(stream)
	if err != nil || decrypt == nil {
		return stream, err
	}
	stream = bytes.Clone(stream)
	for pos := 0; pos+4 <= len(stream); {
		kind, from := binary.LittleEndian.Uint16(stream[pos:]), pos+4
		to := from + int(binary.LittleEndian.Uint16(stream[pos+2:]))
		if to > len(stream) {
			return nil, grid.Refuse(grid.Damaged, "record %#04x at byte %d of the workbook is cut", kind, pos)
		}
		pos = to
		switch kind {
		case recBOF, recFilePass, recUsrExcl, recFileLock, recInterfaceHdr, recRRDInfo, recRRDHead:
		case recBoundSheet: // its first field, a position, is plain
			plain := bytes.Clone(stream[from:min(from+4, to)])
			decrypt(from, stream[from:to])
			copy(stream[from:to], plain)
		default:
			decrypt(from, stream[from:to])
		}
	}
	return stream, nil
}

// encryption reads the FILEPASS record, which stands before anything that it encrypts; nil
// without one.
func encryption(stream []byte) (protected.Records, error) {
	walk := records{stream: stream}
	start, err := walk.begin()
	if err != nil {
		return nil, err
	}
	for {
		rec, err := walk.next()
		if err != nil {
			return nil, err
		}
		switch rec.kind {
		case recFilePass:
			return protected.FilePass(rec.data(), start.version == biff8)
		case recBoundSheet, recEOF:
			return nil, nil
		}
	}
}
