// Package sql writes what figures mean in SQL, a third reading of the definitions beside Go and the workbook:
// every figure of every zone and month worked out from the facts, and held against what the runs state
// (design-life §20). It is written of an edition of the definitions, not of a zone or a month: which these
// are, the facts say. Whatever engines write otherwise is in package dialect.
package sql

import (
	"fmt"
	"path"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/facts/sql/rows"
)

// Edition is what definitions say in some months, with its hash (edition.Of).
type Edition struct {
	Hash        string
	Definitions definition.Definitions
}

// File is a file, its path below the folder that holds the facts.
type File struct {
	Path string
	Data []byte
}

// Files are the files of SQL of editions, the main one first, for each engine: sql/<engine>/figures.sql of the
// main edition, sql/<engine>/<hash8>/figures.sql of another one, campaign.sql beside each, and
// sql/<engine>/verify.sql of all. has says
// of a table's folder whether there are files in it. It fails on definitions that load.Definitions would
// refuse.
func Files(editions []Edition, has func(table string) bool) ([]File, error) {
	var files []File
	for _, d := range dialect.All() {
		for i, e := range editions {
			folder := path.Join("sql", d.Name())
			if i > 0 {
				folder = path.Join(folder, short(e.Hash))
			}
			figures, err := figuresFile(d, e, has, path.Join(folder, "figures.sql"))
			if err != nil {
				return nil, err
			}
			assessed, err := campaignFile(d, e, has, path.Join(folder, "campaign.sql"))
			if err != nil {
				return nil, err
			}
			files = append(files, figures, assessed)
		}
		file, err := verifyFile(d, editions, has, path.Join("sql", d.Name(), "verify.sql"))
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// short is as much of a hash as tells editions apart in names.
func short(hash string) string { return hash[:min(8, len(hash))] }

// figuresFile lists what the figures of an edition come to.
func figuresFile(d dialect.Dialect, e Edition, has func(string) bool, name string) (File, error) {
	s := newScript(d.For(name), has)
	w, err := s.edition(e, "")
	if err != nil {
		return File{}, err
	}
	s.add("全部指标", "SELECT _zone AS zone, _period AS period, id, name, grp AS "+d.Quote("group")+", value, unit\nFROM "+w.computed+"\nORDER BY zone, period, ord, place")
	return File{name, s.text(name, "由明细数据重算这一版定义的全部指标", e)}, nil
}

// writer writes the relations of one edition.
type writer struct {
	*script
	Edition
	prefix  string // of the names of its relations
	used    rows.Used
	ledgers map[string]string // views of ledgers, by id
	asked   []schema.Table    // of these
	months  string            // its zones and months
	// relations are the figures that were written, by id and span, tables what rows were measured for.
	relations map[relation]string
	tables    map[tableKey]*measured
	order     []tableKey
	views     []statement // of figures, in order
	computed  string      // all its figures
}

// relation is a figure over a span, as rows: _zone, _period, group_key, grp (its group as JSON), place (its
// order), value, unit.
type relation struct {
	id   string
	span span
}

// edition writes the relations of an edition, with a prefix to their names where others stand beside them.
func (s *script) edition(e Edition, prefix string) (*writer, error) {
	w := s.writer(e, prefix)
	if err := w.all(); err != nil {
		return nil, fmt.Errorf("SQL of edition %s: %w", short(e.Hash), err)
	}
	return w, nil
}

func (s *script) writer(e Edition, prefix string) *writer {
	w := &writer{
		script: s, Edition: e, prefix: prefix, used: rows.Used{}, ledgers: map[string]string{}, relations: map[relation]string{}, tables: map[tableKey]*measured{},
	}
	w.months = w.name("_months")
	return w
}

// fixed is the view of one of the tables that there are under every edition.
func (s *script) fixed(name string) string {
	if !s.read[name] {
		s.read[name] = true
		for _, t := range schema.Fixed() {
			if t.Name == name {
				s.files = append(s.files, statement{note: t.Title, sql: s.Files(s.relation(name), t, !s.has(name))})
			}
		}
	}
	return s.relation(name)
}
