package amendment

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/unit"
)

// How many figures a table lists at the most: what fills more pages is read by nobody, and stands
// whole in revision.json.
const (
	mostFigures = 200
	mostOthers  = 100
)

// figures is 修订情况: how much changed, and every figure from what to what and why.
func (w *writer) figures(main []revision.Figure) []document.Block {
	blocks := document.Paragraphs(w.summary())
	few := w.fewRows()
	if len(main) == 0 {
		return append(blocks, document.Paragraphs(few...)...)
	}
	t := w.table(main, mostFigures)
	t.Notes = append(t.Notes, few...)
	return append(blocks, t)
}

// summary says how much changed and how much that matters.
func (w *writer) summary() string {
	r := w.r
	if len(r.Figures)+len(r.Ranks)+len(r.Claims) == 0 {
		return "报告的指标、名次和断言都没有变化。"
	}
	var changed, same []string
	for _, part := range []struct {
		n          int
		some, none string
	}{{len(r.Figures), "%d项指标", "指标"}, {len(r.Ranks), "%d个单位的名次", "名次"}, {len(r.Claims), "%d条断言", "断言"}} {
		if part.n > 0 {
			changed = append(changed, fmt.Sprintf(part.some, part.n))
		} else {
			same = append(same, part.none)
		}
	}
	text := "本次修订为" + r.Materiality.Name() + "，" + strings.Join(changed, "、") + "有变化"
	if r.Materiality == revision.Minor {
		text += "，但都在报告不列出的小数位"
	}
	if len(same) > 0 {
		text += "，" + strings.Join(same, "、") + "没有变化"
	}
	text += "。"
	if r.Materiality == revision.Substantial && w.Sign.Reason == "" {
		text += "实质性修订签发前须写明修订理由。"
	}
	if len(r.Stale) == 0 {
		text += "以后月份没有报告引用原报告的数。"
	}
	return text
}

// parted parts the figures into those of the zone and those that other units are assessed by, the
// printed ones before those that print as before. The ranks of the others stand in 名次变化.
func (w *writer) parted() (main, others []revision.Figure) {
	for _, f := range w.r.Figures {
		id, rest, _ := strings.Cut(f.Key, "/")
		of, _, _ := strings.Cut(rest, "/")
		if figure.OfEachUnit(id) && ledger.Fold(of) != ledger.Fold(w.Zone.Name) {
			if id != figure.CampaignRank {
				others = append(others, f)
			}
		} else {
			main = append(main, f)
		}
	}
	slices.SortStableFunc(main, printedFirst)
	slices.SortStableFunc(others, printedFirst)
	return main, others
}

func printedFirst(a, b revision.Figure) int {
	switch {
	case a.ShownSame == b.ShownSame:
		return 0
	case b.ShownSame:
		return -1
	}
	return 1
}

// table lists figures: from what to what, by how much, why and by which rows.
func (w *writer) table(figures []revision.Figure, most int) document.Table {
	t := document.Table{Columns: []document.Column{
		column("指标", document.Left, true), column("单位", document.Center, false),
		column("原数", document.Decimal, false), column("修订后", document.Decimal, false), column("差额", document.Decimal, false),
		column("原因", document.Left, true), column("依据行", document.Left, true),
	}}
	for _, f := range figures[:min(most, len(figures))] {
		places := w.places(f)
		cells := append([]document.Cell{text(f.Name), text(unit.Written(f.Unit))}, numbers(f.Old, f.New, places)...)
		t.Rows = append(t.Rows, document.Row{Cells: append(cells, text(w.cause(f)), text(w.rows(f)))})
		if len(f.Steps) > 1 {
			t.Rows = append(t.Rows, w.steps(f, places)...)
		}
	}
	t.Notes = w.notes(figures[:min(most, len(figures))])
	if more := len(figures) - most; more > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("只列前%d项，其余%d项列在revision.json。", most, more))
	}
	return t
}

// notes say how the table of the figures is read, as far as it has what needs it.
func (w *writer) notes(figures []revision.Figure) []string {
	has := func(is func(revision.Figure) bool) bool { return slices.ContainsFunc(figures, is) }
	redefined := func(f revision.Figure) bool { return f.Steps[len(f.Steps)-1].Kind == revision.Defined }
	var notes []string
	for _, note := range []struct {
		say  bool
		text string
	}{
		{has(func(f revision.Figure) bool { return len(f.Steps) > 1 }), "“其中”各行按程序、数据、前期、口径的先后列出，每行的修订后即下一行的原数。"},
		{has(func(f revision.Figure) bool { return len(f.Steps) > 1 && redefined(f) }), "口径一行的原数是同口径数，即按可比口径（调整前的口径）计算的修订后的数。"},
		{has(func(f revision.Figure) bool { return len(f.Steps) == 1 && redefined(f) }), "原因只写口径调整的，按可比口径没有变动。"},
		{has(func(f revision.Figure) bool { return f.Old == nil || f.New == nil }), "“" + document.CannotBe + "”表示没有该项，计算差额时作零。"},
		{has(func(f revision.Figure) bool { return !even(f.Old, f.New, w.places(f)) }), "差额按取位前的数计算，与列出的两数之差可能不等。"},
	} {
		if note.say {
			notes = append(notes, note.text)
		}
	}
	return notes
}

// numbers are the cells 原数, 修订后 and 差额, the last one a difference of the other two.
func numbers(old, now *decimal.Decimal, places int) []document.Cell {
	by := zeroed(now).Sub(zeroed(old))
	difference := number(&by, places)
	difference.From = document.Difference{Of: numberColumn + 1, Less: numberColumn}
	return []document.Cell{number(old, places), number(now, places), difference}
}

// numberColumn is that of 原数, from 0.
const numberColumn = 2

func number(v *decimal.Decimal, places int) document.Cell {
	if v == nil {
		return text(document.CannotBe)
	}
	return document.Cell{Text: wording.Fixed(*v, places), Value: v, Decimals: places}
}

func zeroed(v *decimal.Decimal) decimal.Decimal {
	if v == nil {
		return decimal.Decimal{}
	}
	return *v
}

// most decimals that a value is printed with where the usual ones do not tell it from another.
const mostPlaces = 12

// places are the decimals of a figure's row: those that the reports print, or as many as it takes
// to tell old and new apart.
func (w *writer) places(f revision.Figure) int {
	old, now := zeroed(f.Old), zeroed(f.New)
	places := max(wording.Decimals(old, 2), wording.Decimals(now, 2))
	if stated := w.stated(f.Key); stated != nil {
		places = *stated
	}
	if f.ShownSame || now.Sub(old).Round(int32(places)).IsZero() {
		return max(wording.Decimals(old, mostPlaces), wording.Decimals(now, mostPlaces))
	}
	return places
}

// stated are the decimals that the definition of a figure states, nil if it states none.
func (w *writer) stated(key string) *int {
	parts := strings.Split(key, "/")
	switch parts[0] {
	case figure.CampaignScore, figure.CampaignTotal:
		return &w.Defs.Scheme.Decimals
	case figure.CampaignActual:
		d, _ := w.Defs.Scheme.Indicator(parts[len(parts)-1])
		return d.Decimals
	}
	d, _ := w.Defs.Figure(parts[0])
	return d.Decimals
}

// even says that the printed difference is the difference of what is printed.
func even(old, now *decimal.Decimal, places int) bool {
	a, b := zeroed(old), zeroed(now)
	p := int32(places)
	return b.Sub(a).Round(p).Equal(b.Round(p).Sub(a.Round(p)))
}
