package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/runfolder"
)

// Heal ends a last line that a kill or a full disk cut short, and says so in Chinese; "" says that
// nothing was torn. What is missing is put back where everything about it is certain; else the
// line was never acknowledged and is taken away. The caller holds the lock of the outputs folder.
func Heal(outputs string) (said string, err error) {
	var d disk.Disk
	path := filepath.Join(outputs, FileName)
	if err := d.Remove(path + disk.NextSuffix); err != nil {
		return "", fmt.Errorf("修复事件链: %w", err)
	}
	if whole, err := endsWhole(path); err != nil || whole {
		return "", err
	}
	c, err := Read(outputs)
	if err != nil || len(c.Torn) == 0 {
		return "", err
	}
	if line := c.complete(outputs); line != nil {
		err, said = d.Extend(path, append(line[len(c.Torn):], '\n'), c.size+len(c.Torn)), "已补全"
	} else {
		err, said = os.Truncate(path, int64(c.size)), "已去掉"
	}
	if err != nil {
		return "", fmt.Errorf("修复事件链: %w", err)
	}
	return fmt.Sprintf("%s 的最后一行没有写完（当时断电、被中止或磁盘已满），%s；此前的事件没有改动。", FileName, said), nil
}

// endsWhole says that the file ends with a line end, has nothing in it or is not there: most often so,
// and a long chain need not be read for it.
func endsWhole(path string) (whole bool, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("读取事件链: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	last := make([]byte, 1)
	if _, err := f.Seek(-1, io.SeekEnd); err != nil {
		return false, nil // empty, or not to be read so: Read tells
	}
	_, err = f.Read(last)
	return err == nil && last[0] == '\n', nil
}

// complete is the torn line as it was to be, nil where that is not certain: it lacks its line end
// only, or also checksums that the chain and the run folder give, and every byte that is there agrees.
func (c Chain) complete(outputs string) []byte {
	if _, wrong := c.follows(c.Torn); wrong == "" {
		return bytes.Clone(c.Torn)
	}
	e, ok := begun(c.Torn)
	if !ok {
		return nil
	}
	manifest, err := os.ReadFile(filepath.Join(outputs, e.Period, e.Run, runfolder.ManifestName))
	if err != nil {
		return nil
	}
	e.N, e.Manifest, e.Prev = c.lines+1, checksum(manifest), c.prev()
	line, err := plainjson.Line(e)
	if err != nil || !bytes.HasPrefix(line, c.Torn) {
		return nil
	}
	return line
}

// begun reads what a torn line states in full, up to the run, of an event that needs no details.
func begun(torn []byte) (e Event, ok bool) {
	d := json.NewDecoder(bytes.NewReader(torn))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return e, false
	}
	stated := map[string]string{}
	for {
		key, err := d.Token()
		if err != nil {
			break
		}
		value, err := d.Token()
		if err != nil {
			break
		}
		stated[fmt.Sprint(key)] = fmt.Sprint(value)
	}
	e = Event{At: stated["at"], Event: Kind(stated["event"]), Period: stated["period"], Run: stated["run"]}
	month, err := calendar.ParseMonth(e.Period)
	known := err == nil && month.String() == e.Period && runfolder.Number(e.Run) > 0
	return e, known && (e.Event == Published || e.Event == Adopted || e.Event == Verified)
}
