package bulletin

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
	"zonereport/pipeline/unit"
)

// mostNamed is how many zones a sentence names.
const mostNamed = 10

// leading is how many zones a sentence names as those that stand first.
const leading = 3

// sum is what a text may say of a figure.
type sum struct {
	Name  string
	Value string // with its unit
	Zones int    // whose values it is of
	Last  string // 增加, 减少 or, of a rate, 提高, 下降 against the month before; empty where nothing can be compared
	Year  string // 增长5.2% against the year before; likewise
	Lead  string // the zones with the highest values, 甲（3亿元）、乙; empty for fewer than four zones
}

func month(r tally.Report) string { return fmt.Sprintf("%d年%d月", r.Period.Year, r.Period.Number) }

// functions are what the narratives of a bulletin may call.
func (w *writer) functions() template.FuncMap {
	return template.FuncMap{
		"organ": func() string { return w.Organ },
		"year":  func() int { return w.report.Period.Year },
		"month": func() int { return w.report.Period.Number },
		"months": func() string {
			return strings.TrimPrefix(wording.Months(w.report.Period), fmt.Sprintf("%d年", w.report.Period.Year))
		},
		"zones": w.zones, "sum": w.sum, "names": names,
		"leftout": func() int { return len(w.leftOut()) },
	}
}

// names joins names of zones, so many at the most.
func names(list []string) string {
	if len(list) <= mostNamed {
		return some(list)
	}
	return some(list) + "开发区"
}

// sum is what a figure comes to; nil where it has no total, for a text to leave out.
func (w *writer) sum(key string) (*sum, error) {
	row, ok := w.report.Row(key)
	if id, _ := figure.IDOf(key); !ok {
		if _, defined := w.Defs.Figure(figure.Told(id)); !defined {
			return nil, fmt.Errorf("没有指标 %q%s", key, definition.Suggest(key, ids(w.Defs)))
		}
	}
	if !ok || row.Total == nil {
		return nil, nil
	}
	s := &sum{Name: row.Name, Value: said(row, *row.Total), Zones: row.Count(tally.Counted), Lead: lead(row, w.report.Zones)}
	if c := row.Last; c.Of > 0 {
		s.Last = moved(row, c.Now.Sub(*c.Then)) + partly(c, s.Zones)
	}
	if c := row.Year; c.Of > 0 && row.Rule == measure.Added && c.Then.IsPositive() && !c.Now.IsNegative() {
		s.Year = grown(c) + partly(c, s.Zones)
	}
	return s, nil
}

// partly says of how many zones a change is, where it is of fewer than the total.
func partly(c tally.Change, zones int) string {
	if c.Of == zones {
		return ""
	}
	return fmt.Sprintf("（可比的%d个开发区）", c.Of)
}

func ids(d definition.Definitions) []string {
	var list []string
	for _, f := range d.Figures {
		list = append(list, f.ID)
	}
	return list
}

func said(r tally.Row, v decimal.Decimal) string {
	return wording.Figure(&figure.Figure{ID: r.ID, Value: v, Unit: r.Unit, Decimals: r.Decimals})
}

// moved words how far a total moved; a rate moves by points.
func moved(r tally.Row, by decimal.Decimal) string {
	f := figure.Figure{ID: r.ID, Value: by, Unit: r.Unit, Decimals: r.Decimals}
	if points, is := unit.Rate.Ratio(r.Unit, unit.Rate.Base()); is {
		f.Value, f.Unit = points.Of(by), unit.Points.Base()
	}
	return wording.Change(&f)
}

// rateDecimals are those of growth and shares in %.
const rateDecimals = 1

// rate is how much the zones that can be compared grew, in %.
func rate(c tally.Change) decimal.Decimal {
	return percent(c.Now.Sub(*c.Then), *c.Then)
}

// grown words growth in %.
func grown(c tally.Change) string {
	v := rate(c)
	if v.IsZero() && !c.Now.Equal(*c.Then) {
		return "基本" + wording.Level
	}
	return wording.Change(&figure.Figure{Value: v, Unit: unit.Rate.Base()})
}

// lead names the zones with the highest values of a figure that adds up; zones with the same value stand together or
// not at all.
func lead(r tally.Row, zones []tally.Zone) string {
	if r.Rule != measure.Added || r.Count(tally.Counted) <= leading {
		return ""
	}
	var order []int
	for i, v := range r.Values {
		if v.Standing == tally.Counted && v.Value.IsPositive() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return r.Values[b].Value.Cmp(r.Values[a].Value) })
	n := min(leading, len(order))
	for n > 0 && n < len(order) && r.Values[order[n-1]].Value.Equal(r.Values[order[n]].Value) {
		n--
	}
	var list []string
	for _, i := range order[:n] {
		list = append(list, zones[i].Name+"（"+said(r, r.Values[i].Value)+"）")
	}
	return strings.Join(list, "、")
}
