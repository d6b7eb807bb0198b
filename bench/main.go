// Command bench measures whole runs of the program: wall time, peak memory and the share of
// each stage on the inputs, and the same with a relocation ledger of 1, 10 and 100 times the
// households, to show how both grow; and one large PDF and one large workbook.
//
//	make bench
//	go run ./bench -runs 9 -factors 1,10
//	go run ./bench reading
//	go run ./bench corpus DIR
//	go run ./bench zones -dir DIR
//
// reading measures the spreadsheet reader alone, beside excelize; corpus opens every
// spreadsheet below a folder; zones publishes made-up zones and measures facts and SQL over them.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// households is the size of the sample's relocation ledger.
const households = 2923

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// commands are what stands first in the arguments; without one, whole runs are measured.
var commands = map[string]func(args []string) error{"zones": many, "reading": reading, "read": read, "corpus": corpus, "cells": cells}

func run(args []string) error {
	if len(args) > 0 && commands[args[0]] != nil {
		return commands[args[0]](args[1:])
	}
	program := flag.String("program", "bin/zonereport", "program to measure")
	paper := flag.String("paper", "bin/paper", "program that typesets one PDF, built from bench/paper")
	book := flag.String("book", "bin/book", "program that writes one workbook, built from bench/book")
	inputs := flag.String("inputs", "inputs", "inputs folder; its newest month is run")
	runs := flag.Int("runs", 5, "runs of each case; medians are shown")
	factors := flag.String("factors", "1,10,100", "sizes of the relocation ledger, in times the sample's")
	flag.Parse()
	return measureAll(*program, *paper, *book, *inputs, *runs, strings.Split(*factors, ","))
}

func measureAll(program, paper, book, inputs string, runs int, factors []string) error {
	work, err := os.MkdirTemp("", "zonereport-bench")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	sample, err := measure(program, inputs, work, runs)
	if err != nil {
		return err
	}
	fmt.Printf("inputs as they are, median of %d runs\n  %s\n", runs, sample)
	for _, s := range sample.stages {
		fmt.Printf("  %6.2f s  %4.1f%%  %s\n", s.seconds, 100*s.seconds/sample.seconds, s.name)
	}
	fmt.Println("relocation ledger grown")
	for _, text := range factors {
		factor, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("factor %q: %w", text, err)
		}
		grown := filepath.Join(work, "inputs-"+text)
		if err := grow(inputs, grown, factor*households); err != nil {
			return err
		}
		count := runs
		if factor >= 100 {
			count = 1
		}
		r, err := measure(program, grown, work, count)
		if err != nil {
			return err
		}
		fmt.Printf("  %4d× %7d households: %s\n", factor, factor*households, r)
	}
	if err := typeset(paper, work, runs); err != nil {
		return err
	}
	if err := enclose(book, work, runs); err != nil {
		return err
	}
	return measureReading(filepath.Join(work, "million.xlsx"), runs)
}
