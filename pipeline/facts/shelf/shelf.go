// Package shelf keeps the folder of facts (design-life §20): the parts of many zones and months, current.json
// that names the files in force, and what is made of all of them.
//
//	DIR/
//	  .lock .running                                    who is at work
//	  .pending                                          what a call is about to change
//	  current.json                                      the files in force
//	  <table>/period=2020-12/zone=<code>/r1-1a2b3c4d.parquet
//	  definitions/<hash>.json  sql/                     made of all parts
//
// Whoever changes the folder holds its lock. New files are written beside their names, current.json names them,
// then they get their names and those that are no longer in force go: what a killed call has left, the next one
// settles (pending.go).
package shelf

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zonereport/pipeline/disk"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/runfolder"
)

// CurrentName is the file that names the files in force.
const CurrentName = "current.json"

// Current is current.json: what is in force. Paths are relative to the folder, with slashes.
type Current struct {
	Parts    []Part    `json:"parts"`    // by period, then zone
	Editions []Edition `json:"editions"` // the main one first
	Files    []string  `json:"files"`    // of all parts, sorted
}

// Has says that a table has files.
func (c Current) Has(table string) bool {
	i, _ := slices.BinarySearch(c.Files, table+"/")
	return i < len(c.Files) && strings.HasPrefix(c.Files[i], table+"/")
}

// Part is a run in force, whose files stand in every table.
type Part struct {
	Zone    string `json:"zone"` // its code, else its name
	Name    string `json:"name"`
	Code    string `json:"code,omitempty"`
	Period  string `json:"period"`
	Run     string `json:"run"`
	Edition string `json:"edition"`        // hash of its definitions
	Figures string `json:"figures_sha256"` // of its figures.json
	Rows    int    `json:"rows"`           // of all tables
}

// Folder is where in each table the part's file stands: period=2020-12/zone=330624.
func (p Part) Folder() string { return "period=" + p.Period + "/zone=" + fit(p.Zone) }

// Edition is the definitions of some of the parts.
type Edition struct {
	Hash  string `json:"hash"`
	Parts int    `json:"parts"`
}

// Fresh is a part with its files.
type Fresh struct {
	Part
	Tables []Table
}

// Table is a part's rows in a table, as a file.
type Table struct {
	Name string
	Data []byte
}

// Path is where a part's table stands: its name tells the run and the content.
func (f Fresh) Path(t Table) string {
	return path.Join(t.Name, f.Folder(), f.Run+"-"+runfolder.Checksum(t.Data)[:8]+".parquet")
}

// Shelf is a folder of facts that this process alone may change until Close.
type Shelf struct {
	dir     string
	disk    disk.Disk
	lock    *disk.Lock
	Current Current
}

// Open makes the folder if there is none, waits up to wait for another process to end, and settles what a killed
// one has left. The error is a *disk.BusyError while another is at work, an *inputs.Error for a folder of
// something else.
func Open(dir, doing string, wait time.Duration) (*Shelf, error) {
	return open(dir, doing, wait, disk.Disk{})
}

func open(dir, doing string, wait time.Duration, d disk.Disk) (*Shelf, error) {
	if err := d.MakePath(dir); err != nil {
		return nil, fmt.Errorf("建立导出文件夹: %w", err)
	}
	if err := foreign(dir); err != nil { // before a lock is put into it
		return nil, err
	}
	lock, err := disk.Acquire(dir, doing, wait)
	if err != nil {
		return nil, err
	}
	s := &Shelf{dir: dir, disk: d, lock: lock}
	if err := s.begin(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// foreign refuses a folder that holds something and is no folder of facts.
func foreign(dir string) error {
	if disk.Exists(filepath.Join(dir, CurrentName)) {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !slices.Contains([]string{disk.LockName, disk.RunningName, CurrentName + disk.NextSuffix}, e.Name()) {
			return inputs.Missing("文件夹 %s 里有别的内容（如 %s），又没有 %s，不是导出的文件夹。请用 --to 指明一个空的或新的文件夹。", dir, e.Name(), CurrentName)
		}
	}
	return nil
}

// begin reads what is in force and settles what was begun.
func (s *Shelf) begin() error {
	s.Current = Current{}
	data, err := os.ReadFile(s.path(CurrentName))
	if errors.Is(err, fs.ErrNotExist) {
		if err := foreign(s.dir); err != nil {
			return err
		}
		return s.write()
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &s.Current); err != nil {
		return inputs.Missing("%s 不能读取（%v）。它说明哪些文件有效，没有它不能再写。请换一个空文件夹重新导出全部开发区，核对后删去这个文件夹。", s.path(CurrentName), err)
	}
	if err := s.disk.Remove(s.path(CurrentName + disk.NextSuffix)); err != nil {
		return err
	}
	return s.settle()
}

// Close lets others work on the folder.
func (s *Shelf) Close() error { return s.lock.Release() }

func (s *Shelf) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// write puts what is in force on the disk. Lists are never null.
func (s *Shelf) write() error {
	c := Current{append([]Part{}, s.Current.Parts...), append([]Edition{}, s.Current.Editions...), append([]string{}, s.Current.Files...)}
	data, err := plainjson.Indented(c)
	if err != nil {
		return err
	}
	return s.disk.Keep(s.path(CurrentName), data)
}

// Put brings parts into force, in the place of those of the same zone and month, and takes away those that gone
// tells. What was taken away is returned.
func (s *Shelf) Put(fresh []Fresh, gone func(Part) bool) (removed []Part, err error) {
	next, removed := s.after(fresh, gone)
	p := pending{}
	for _, f := range s.Current.Files {
		if _, stays := slices.BinarySearch(next.Files, f); !stays {
			p.Remove = append(p.Remove, f)
		}
	}
	add := map[string][]byte{}
	for _, f := range fresh {
		for _, t := range f.Tables {
			if name := f.Path(t); !s.holds(name, t.Data) {
				add[name] = t.Data
				p.Add = append(p.Add, name)
			}
		}
	}
	slices.Sort(p.Add)
	if err := s.announce(p); err != nil {
		return nil, err
	}
	for _, name := range p.Add {
		if err := s.stage(name, add[name]); err != nil {
			return nil, errors.Join(err, s.settle())
		}
	}
	s.Current = next
	if err := s.write(); err != nil { // whether it stands, only the disk knows
		return nil, errors.Join(err, s.begin())
	}
	return removed, s.settle()
}

// after is what is in force once the parts are.
func (s *Shelf) after(fresh []Fresh, gone func(Part) bool) (next Current, removed []Part) {
	replaced, without := map[string]bool{}, map[string]bool{}
	for _, f := range fresh {
		replaced[f.Folder()] = true
	}
	for _, p := range s.Current.Parts {
		switch {
		case replaced[p.Folder()]:
		case gone(p):
			removed = append(removed, p)
			without[p.Folder()] = true
		default:
			next.Parts = append(next.Parts, p)
		}
	}
	for _, f := range s.Current.Files {
		if _, folder, _ := strings.Cut(path.Dir(f), "/"); !replaced[folder] && !without[folder] {
			next.Files = append(next.Files, f)
		}
	}
	for _, f := range fresh {
		next.Parts = append(next.Parts, f.Part)
		for _, t := range f.Tables {
			next.Files = append(next.Files, f.Path(t))
		}
	}
	slices.Sort(next.Files)
	slices.SortFunc(next.Parts, func(a, b Part) int { return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Zone, b.Zone)) })
	next.Editions = editions(next.Parts)
	return next, removed
}

// editions are those of the parts: that of most parts first, of as many the lower hash.
func editions(parts []Part) []Edition {
	var list []Edition
	for _, p := range parts {
		i := slices.IndexFunc(list, func(e Edition) bool { return e.Hash == p.Edition })
		if i < 0 {
			i, list = len(list), append(list, Edition{Hash: p.Edition})
		}
		list[i].Parts++
	}
	slices.SortFunc(list, func(a, b Edition) int { return cmp.Or(cmp.Compare(b.Parts, a.Parts), cmp.Compare(a.Hash, b.Hash)) })
	return list
}

// holds says that a file is there as it is to be.
func (s *Shelf) holds(name string, data []byte) bool {
	there, err := os.ReadFile(s.path(name))
	return err == nil && string(there) == string(data)
}
