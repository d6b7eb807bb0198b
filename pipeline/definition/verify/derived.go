package verify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// derived refuses a measure of other figures that cannot be worked out, or whose unit is not what comes out of
// it (design-life §13). name is the figure or indicator that it belongs to.
func (v *verifier) derived(file source, name, word string, q definition.Query) error {
	if q.Ledger != "" || q.Column != "" || q.Weight != "" || len(q.Where) > 0 || q.Group != v.defs.Grouping(q) && q.Group != "" {
		return file.Refuse(name, "%q：measure = %q 由 of 里的指标算出，不写 ledger、column、weight、where、group；要分组的，用分组的指标来算", name, q.Measure)
	}
	parts, err := v.parts(file, name, q)
	if err != nil {
		return err
	}
	switch {
	case q.Measure != measure.Ratio && q.As != "":
		return file.RefuseIn(name, q.As, "%q：as 只用于 measure = \"ratio\"", name)
	case q.Measure != measure.Growth && q.Against != "":
		return file.RefuseIn(name, q.Against, "%q：against 只用于 measure = \"growth\"", name)
	}
	switch q.Measure {
	case measure.Ratio:
		return v.ratioUnit(file, name, word, q, parts)
	case measure.Growth:
		return v.growth(file, name, word, q, parts[0])
	}
	return v.sameUnits(file, name, word, q, parts)
}

// parts are the figures that a query is worked out from, as many as its measure takes.
func (v *verifier) parts(file source, name string, q definition.Query) ([]definition.Figure, error) {
	var parts []definition.Figure
	grouped := ""
	for _, id := range q.Of.Each() {
		part, ok := v.defs.Figure(id)
		if !ok {
			e := file.Unknown("指标", id, ids(v.defs.Figures, func(f definition.Figure) string { return f.ID }))
			e.Line = file.RefuseIn(name, id, "").Line
			return nil, e
		}
		by := v.defs.Grouping(part.Query)
		if by != "" && grouped != "" && by != grouped {
			return nil, file.RefuseIn(name, id, "%q：of 里的指标有的按 %q 分组，有的按 %q 分组，对不起来。请用同一列分组的，或不分组的", name, grouped, by)
		}
		if by != "" {
			grouped = by
		}
		parts = append(parts, part)
	}
	want := map[string]string{measure.Ratio: "两项指标，前一项除以后一项", measure.Difference: "两项指标，前一项减后一项", measure.Growth: "一项指标", measure.SumOf: "两项或更多的指标"}
	n := len(parts)
	if n != 2 && (q.Measure == measure.Ratio || q.Measure == measure.Difference) || n != 1 && q.Measure == measure.Growth || n < 2 && q.Measure == measure.SumOf {
		return nil, file.RefuseIn(name, "of", "%q：measure = %q 的 of 应写%s，这里写了%s项", name, q.Measure, want[q.Measure], strconv.Itoa(n))
	}
	return parts, nil
}

// sameUnits wants what is added up or taken away to be of one kind.
func (v *verifier) sameUnits(file source, name, word string, q definition.Query, parts []definition.Figure) error {
	kind := v.defs.Measures(parts[0].Query)
	for _, p := range parts {
		if strings.HasPrefix(p.Unit, "@") {
			return file.RefuseIn(name, p.ID, "%q：指标 %q 的单位取自各行（%s），各行可能不同，不能相加减", name, p.ID, p.Unit)
		}
		if other := v.defs.Measures(p.Query); other != kind {
			return file.RefuseIn(name, p.ID, "%q：%q 的单位是%s，%q 的单位是%s，不是同一种量，不能相加减", name, parts[0].ID, parts[0].Unit, p.ID, p.Unit)
		}
	}
	if kind == unit.Rate && q.Measure == measure.SumOf {
		return file.RefuseIn(name, "sum_of", "%q：比率不能相加。请把分子、分母分别用 sum_of 相加，再用 ratio 相除", name)
	}
	if of := v.defs.Measures(q); !of.Has(word) {
		return file.RefuseIn(name, word, "%q 的单位 %q 不对：%s", name, word, comesOut(of))
	}
	return nil
}

// comesOut words the units of what comes out of figures of a kind.
func comesOut(kind unit.Kind) string {
	if kind == unit.Points {
		return "两个比率之差的单位是百分点，不是 %"
	}
	if kind == unit.Count {
		return "个数相加减仍是个数，应写个、户、家等量词"
	}
	return "算出来的可用的单位是 " + strings.Join(kind.Words(), "、")
}

// ratioUnit wants the unit of a quotient to say what is over what: "%" and 倍 of two of one kind, 万元/亩 of
// money over land, 万元 of money over what is counted.
func (v *verifier) ratioUnit(file source, name, word string, q definition.Query, parts []definition.Figure) error {
	if q.As != word {
		return file.RefuseIn(name, q.As, "%q：as = %q 与 unit = %q 不一致，只写其一", name, q.As, word)
	}
	of, by := v.defs.Measures(parts[0].Query), v.defs.Measures(parts[1].Query)
	if word == unit.Rate.Base() || word == "倍" {
		if of != by {
			return file.RefuseIn(name, word, "%q：%q 以%s计，%q 以%s计，不是同一种量，不能写成 %q。请写成 as = \"%s/%s\" 这样的单位", name, parts[0].ID, parts[0].Unit, parts[1].ID, parts[1].Unit, word, parts[0].Unit, parts[1].Unit)
		}
		return nil
	}
	over, under, apart := strings.Cut(word, "/")
	if apart && of == by && (of != unit.Count || over == under) {
		return file.RefuseIn(name, word, "%q 的单位 %q 不对：%q 以%s计，%q 以%s计，是同一种量，相除应写 as = \"%%\" 或 \"倍\"", name, word, parts[0].ID, parts[0].Unit, parts[1].ID, parts[1].Unit)
	}
	if !apart && by != unit.Count {
		return file.RefuseIn(name, word, "%q 的单位 %q 不对：%q 以%s计，%q 以%s计，相除应写成 as = \"%s/%s\"；同一种量相除写 as = \"%%\" 或 \"倍\"", name, word, parts[0].ID, parts[0].Unit, parts[1].ID, parts[1].Unit, parts[0].Unit, parts[1].Unit)
	}
	for _, side := range []struct {
		word string
		kind unit.Kind
		of   definition.Figure
	}{{over, of, parts[0]}, {under, by, parts[1]}} {
		if side.word != "" && !side.kind.Has(side.word) {
			return file.RefuseIn(name, word, "%q 的单位 %q 不对：指标 %q 的单位是%s，不能写成%s", name, word, side.of.ID, side.of.Unit, side.word)
		}
	}
	return nil
}

// growth wants what it is against, and % of amounts or 百分点 of rates.
func (v *verifier) growth(file source, name, word string, q definition.Query, part definition.Figure) error {
	against := []string{measure.LastYear, measure.LastMonth}
	switch {
	case !slices.Contains(against, q.Against):
		return file.RefuseIn(name, "against", "%q：growth 要写 against（与什么时候比），是 last_year（上年同期）或 last_month（上月）%s", name, definition.Suggest(q.Against, against))
	case part.Measure == measure.Growth:
		return file.RefuseIn(name, part.ID, "%q：%q 本身是增幅，不能再算增幅。两个增幅之差用 measure = \"difference\"", name, part.ID)
	}
	if of := v.defs.Measures(q); !of.Has(word) {
		if of == unit.Points {
			return file.RefuseIn(name, word, "%q 的单位 %q 不对：%q 是比率，它的变动以百分点计，写 unit = \"百分点\"", name, word, part.ID)
		}
		return file.RefuseIn(name, word, "%q 的单位 %q 不对：增幅的单位是 %%", name, word)
	}
	return nil
}

// rollup refuses a way of adding up over zones that there is not, or by which a figure cannot be added up.
func (v *verifier) rollup(file source, f definition.Figure) error {
	ways := v.defs.Rollups(f.Query)
	switch {
	case f.Adds == "" || slices.Contains(ways, f.Adds):
		return nil
	case !slices.Contains(measure.Rollups, f.Adds):
		return file.RefuseIn(f.ID, f.Adds, "%q 的 rollup = %q 不认识，应是 sum（各区相加）、recompute（由分子、分母重算）、none（不汇总）之一%s", f.ID, f.Adds, definition.Suggest(f.Adds, measure.Rollups))
	}
	return file.RefuseIn(f.ID, f.Adds, "%q 的 rollup = %q 不行：%s。这里可写 %s；不写 rollup 的，就是 %s", f.ID, f.Adds, v.unaddable(f), strings.Join(ways, "、"), v.defs.Rollup(f.ID))
}

// unaddable words why a figure does not add up over zones in some way.
func (v *verifier) unaddable(f definition.Figure) string {
	for _, id := range f.Of.Each() {
		if way := v.defs.Rollup(id); f.Derived() && way != measure.Added {
			return fmt.Sprintf("它由 %q 算出，而 %q 的 rollup 是 %s，各区的数不能相加", id, id, way)
		}
	}
	if f.Measure == measure.Distinct || f.Measure == measure.Latest {
		return "去重计数、最近一行的数没有分子、分母可以重算"
	}
	switch kind := v.defs.Measures(f.Query); {
	case kind == unit.Rate, kind == unit.Points, !measure.Adds(f.Measure):
		return "比率、平均数、最大数、最小数、增幅在各区之间不能相加"
	}
	return "各区的数相加就是总数，没有分子、分母可以重算"
}
