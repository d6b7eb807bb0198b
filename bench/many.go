package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"zonereport/bench/zones"
	"zonereport/pipeline/calendar"
)

// many publishes made-up zones with the program, writes their facts and runs the SQL of DuckDB over them, and prints
// how all three grow with the number of zones.
//
//	go run ./bench zones -dir DIR                      100 zones, December
//	go run ./bench zones -dir DIR -months 12           the whole year: an hour, 4 GB
//	go run ./bench zones -dir DIR -points 1,2,4 -at-once 2
//
// What DIR has is not published again, so that a trial can be cut off and taken up. It fails where verify.sql
// returns a row.
func many(args []string) error {
	flags := flag.NewFlagSet("zones", flag.ExitOnError)
	dir := flags.String("dir", "", "folder of the trial")
	program := flags.String("program", "bin/zonereport", "program to measure")
	fonts := flags.String("fonts", ".fonts", "folder of fonts")
	months := flags.Int("months", 1, "months of each zone: 12 for the year, 1 for December alone")
	points := flags.String("points", "1,10,100", "numbers of zones at which facts and SQL are measured")
	atOnce := flags.Int("at-once", 1, "runs at the same time")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *dir == "" {
		return errors.New("zones needs -dir")
	}
	trial := zones.Trial{}
	for path, to := range map[string]*string{*dir: &trial.Dir, *program: &trial.Program, *fonts: &trial.Fonts} {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		*to = absolute
	}
	year := zones.Months(12)[12-*months:]
	before := 0
	for _, text := range strings.Split(*points, ",") {
		count, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("points %q: %w", text, err)
		}
		if err := point(trial, year, before, count, *atOnce); err != nil {
			return err
		}
		before = count
	}
	return nil
}

// point brings the trial from one number of zones to a larger one, and measures there.
func point(trial zones.Trial, months []calendar.Month, before, count, atOnce int) error {
	var added []zones.Zone
	for n := before + 1; n <= count; n++ {
		added = append(added, zones.Zone{Number: n})
	}
	if err := trial.Make(added, months); err != nil {
		return err
	}
	start := time.Now()
	cpu, err := publishAll(trial, added, months, atOnce)
	if err != nil {
		return err
	}
	fmt.Printf("%d zones\n  runs       %d more zones × %d months, %d at once: %.1f s, CPU %.1f s\n",
		count, len(added), len(months), atOnce, time.Since(start).Seconds(), cpu.Seconds())
	var facts zones.Cost
	for _, z := range added {
		for _, m := range months {
			cost, err := trial.WriteFacts(z, m)
			if err != nil {
				return err
			}
			facts = facts.Plus(cost)
		}
	}
	bytes, files, err := parquet(trial.Facts())
	if err != nil {
		return err
	}
	rows, err := ask(trial.Facts(), "SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata('*/*/*/*.parquet')")
	if err != nil {
		return err
	}
	total, _ := rows[0][0].(float64)
	fmt.Printf("  facts      %.0f rows in %d files, %.1f MB, %.1f bytes a row; the zones added took %.1f s, CPU %.1f s\n",
		total, files, float64(bytes)/1e6, float64(bytes)/total, facts.Wall.Seconds(), facts.CPU.Seconds())
	return measureSQL(trial.Facts())
}

// publishAll publishes zones, some at the same time, and returns what the runs took of the processors.
func publishAll(trial zones.Trial, list []zones.Zone, months []calendar.Month, atOnce int) (time.Duration, error) {
	var (
		group  sync.WaitGroup
		mutex  sync.Mutex
		cpu    time.Duration
		failed error
		queue  = make(chan zones.Zone)
	)
	for range atOnce {
		group.Go(func() {
			for z := range queue {
				cost, err := trial.Publish(z, months)
				mutex.Lock()
				cpu, failed = cpu+cost.CPU, errors.Join(failed, err)
				mutex.Unlock()
			}
		})
	}
	for _, z := range list {
		queue <- z
	}
	close(queue)
	group.Wait()
	return cpu, failed
}

// parquet adds up the files of the facts.
func parquet(dir string) (bytes int64, files int, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".parquet" {
			return err
		}
		info, err := d.Info()
		if err == nil {
			bytes, files = bytes+info.Size(), files+1
		}
		return err
	})
	return bytes, files, err
}

// ask runs one statement in DuckDB.
func ask(facts, sql string) ([][]any, error) {
	file, err := os.CreateTemp("", "ask*.sql")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	if _, err := file.WriteString(sql); err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	answers, err := zones.DuckDB(".", facts, file.Name())
	if err != nil {
		return nil, err
	}
	return answers[0].Rows, nil
}

// measureSQL runs each file of SQL in a process of its own, for its memory.
func measureSQL(facts string) error {
	for _, name := range []string{"figures.sql", "campaign.sql", "verify.sql"} {
		files, err := zones.SQLFiles(facts, "duckdb", name)
		if err != nil {
			return err
		}
		for _, file := range files {
			answers, err := zones.DuckDB(".", facts, file)
			if err != nil {
				return err
			}
			a := answers[0]
			fmt.Printf("  %-40s %6.2f s, CPU %6.2f s, peak %d MB, %d rows\n", file, a.Seconds, a.CPU, a.Peak, len(a.Rows))
			if name == "verify.sql" && len(a.Rows) > 0 {
				return fmt.Errorf("%s returns %d rows; the first: %v", file, len(a.Rows), a.Rows[0])
			}
		}
	}
	return nil
}
