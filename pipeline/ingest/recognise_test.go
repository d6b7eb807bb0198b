package ingest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
)

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
	defs := shippedLedgers(t)
	c := compile(defs)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range defs {
		for range 400 {
			h := headersOf(&defs[i], r, "")
			s := sheetOf("Sheet1", "说明", strings.Join(h, "|"))
			got := c.recognise(s.Rows, nil, labels{sheet: "SHEET1"})
			if got == nil || got.book.ID != defs[i].ID || got.rival != nil || !got.complete() {
				t.Errorf("%s from %v: got %+v", defs[i].ID, h, describe(got))
				break
			}
		}
	}
}

func describe(r *recognised) string {
	if r == nil {
		return "nothing"
	}
	rival := ""
	if r.rival != nil {
		rival = r.rival.ID
	}
	return fmt.Sprintf("%s score %d matched %d lacking %v rival %s", r.book.ID, r.score, r.matched, r.lacking, rival)
}

// A sheet that names its ledger is taken for it also when a required column is lost.
func TestRecogniseWithoutColumn(t *testing.T) {
	defs := shippedLedgers(t)
	c := compile(defs)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range defs {
		for _, lost := range defs[i].Columns {
			if !lost.Required {
				continue
			}
			for range 50 {
				h := headersOf(&defs[i], r, lost.ID)
				s := sheetOf("Sheet1", defs[i].Name, strings.Join(h, "|"))
				got := c.recognise(s.Rows, nil, labels{sheet: "SHEET1"})
				if got != nil && got.matched >= enoughHeaders && got.book.ID != defs[i].ID {
					t.Errorf("%s without %s from %v: got %s", defs[i].ID, lost.Header, h, describe(got))
					break
				}
			}
		}
	}
}
