package recognise

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/templates"
)

// shippedCatalogue compiles the ledgers of the templates.
func shippedCatalogue(t testing.TB) ([]definition.Ledger, *Catalogue) {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return defs.Ledgers, NewCatalogue(schema.Compile(defs.Ledgers, nil, nil), CompileWords(defs.Words, 2020))
}

// rowsIn are the lines of a sheet, their cells parted by "|".
func rowsIn(lines ...string) []grid.Row {
	var rows []grid.Row
	for i, line := range lines {
		row := grid.Row{Line: i + 1}
		for j, text := range strings.Split(line, "|") {
			row.Cells = append(row.Cells, grid.Cell{Col: j + 1, Kind: grid.Text, Text: text})
		}
		rows = append(rows, row)
	}
	return rows
}

// headersOf draws headers for a ledger: all required columns and some others, each under
// its canonical header or an alias, in any order, with foreign columns between.
func headersOf(d *definition.Ledger, r *rand.Rand, without string) []string {
	var list []string
	for _, c := range d.Columns {
		if c.ID == without || !c.Required && r.IntN(4) == 0 {
			continue
		}
		names := append([]string{c.Header}, c.Aliases...)
		list = append(list, names[r.IntN(len(names))])
	}
	for _, foreign := range []string{"序号", "联系电话", "填报人"} {
		if r.IntN(2) == 0 {
			list = append(list, foreign)
		}
	}
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func TestRecogniseEveryLedger(t *testing.T) {
	defs, c := shippedCatalogue(t)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range defs {
		for range 400 {
			h := headersOf(&defs[i], r, "")
			rows := rowsIn("说明", strings.Join(h, "|"))
			got := c.Find(rows, nil, Names{Sheet: "SHEET1"})
			if got == nil || got.Ledger.ID != defs[i].ID || got.Rival() != nil || !got.Complete() {
				t.Errorf("%s from %v: got %+v", defs[i].ID, h, describe(got))
				break
			}
		}
	}
}

func describe(r *Found) string {
	if r == nil {
		return "nothing"
	}
	rival := ""
	if r.Rival() != nil {
		rival = r.Rival().Ledger.ID
	}
	return fmt.Sprintf("%s score %d matched %d lacking %v rival %s", r.Ledger.ID, r.score, r.matched, r.Lacking, rival)
}

// A sheet that names its ledger is taken for it also when a required column is lost.
func TestRecogniseWithoutColumn(t *testing.T) {
	defs, c := shippedCatalogue(t)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range defs {
		for _, lost := range defs[i].Columns {
			if !lost.Required {
				continue
			}
			for range 50 {
				h := headersOf(&defs[i], r, lost.ID)
				rows := rowsIn(defs[i].Name, strings.Join(h, "|"))
				got := c.Find(rows, nil, Names{Sheet: "SHEET1"})
				if got != nil && got.matched >= Enough && got.Ledger.ID != defs[i].ID {
					t.Errorf("%s without %s from %v: got %s", defs[i].ID, lost.Header, h, describe(got))
					break
				}
			}
		}
	}
}

func isNoUnit(word string) bool { return !unitword.IsMeasure(word) && !unitword.IsMultiple(word) }

// FuzzHeader reads any text as a header: the key of a key is itself, so that a header that
// was tidied is found again; units in it are words of units; two columns of it stay apart.
func FuzzHeader(f *testing.F) {
	for _, s := range []string{"总投资（万元）", "用地\n（平方米） ", "1-12月累计完成投资【亿元】", "年初至6月累计", "((", "责任单位＊", "签约日期：", "投资万美元", "（㎡", "１－本月", "人数（万人）", "*★"} {
		f.Add(s)
	}
	_, c := shippedCatalogue(f)
	f.Fuzz(func(t *testing.T, s string) {
		key, _ := Key(s)
		if again, in := Key(key); again != key && len(in) == 0 {
			t.Errorf("%q gives %q, that gives %q", s, key, again)
		}
		w := newWindow([]grid.Row{{Line: 1, Cells: []grid.Cell{{Col: 2, Kind: grid.Text, Text: s}, {Col: 5, Kind: grid.Text, Text: s}}}}, nil, c.words)
		heads := w.heads(0, 0)
		if len(heads) > 2 || len(heads) == 2 && (heads[0].Col != 2 || heads[1].Col != 5) {
			t.Errorf("%q: %+v", s, heads)
		}
		for _, h := range heads {
			for _, u := range h.Units {
				if slices.ContainsFunc(u.Words, isNoUnit) {
					t.Errorf("%q: %q are no units", s, u.Words)
				}
			}
		}
		c.Find(w.rows, nil, Names{})
	})
}
