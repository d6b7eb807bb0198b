package trace

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ledger"
)

func rows(numbers ...int) (list []grid.Row) {
	for _, n := range numbers {
		list = append(list, grid.Row{Line: n})
	}
	return list
}

// TestLines: every class is told, also without lines; lines that follow each other are one run.
func TestLines(t *testing.T) {
	s := New(&grid.Sheet{Name: "表", Hidden: true, Rows: rows(1, 2, 3, 5, 6, 9)})
	s.Line(lines.Head, 1)
	s.Lines(lines.Data, rows(2, 3, 5, 6))
	s.Line(lines.Data, 9)
	if s.Name != "表" || !s.Hidden || s.Rows != 6 || len(s.Classes) != int(lines.Classes) {
		t.Errorf("%+v", s)
	}
	for class := range lines.Classes {
		id, name := class.Words()
		want := Class{Class: id, Name: name, Lines: []Run{}}
		switch class {
		case lines.Head:
			want.Count, want.Lines = 1, []Run{{1, 1}}
		case lines.Data:
			want.Count, want.Lines = 5, []Run{{2, 3}, {5, 6}, {9, 9}}
		}
		if got := s.Classes[class]; !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	for _, c := range []struct {
		line    int
		classes []lines.Class
		want    bool
	}{{9, []lines.Class{lines.Data}, true}, {9, []lines.Class{lines.Head, lines.Data}, true}, {9, []lines.Class{lines.Head}, false}, {9, nil, false}, {9, []lines.Class{lines.Total}, false}, {1, []lines.Class{lines.Head}, true}, {10, []lines.Class{lines.Data}, false}} {
		if s.Holds(c.line, c.classes...) != c.want {
			t.Errorf("line %d in %v: %t", c.line, c.classes, !c.want)
		}
	}
}

// TestLedger: what is told goes to the ledger that began last, repeats to the one of that id.
func TestLedger(t *testing.T) {
	s := New(&grid.Sheet{})
	s.Begin(Ledger{Chosen: Candidate{ID: "land"}})
	s.Column(Column{Letter: "A", Use: Used})
	s.Column(Column{Letter: "AA", Use: Headerless})
	s.Use(27, Serial)
	s.Later(4)
	s.Later(5)
	s.Later(8)
	s.Begin(Ledger{Chosen: Candidate{ID: "funds"}, Columns: []Column{{Letter: "Z"}}})
	s.Column(Column{Letter: "A", Use: Unknown})
	s.Use(1, RowUnit)
	earlier := &ledger.SheetName{Name: "先"}
	s.Repeated("land", earlier)
	first, second := s.Ledgers[0], s.Current()
	if !slices.Equal(first.Columns, []Column{{Letter: "A", Use: Used}, {Letter: "AA", Use: Serial}}) || !slices.Equal(first.Later, []Run{{4, 5}, {8, 8}}) || first.Repeats != earlier {
		t.Errorf("%+v", first)
	}
	if second.Chosen.ID != "funds" || !slices.Equal(second.Columns, []Column{{Letter: "A", Use: RowUnit}}) || len(second.Later) != 0 || second.Repeats != nil {
		t.Errorf("%+v", second)
	}
	near := &Candidate{ID: "land"}
	s.Dismissed(near, rows(3))
	if s.Nearest != near || !s.Holds(3, lines.Other) {
		t.Errorf("%+v", s)
	}
}

// TestNobody: on an ordinary run nobody is told, and nothing breaks.
func TestNobody(t *testing.T) {
	var s *SheetReading
	s.Line(lines.Data, 1)
	s.Lines(lines.Data, rows(1))
	s.Dismissed(&Candidate{}, rows(1))
	s.Use(1, Serial)
	s.Later(1)
}

// TestJSON: lists without entries are written as such, never as null.
func TestJSON(t *testing.T) {
	s := New(&grid.Sheet{})
	s.Begin(Ledger{Units: []string{}, Chosen: Candidate{Lacking: []string{}}})
	if data, err := json.Marshal(s); err != nil || strings.Contains(string(data), "null") {
		t.Errorf("%s, %v", data, err)
	}
	if data, _ := json.Marshal(New(&grid.Sheet{})); !strings.Contains(string(data), `"ledgers":[]`) {
		t.Errorf("%s", data)
	}
}
