package ooxml

import (
	"errors"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ooxml"
)

// maxAgain bounds what is unzipped again because several parts refer to it.
const maxAgain = 16 << 20

// archive is the package of the file being read.
type archive struct{ *ooxml.Package }

func openArchive(data []byte) (*archive, error) {
	p, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	p.Limit = ooxml.MaxUnzipped + maxAgain
	return &archive{p}, nil
}

// reasons are those of package ooxml in the words of the readers.
var reasons = map[ooxml.Reason]grid.Reason{ooxml.Damaged: grid.Damaged, ooxml.TooLarge: grid.TooLarge, ooxml.Encrypted: grid.Encrypted}

// refusal makes an error of the package one of the readers.
func refusal(err error) error {
	var refused *ooxml.Error
	if errors.As(err, &refused) {
		return grid.Refuse(reasons[refused.Reason], "%s", refused.Detail)
	}
	return err
}

// inPart makes an error of reading a part a refusal that names it.
func inPart(name string, err error) error {
	var refused *grid.FileError
	if err = refusal(err); err == nil || errors.As(err, &refused) {
		return err
	}
	return grid.Refuse(grid.Damaged, "part %s: %v", name, err)
}

// address writes an A1 address, for messages.
func address(row, col int) string {
	return ledger.Address{Row: int32(row), Col: int32(col)}.String()
}
