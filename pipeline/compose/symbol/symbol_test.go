package symbol

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
)

func TestPrinted(t *testing.T) {
	for _, c := range []struct {
		value  string
		places int
		want   string
	}{{"0", 1, "0.0"}, {"0.04", 1, "…"}, {"-0.04", 1, "…"}, {"0.05", 1, "0.1"}, {"-0.05", 1, "-0.1"}, {"0.125", 2, "0.13"}, {"1.005", 2, "1.01"}, {"0.4", 0, "…"}, {"0.5", 0, "1"}} {
		if got := Printed(decimal.RequireFromString(c.value), c.places); got != c.want {
			t.Errorf("%s with %d decimals prints %s, want %s", c.value, c.places, got, c.want)
		}
	}
}

// Signs are explained where a table has them, and only there; so is a total that its printed
// parts do not add up to.
func TestExplain(t *testing.T) {
	const small, blank, sum = "“…”表示不为零但不足最小单位。", "空白表示没有报送该项数据。", "部分数据因四舍五入，存在总计与分项合计不等的情况。"
	table := func(total string, parts ...string) document.Table {
		t := document.Table{Columns: []document.Column{{}, {Align: document.Decimal}}}
		add := func(kind document.RowKind, text string) {
			cell := document.Cell{}
			if text != "" {
				cell = Number(decimal.RequireFromString(text), 1)
			}
			t.Rows = append(t.Rows, document.Row{Kind: kind, Cells: []document.Cell{{}, cell}})
		}
		add(document.TotalRow, total)
		for _, p := range parts {
			add(document.Normal, p)
		}
		return t
	}
	for name, c := range map[string]struct {
		table document.Table
		want  []string
	}{
		"plain":             {table("3", "1", "2"), nil},
		"true zero":         {table("1", "1", "0"), nil},
		"rounds to zero":    {table("1.04", "1", "0.04"), []string{small}},
		"blank":             {table("1", "1", ""), []string{blank}},
		"rounding":          {table("0.3", "0.15", "0.15"), []string{sum}},
		"parts are missing": {table("5", "1", "2"), nil},
		"both signs":        {table("1.04", "1", "0.04", ""), []string{"“…”表示不为零但不足最小单位，空白表示没有报送该项数据。"}},
	} {
		t.Run(name, func(t *testing.T) {
			Explain(&c.table)
			if !slices.Equal(c.table.Notes, c.want) {
				t.Errorf("notes %q, want %q", c.table.Notes, c.want)
			}
		})
	}
}
