package ingest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
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
	c := compile(defs, december)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range defs {
		for range 400 {
			h := headersOf(&defs[i], r, "")
			s := sheetOf("Sheet1", "说明", strings.Join(h, "|"))
			got := c.recognise(s.Rows, nil, labels{sheet: "SHEET1"})
			if got == nil || got.book.ID != defs[i].ID || got.rival() != nil || !got.complete() {
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
	if r.rival() != nil {
		rival = r.rival().book.ID
	}
	return fmt.Sprintf("%s score %d matched %d lacking %v rival %s", r.book.ID, r.score, r.matched, r.lacking, rival)
}

// A sheet that names its ledger is taken for it also when a required column is lost.
func TestRecogniseWithoutColumn(t *testing.T) {
	defs := shippedLedgers(t)
	c := compile(defs, december)
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

// Three matching headers make a ledger also when so much is lacking that a word in the
// rows, or a smaller ledger, fits by score; the finding stands at column A of the header
// and names the ledgers that may be meant (design §4).
func TestDoubtfulHeads(t *testing.T) {
	defs := shippedLedgers(t)
	cases := []struct {
		name  string
		lines []string
		sheet string
		said  string
		names []string
	}{
		{"hardly any required column", []string{"填报单位：招商中心", "投资方|协议类型|备注", "项目|框架协议|甲"}, "S", "error header.required A2", []string{"招商项目台账", "项目编号", "责任单位"}},
		{"one of two", []string{"编号|企业名称|办结时间", "1|甲|2020.1.2"}, "S", "error header.required A1", []string{"企业难题台账", "提出日期", "审批事项台账", "事项类型"}},
		{"equally two", []string{"项目编号|项目名称|责任单位|来源地|备注|当月到位", "P1|甲|乙|省外|x|1"}, "S", "error header.required A1", []string{"到位资金台账", "招商项目台账"}},
		{"a small ledger or half a larger one", []string{"期次|状态|企业名称", "一期|运营|甲"}, "S", "error sheet.ambiguous A1", []string{"孵化器分期台账", "孵化器入驻企业台账"}},
		{"the same, named", []string{"期次|状态|企业名称", "一期|运营|甲"}, "孵化器分期", "", nil},
	}
	for _, c := range cases {
		set, list := readGrids(defs, bookOf(sheetOf(c.sheet, c.lines...)))
		var first finding.Finding
		if len(list) > 0 && list[0].Severity == finding.Error {
			first = list[0]
		}
		if got := strings.Join([]string{string(first.Severity), first.Rule, first.Cell}, " "); strings.TrimSpace(got) != c.said {
			t.Errorf("%s: got %q, want %q", c.name, got, c.said)
		}
		for _, n := range c.names {
			if !strings.Contains(first.Message(), n) {
				t.Errorf("%s: %q is not named: %s", c.name, n, first.Message())
			}
		}
		if c.said != "" && len(set) != 0 {
			t.Errorf("%s: rows were used", c.name)
		}
	}
}

// FuzzHeader reads any text as a header: the key of a key is itself, so that a header that
// was tidied is found again; units in it are words of units; two columns of it stay apart.
func FuzzHeader(f *testing.F) {
	for _, s := range []string{"总投资（万元）", "用地\n（平方米） ", "1-12月累计完成投资【亿元】", "年初至6月累计", "((", "责任单位＊", "签约日期：", "投资万美元", "（㎡", "１－本月", "人数（万人）", "*★"} {
		f.Add(s)
	}
	c := compile(shippedLedgers(f), december)
	f.Fuzz(func(t *testing.T, s string) {
		key, _ := headerKey(s)
		if again, in := headerKey(key); again != key && len(in) == 0 {
			t.Errorf("%q gives %q, that gives %q", s, key, again)
		}
		w := newWindow([]grid.Row{{Line: 1, Cells: []grid.Cell{{Col: 2, Kind: grid.Text, Text: s}, {Col: 5, Kind: grid.Text, Text: s}}}}, nil, c.words)
		heads := w.heads(0, 0)
		if len(heads) > 2 || len(heads) == 2 && (heads[0].col != 2 || heads[1].col != 5) {
			t.Errorf("%q: %+v", s, heads)
		}
		for _, h := range heads {
			for _, u := range h.units {
				for _, word := range u.words {
					if dimensionOf(word) == noDimension && !multiple(word) {
						t.Errorf("%q: %q is no unit", s, word)
					}
				}
			}
		}
		c.recognise(w.rows, nil, labels{})
	})
}
