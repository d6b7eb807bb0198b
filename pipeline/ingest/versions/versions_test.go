package versions

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/assemble"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ledger"
)

var books = schema.Compile([]definition.Ledger{
	{ID: "funds", Name: "到位资金台账", Key: []string{"id|name"}, Columns: []definition.Column{
		{ID: "id", Header: "编号", Type: "text"}, {ID: "name", Header: "名称", Type: "text"}, {ID: "amount", Header: "金额", Type: "money"}, {ID: "day", Header: "日期", Type: "date"}}},
	{ID: "land", Name: "土地台账", Key: []string{"id"}, Columns: []definition.Column{{ID: "id", Header: "编号", Type: "text"}}},
}, nil, nil)

// cells makes a row's cells of texts: a number for amounts, a date of digits, ? for a refused
// cell, "" for a blank one; the columns that follow are ones that the file does not have.
func cells(book *schema.Ledger, line int, texts ...string) []ledger.Cell {
	list := make([]ledger.Cell, len(book.Fields))
	for i, text := range texts {
		c := &list[i]
		c.At = ledger.Address{Row: int32(line), Col: int32(i + 1)}
		switch {
		case text == "?":
			c.Refused = true
		case text == "":
		case book.Fields[i].Kind == schema.Money:
			c.Kind, c.Number = ledger.Number, decimal.RequireFromString(text)
		case book.Fields[i].Kind == schema.Date:
			d, _ := calendar.NewDate(2020, 12, len(text))
			c.Kind, c.Date = ledger.Date, d
		default:
			c.Kind, c.Text = ledger.Text, text
		}
	}
	return list
}

// part is a sheet of rows written as texts, values divided by commas, from line 2 on.
func part(book int, rows ...string) *assemble.Part {
	p := &assemble.Part{Ledger: &books[book], Ref: &ledger.SheetName{File: "甲.csv", Name: "表"}, Usable: true}
	for i, row := range rows {
		p.Rows = append(p.Rows, ledger.Row{Line: i + 2, Cells: cells(p.Ledger, i+2, strings.Split(row, ",")...)})
	}
	return p
}

func TestRepeats(t *testing.T) {
	for _, c := range []struct {
		name    string
		later   []string
		earlier [][]string
		want    int // place of the earlier one, -1 for none
	}{
		{"the same", []string{"a,甲,1"}, [][]string{{"a,甲,1"}}, 0},
		{"all its rows among more, in another order and spelling", []string{"b,乙,2.0", "Ａ ,甲,1"}, [][]string{{"a,甲,1", "c,丙,3", "b,乙,2"}}, 0},
		{"in the second only", []string{"a,甲,1"}, [][]string{{"b,乙,1"}, {"a,甲,1"}}, 1},
		{"spread over two", []string{"a,甲,1", "b,乙,1"}, [][]string{{"a,甲,1"}, {"b,乙,1"}}, -1},
		{"another value", []string{"a,甲,1", "b,乙,1"}, [][]string{{"a,甲,1", "b,乙,2"}}, -1},
		{"a value in another column", []string{"a,,1"}, [][]string{{",a,1"}}, -1},
		{"without rows", nil, [][]string{{"a,甲,1"}}, -1},
		{"nothing earlier", []string{"a,甲,1"}, nil, -1},
	} {
		var earlier []*Print
		for _, e := range c.earlier {
			earlier = append(earlier, &Print{Part: part(0, e...)})
		}
		got := (&Print{Part: part(0, c.later...)}).Repeats(earlier)
		if at := slices.IndexFunc(earlier, func(e *Print) bool { return e.Part == got }); at != c.want {
			t.Errorf("%s: repeats %d, want %d", c.name, at, c.want)
		}
	}
	if said := Repeated(part(0, "a,甲,1", "b,乙,1"), part(0)).Found; said != "此工作表的 2 行全部与“甲.csv”的工作表“表”重复，未采用，以免重复计算。" {
		t.Error(said)
	}
}

// TestFind: more than half of the shorter one's keys in common, and more than one of them.
func TestFind(t *testing.T) {
	old := part(0, "a,,1", "b,,2", "c,,3")
	bad := part(0, "a,,9", "b,,2", "c,,3")
	bad.Usable = false
	for _, c := range []struct {
		name  string
		files [][]*assemble.Part
		out   []string // the files whose parts are superseded: file/part
		says  string   // among what is found; "" for nothing
	}{
		{"a changed value", [][]*assemble.Part{{old}, {part(0, "a,,9", "b,,2", "c,,3")}}, []string{"1/0"}, "改动 1 格（“金额”C2：9万元 → 1万元）"},
		{"by the key's second column", [][]*assemble.Part{{part(0, ",甲,1", ",乙,2")}, {part(0, ",甲,1", ",乙,3")}}, []string{"1/0"}, "C3：3万元 → 2万元"},
		{"half the keys", [][]*assemble.Part{{part(0, "a,,1", "b,,2", "c,,3", "d,,4")}, {part(0, "a,,9", "b,,9", "x,,3", "y,,4")}}, nil, ""},
		{"more than half", [][]*assemble.Part{{part(0, "a,,1", "b,,2", "c,,3")}, {part(0, "a,,9", "b,,9", "x,,3")}}, []string{"1/0"}, "多 1 行（第 4 行），少 1 行（后者的第 4 行），改动 2 格"},
		{"one row again", [][]*assemble.Part{{old}, {part(0, "a,,9")}}, nil, ""},
		{"one row each", [][]*assemble.Part{{part(0, "a,,1")}, {part(0, "a,,9")}}, []string{"1/0"}, "改动 1 格"},
		{"blank and refused keys are none", [][]*assemble.Part{{part(0, ",,1", ",,2", "?,甲,3", "?,乙,3")}, {part(0, ",,5", ",,6", "?,甲,7", "?,乙,8")}}, nil, ""},
		{"a repetition", [][]*assemble.Part{{old}, {part(0, "c,,3", "a,,1")}}, nil, ""},
		{"not usable", [][]*assemble.Part{{old}, {bad}}, nil, ""},
		{"other ledgers", [][]*assemble.Part{{part(1, "a", "b")}, {part(0, "a,,1", "b,,2")}}, nil, ""},
		{"refused and blank now", [][]*assemble.Part{{part(0, "a,,?", "b,,2")}, {part(0, "a,,", "b,,3")}}, []string{"1/0"}, "“金额”C2：空 → 读不出、“金额”C3：3万元 → 2万元"},
		{"a day", [][]*assemble.Part{{part(0, "a,,1,x", "b,,2,x")}, {part(0, "a,,1,xx", "b,,2,x")}}, []string{"1/0"}, "“日期”D2：2020-12-02 → 2020-12-01"},
		{"free text is not quoted", [][]*assemble.Part{{part(0, "a,甲,1", "b,,2")}, {part(0, "a,乙,1", "b,,2")}}, []string{"1/0"}, "改动 1 格（“名称”B2）。"},
		{"a column fewer", [][]*assemble.Part{{part(0, "a,,1", "b,,2")}, {part(0, "a,,1,x", "b,,2,x")}}, []string{"1/0"}, "相比：“到位资金台账”少一列“日期”。"},
		{"a second ledger alike, and one of its own", [][]*assemble.Part{{old, part(1, "p", "q")}, {part(0, "a,,9", "b,,2", "c,,3"), part(1, "p", "q")}}, []string{"1/0", "1/1"}, "；“土地台账”没有差别"},
		{"a ledger of its own stays", [][]*assemble.Part{{old, part(1, "p", "q")}, {part(0, "a,,9", "b,,2", "c,,3"), part(1, "x", "y")}}, []string{"1/0"}, "“f0”与“f1”相比：“到位资金台账”改动 1 格"},
		{"a third by the second", [][]*assemble.Part{{part(0, "a,,1", "b,,1", "c,,1")}, {part(0, "b,,2", "c,,2", "d,,2")}, {part(0, "c,,3", "d,,3", "e,,3")}}, []string{"1/0"}, "“f0”、“f1”、“f2”是同一份报送的 3 个版本"},
		{"as many places as are named", [][]*assemble.Part{{part(0, "a,,1", "b,,1", "c,,1", "d,,1", "e,,1")}, {part(0, "a,,2", "b,,2", "c,,2", "d,,2", "e,,2")}}, []string{"1/0"}, "“金额”C6：2万元 → 1万元）"},
		{"more places than are named", [][]*assemble.Part{{part(0, "a,,1", "b,,1", "c,,1", "d,,1", "e,,1", "f,,1")}, {part(0, "a,,2", "b,,2", "c,,2", "d,,2", "e,,2", "f,,2")}}, []string{"1/0"}, "改动 6 格（“金额”C2：2万元 → 1万元、“金额”C3：2万元 → 1万元、“金额”C4：2万元 → 1万元、“金额”C5：2万元 → 1万元、“金额”C6：2万元 → 1万元 等）"},
	} {
		files := make([]File, len(c.files))
		for i, parts := range c.files {
			files[i] = File{Name: "f" + string(rune('0'+i)), Parts: parts}
		}
		superseded, said := Find(files, books)
		var out []string
		for i, parts := range c.files {
			for j, p := range parts {
				if superseded[p] {
					out = append(out, string(rune('0'+i))+"/"+string(rune('0'+j)))
				}
			}
		}
		if !slices.Equal(out, c.out) {
			t.Errorf("%s: superseded %q, want %q", c.name, out, c.out)
		}
		if c.says == "" && len(said) > 0 || c.says != "" && (len(said) != 1 || said[0].File != "f1" || !strings.Contains(said[0].Found, c.says)) {
			t.Errorf("%s: %+v\nwant %q", c.name, said, c.says)
		}
	}
}
