package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
)

// Folder is a run folder of a month, whatever is in it.
type Folder struct {
	Period   calendar.Month
	Run      string
	InForce  bool
	Manifest []byte // of manifest.json as it stands there; nil where it is lost
}

// EachRun gives every run folder of an outputs folder, the earliest first. A note of the latest that
// cannot be used puts none of its month in force.
func EachRun(outputs string, give func(Folder)) error {
	entries, err := os.ReadDir(outputs)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("列出已发布的月份: %w", err)
	}
	for _, e := range entries { // by name
		month, err := calendar.ParseMonth(e.Name())
		if err != nil || month.String() != e.Name() || !e.IsDir() {
			continue
		}
		if err := eachRunOf(outputs, month, give); err != nil {
			return err
		}
	}
	return nil
}

func eachRunOf(outputs string, month calendar.Month, give func(Folder)) error {
	latest, err := readLatest(filepath.Join(outputs, month.String(), latestName))
	if err = ignoreDamage(err); err != nil {
		return err
	}
	runs, err := Runs(outputs, month)
	if err != nil {
		return err
	}
	for _, run := range runs {
		manifest, err := readPublished(filepath.Join(outputs, month.String(), run, manifestName))
		if err = ignoreDamage(err); err != nil {
			return err
		}
		give(Folder{Period: month, Run: run, InForce: run == latest, Manifest: manifest})
	}
	return nil
}
