package receipts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/query"
	"zonereport/pipeline/register"
	"zonereport/pipeline/revise"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/shown"
)

// reading is what files hold together.
type reading struct {
	content map[string]register.Content
	err     error
}

// reader reads files as they were kept, by the definitions of today.
func (b *book) reader() register.Reader {
	return register.Reader{Ledgers: b.ledgers, Read: b.read, Again: b.again, Differ: b.differ}
}

// shown is a file's name as far as it may be shown.
func (b *book) shown(name string) string {
	if b.judged.Guard != nil {
		return b.judged.Guard.Name(name)
	}
	return shown.Mask(name)
}

// ledgers are the ids of the ledgers in a file, in the order of the definitions; none of one that is not kept.
func (b *book) ledgers(f register.File) []string {
	return b.take(f).IDs()
}

// take says what a file is taken for, each content once; nothing of one that is not kept.
func (b *book) take(f register.File) month.Taken {
	t, known := b.taken[f.SHA256]
	if !known {
		if data, err := b.content(f); err == nil {
			t = b.office.Take(ingest.Input{Name: f.Name, Data: data}, b.job.Period)
		}
		b.taken[f.SHA256] = t
	}
	return t
}

// content is what a file held: as it lies in the folder, else as it is kept.
func (b *book) content(f register.File) ([]byte, error) {
	if data, here := b.data[f.SHA256]; here {
		return data, nil
	}
	data, err := publish.Stored(b.job.Outputs, b.job.Store, f.SHA256)
	for _, run := range b.runs {
		if err != nil { // several outputs may share a store, which their runs name
			data, err = run.Content(f.SHA256)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("没有留存“%s”当时的内容", f.Name)
	}
	b.data[f.SHA256] = data
	return data, nil
}

// read reads some files together, each set of them once.
func (b *book) read(files []register.File) (map[string]register.Content, error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, c register.File) int { return strings.Compare(a.Name+"\x00"+a.SHA256, c.Name+"\x00"+c.SHA256) })
	var key strings.Builder
	for _, f := range files {
		key.WriteString(f.Name + "\x00" + f.SHA256 + "\x00")
	}
	if r, known := b.kept[key.String()]; known {
		return r.content, r.err
	}
	set, err := b.set(files)
	r := reading{content: map[string]register.Content{}, err: err}
	for id, l := range set {
		r.content[id] = contentOf(l, files)
	}
	b.kept[key.String()] = r
	return r.content, r.err
}

// set reads files as ledgers, unmasked.
func (b *book) set(files []register.File) (ledger.Set, error) {
	m := month.Material{Office: b.office, Period: b.job.Period, Inputs: []runfolder.File{runfolder.File(b.office.File)}}
	for _, f := range files {
		data, err := b.content(f)
		if err != nil {
			return nil, err
		}
		m.Inputs = append(m.Inputs, runfolder.File{Path: b.job.Period.String() + "/" + f.Name, Data: data})
	}
	var set ledger.Set
	err := month.Safely(func() error { set = m.Unmasked(); return nil })
	return set, err
}

// contentOf is what there is to know of a ledger that was read from some files.
func contentOf(l *ledger.Ledger, files []register.File) register.Content {
	c := register.Content{Rows: len(l.Rows)}
	for _, s := range l.Sheets {
		for _, f := range files {
			if f.Name == s.File && !slices.Contains(c.Files, f.SHA256) {
				c.Files = append(c.Files, f.SHA256)
			}
		}
	}
	sum := sha256.New()
	for i := range l.Rows {
		for j := range l.Rows[i].Cells {
			cell := &l.Rows[i].Cells[j]
			if cell.Kind != ledger.Blank || cell.Refused {
				c.Cells++
			}
			fmt.Fprintf(sum, "%s\x00", cell.Plain()) // a hash takes everything
		}
		fmt.Fprint(sum, "\n")
	}
	c.Digest = hex.EncodeToString(sum.Sum(nil))
	return c
}

// differ lists the rows of a ledger that are not as they were, by the engine that compares runs. What may not be
// shown is masked by the names of both sides and of what lies in the folder.
func (b *book) differ(id string, before, after []register.File) ([]revision.Row, error) {
	was, err := b.set(before)
	if err != nil {
		return nil, err
	}
	is, err := b.set(after)
	if err != nil {
		return nil, err
	}
	g := guard.New(b.office.Defs, b.office.Zone, b.judged.Set, was, is)
	g.Ledgers(b.office.Defs.Ledgers, was)
	g.Ledgers(b.office.Defs.Ledgers, is)
	return revise.Rows(b.job.Period, b.office.Defs, id, was, is, b.stood()), nil
}

// again says that most rows of a ledger in a file have keys that others hold too.
func (b *book) again(id string, others []register.File, file register.File) bool {
	is, known := b.keys(id, []register.File{file})
	was, read := b.keys(id, others)
	if !known || !read || len(is) == 0 {
		return false
	}
	both := 0
	for key := range is {
		if was[key] {
			both++
		}
	}
	return 2*both > len(is)
}

// keys are the folded keys of a ledger's rows in some files; false where these are not kept.
func (b *book) keys(id string, files []register.File) (map[string]bool, bool) {
	set, err := b.set(files)
	if err != nil {
		return nil, false
	}
	keys := map[string]bool{}
	if table := query.NewTables(b.office.Defs, set).Table(id); table != nil {
		for i := range table.Rows {
			if key := table.RowKey(int32(i)); key != "" {
				keys[ledger.Fold(key)] = true
			}
		}
	}
	return keys, true
}

// stood says of which months a run is in force.
func (b *book) stood() func(calendar.Month) bool {
	months, _ := publish.Months(b.job.Outputs) // a folder that cannot be listed has none
	return func(m calendar.Month) bool { return slices.Contains(months, m) }
}

func checksum(data []byte) string { return runfolder.Checksum(data) }
