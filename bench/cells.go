package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest"
)

// refusedCode is the exit code of "cells" for a refused file, panicMark what the detail of
// a refusal says when the reader had panicked.
const (
	refusedCode = 3
	panicMark   = "reading it failed"
)

// cells opens one file and writes its cells, a line each: number and name of the sheet,
// address, kind, text, number format, the texts quoted.
func cells(args []string) error {
	if len(args) != 1 {
		return errors.New("cells needs one file")
	}
	data, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	book, err := ingest.Open(filepath.Base(args[0]), data)
	if err != nil {
		var refused *grid.FileError
		if !errors.As(err, &refused) {
			return err
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(refusedCode)
	}
	out := bufio.NewWriter(os.Stdout)
	if err := writeCells(out, book); err != nil {
		return err
	}
	return out.Flush()
}

var kindNames = map[grid.Kind]string{
	grid.Text: "text", grid.Number: "number", grid.Bool: "bool", grid.Error: "error",
	grid.DateText: "date", grid.NoValue: "none", grid.Picture: "picture",
}

var formatNames = map[grid.Format]string{grid.General: "general", grid.Percent: "percent", grid.DateTime: "date"}

func writeCells(w io.Writer, book *grid.Workbook) error {
	for i, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				address, err := excelize.CoordinatesToCellName(c.Col, row.Line)
				if err != nil {
					return err
				}
				if _, err := fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\n", i, strconv.Quote(s.Name), address, kindNames[c.Kind], strconv.Quote(c.Text), formatNames[c.Format]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
