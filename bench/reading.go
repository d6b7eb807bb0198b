package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/ingest"
)

// The workbook that reading measures: a million cells.
const (
	bigRows    = 100000
	bigColumns = 10
	bigStrings = 50000
)

// reading measures how long a workbook of a million cells takes to read, its checks
// included, and how much memory, beside excelize, which goes over the same rows and checks
// nothing.
func reading(args []string) error {
	flags := flag.NewFlagSet("reading", flag.ExitOnError)
	runs := flags.Int("runs", 5, "runs of each reader; medians are shown")
	if err := flags.Parse(args); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "zonereport-bench")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	return measureReading(filepath.Join(work, "million.xlsx"), *runs)
}

func measureReading(file string, runs int) error {
	if err := writeMillion(file); err != nil {
		return err
	}
	readers := []string{"zonereport", "excelize"}
	results := map[string][]result{}
	for range runs { // in turn, so that a busy machine slows both
		for _, reader := range readers {
			r, err := readApart(reader, file)
			if err != nil {
				return err
			}
			results[reader] = append(results[reader], r)
		}
	}
	fmt.Printf("a workbook of %d × %d cells read, median of %d runs\n", bigRows, bigColumns, runs)
	var seconds []float64
	for _, reader := range readers {
		r := median(results[reader])
		seconds = append(seconds, r.seconds)
		fmt.Printf("  %-10s %s\n", reader, r)
	}
	fmt.Printf("  %.2f times the time of excelize\n", seconds[0]/seconds[1])
	return nil
}

// readApart reads the file in a process of its own.
func readApart(reader, file string) (result, error) {
	self, err := os.Executable()
	if err != nil {
		return result{}, err
	}
	cmd := exec.Command(self, "read", "-with", reader, file)
	cmd.Stderr = os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return result{}, fmt.Errorf("%s: %w", reader, err)
	}
	return result{seconds: time.Since(start).Seconds(), peak: peakMemory(cmd.ProcessState)}, nil
}

// read reads one file with one of the readers and counts its cells.
func read(args []string) error {
	flags := flag.NewFlagSet("read", flag.ExitOnError)
	with := flags.String("with", "zonereport", "zonereport or excelize")
	profile := flags.String("profile", "", "file for a CPU profile")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("read needs one file")
	}
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	count := readOwn
	if *with == "excelize" {
		count = readExcelize
	}
	n, err := count(flags.Arg(0))
	if err == nil {
		fmt.Println(n, "cells")
	}
	return err
}

func readOwn(file string) (int, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	book, err := ingest.Open(filepath.Base(file), data)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			n += len(row.Cells)
		}
	}
	return n, nil
}

func readExcelize(file string) (n int, err error) {
	raw := excelize.Options{RawCellValue: true}
	f, err := excelize.OpenFile(file, raw)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return 0, err
		}
		for rows.Next() {
			cells, err := rows.Columns(raw)
			if err != nil {
				return 0, err
			}
			n += len(cells)
		}
		if err := errors.Join(rows.Error(), rows.Close()); err != nil {
			return 0, err
		}
	}
	return n, nil
}

func median(results []result) result {
	slices.SortFunc(results, func(a, b result) int { return int(1e6 * (a.seconds - b.seconds)) })
	return results[len(results)/2]
}

// writeMillion writes the workbook: addresses in each cell, texts shared, numbers with
// decimals, dates and percentages by their style, as Excel does.
func writeMillion(path string) error {
	parts := slices.Clone(workbookParts)
	parts[3][1] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	parts = append(parts, [2]string{"xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`})
	return writePackage(path, parts, map[string]func(io.Writer) error{
		"xl/sharedStrings.xml":     writeMillionStrings,
		"xl/worksheets/sheet1.xml": writeMillionRows,
	})
}

func writeMillionStrings(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	for i := range bigStrings {
		fmt.Fprintf(b, "<si><t>新昌企业第%d号有限公司</t></si>", i)
	}
	fmt.Fprint(b, "</sst>")
	return b.Flush()
}

func writeMillionRows(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for r := 1; r <= bigRows; r++ {
		fmt.Fprintf(b, `<row r="%d" spans="1:10">`, r)
		for c := range bigColumns {
			place := fmt.Sprintf("%c%d", 'A'+c, r)
			switch {
			case c%2 == 0:
				fmt.Fprintf(b, `<c r="%s" s="0" t="s"><v>%d</v></c>`, place, (r*7+c)%bigStrings)
			case c == 3:
				fmt.Fprintf(b, `<c r="%s" s="1"><v>%d</v></c>`, place, 43466+r%700)
			case c == 5:
				fmt.Fprintf(b, `<c r="%s" s="2"><v>%.17g</v></c>`, place, float64(r%997)/997)
			default:
				fmt.Fprintf(b, `<c r="%s"><v>%d.%02d</v></c>`, place, r*c, r%97)
			}
		}
		fmt.Fprint(b, "</row>")
	}
	fmt.Fprint(b, "</sheetData></worksheet>")
	return b.Flush()
}
