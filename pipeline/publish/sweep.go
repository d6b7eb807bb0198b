package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

// Names in a month folder. Those with a dot are there only while a run is at work.
const (
	latestName     = "latest"
	returnedName   = "returned"
	buildingName   = ".building"     // the run folder before it is whole
	publishingName = ".publishing"   // number of the run that is being put in force
	returningName  = ".returning"    // returned before it is whole
	replacedName   = ".returned-old" // returned until its successor stands
)

// sweep removes what a killed run left, in every month and in the store. The runs in force and all
// earlier ones stay untouched.
func (o *Outputs) sweep() error {
	months, err := monthFolders(o.dir)
	if err != nil {
		return err
	}
	for _, period := range months {
		month := filepath.Join(o.dir, period.String())
		if err := o.sweepMonth(period); err != nil {
			return err
		}
		if left, err := os.ReadDir(month); err == nil && len(left) == 0 {
			if err := o.disk.Remove(month); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(o.sweepPackages(), o.sweepPapers()); err != nil {
		return err
	}
	_, _ = o.TellStale() // what could not be told now is told at the end of the run
	return o.sweepStore()
}

// sweepMonth removes a run folder that was finished but not put in force, and every
// half-built thing. If the run that was being published is in force, it finishes its
// work: the files returned before it are obsolete.
func (o *Outputs) sweepMonth(period calendar.Month) error {
	month := filepath.Join(o.dir, period.String())
	number, err := readNote(filepath.Join(month, publishingName))
	if err != nil {
		return err
	}
	latest, err := readLatest(filepath.Join(month, latestName))
	if err := ignoreDamage(err); err != nil {
		return err
	}
	var obsolete []string
	if number != "" && number != latest {
		if err := o.disk.Remove(filepath.Join(month, number)); err != nil {
			return err
		}
		if err := o.journal().Withdrawn(period, number); err != nil {
			return err
		}
	}
	if number != "" && number == latest {
		obsolete = append(obsolete, returnedName, replacedName)
	}
	obsolete = append(obsolete, removingName, buildingName, latestName+disk.NextSuffix, publishingName+disk.NextSuffix, publishingName)
	for _, name := range obsolete {
		if err := o.disk.Remove(filepath.Join(month, name)); err != nil {
			return err
		}
	}
	if err := o.settleReturned(period); err != nil {
		return err
	}
	return o.disk.Sync(month)
}

// readLatest reads the name of the run in force; "" is none. It takes what an editor makes
// of the file, as somebody may put an earlier run in force by hand.
func readLatest(path string) (string, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	name := strings.TrimSpace(string(data))
	if runfolder.Number(name) == 0 {
		return "", &DamagedError{Path: path, Reason: errAltered}
	}
	return name, nil
}

// readNote reads the note of the run that is being published. One that does not end in a
// line break was cut off and says nothing; so does one that is not there.
func readNote(path string) (string, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("读取 %s: %w", filepath.Base(path), err)
	}
	name, whole := strings.CutSuffix(string(data), "\n")
	if !whole || runfolder.Number(name) == 0 {
		return "", nil
	}
	return name, nil
}

// runNumbers lists the numbers of the run folders of a month, rising; none where there is no month.
func runNumbers(month string) ([]int, error) {
	entries, err := os.ReadDir(month)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("列出已发布的运行: %w", err)
	}
	var numbers []int
	for _, e := range entries {
		if n := runfolder.Number(e.Name()); n > 0 {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers, nil
}
