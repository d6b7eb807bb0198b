package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/runfolder"
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
	months, err := monthFolders(outputs)
	for _, month := range months {
		if err := eachRunOf(outputs, month, give); err != nil {
			return err
		}
	}
	return err
}

// monthFolders lists the months that have a folder in outputs, in their order.
func monthFolders(outputs string) ([]calendar.Month, error) {
	entries, err := os.ReadDir(outputs)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("列出已发布的月份: %w", err)
	}
	var months []calendar.Month
	for _, e := range entries { // by name
		if month, err := calendar.ParseMonth(e.Name()); err == nil && month.String() == e.Name() && e.IsDir() {
			months = append(months, month)
		}
	}
	return months, nil
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
		manifest, err := readPublished(filepath.Join(outputs, month.String(), run, runfolder.ManifestName))
		if err = ignoreDamage(err); err != nil {
			return err
		}
		give(Folder{Period: month, Run: run, InForce: run == latest, Manifest: manifest})
	}
	return nil
}
