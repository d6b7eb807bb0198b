package part

import (
	"cmp"
	"slices"

	"zonereport/pipeline/facts/parquet"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// assessed are the units of the campaign.
func (w *writer) assessed() []string { return query.Assessed(w.tables.Targets(w.Period.Year)) }

func (w *writer) own(unit string) bool { return ledger.Fold(unit) == ledger.Fold(w.Zone.Name) }

func (w *writer) units(r *rows) {
	for i, unit := range w.assessed() {
		r.add(map[string]parquet.Value{
			"unit": parquet.Text(unit), "unit_key": parquet.Text(ledger.Fold(unit)), "position": parquet.Int(i),
			"grp": parquet.Text(w.Defs.Scheme.GroupOf(unit, w.Zone)), "own": parquet.Bool(w.own(unit)),
		})
	}
}

func (w *writer) targets(r *rows) {
	table := w.tables.Table(w.Defs.Scheme.Targets)
	type thing struct {
		indicator            int
		figure, group, named string
	}
	counted := map[thing]bool{}
	for _, t := range w.tables.Targets(w.Period.Year) {
		row, cell := &table.Rows[t.Row], table.Cell(t.Row, table.Column(query.TargetValue))
		sheet := sheetOf(row.Sheet)
		of := thing{indicator: t.Indicator, figure: t.Figure, group: t.Group, named: ledger.Fold(t.Unit)}
		counts := t.OK() && !counted[of]
		counted[of] = counted[of] || counts
		indicator, word := "", ""
		if t.Indicator >= 0 {
			indicator, word = w.Defs.Scheme.Indicators[t.Indicator].ID, w.Defs.Scheme.Indicators[t.Indicator].Unit
		} else if f, ok := w.Defs.Figure(t.Figure); ok {
			word = f.Unit
		}
		values := map[string]parquet.Value{
			"unit": parquet.Text(t.Unit), "unit_key": parquet.Text(ledger.Fold(t.Unit)), "indicator": parquet.Text(indicator),
			"figure": parquet.Text(t.Figure), "figure_group_key": parquet.Text(t.Group), "unit_word": parquet.Text(word),
			"counted": parquet.Bool(counts), "due": parquet.Date(table.Cell(t.Row, table.Column(query.TargetDue)).Date),
			"own":  parquet.Bool(slices.ContainsFunc(w.Book.Targets, func(b figure.Target) bool { return b.Sheet == row.Sheet && b.At == cell.At })),
			"file": parquet.Text(sheet.File), "sheet": parquet.Text(sheet.Name), "line": parquet.Int(row.Line), "cell": address(row, cell), schema.Order: parquet.Int(int(t.Row)),
		}
		if t.OK() {
			values["value"] = w.exact(t.Value.Round(schema.Scale), func() string { return placed(row, cell, w.header(w.Defs.Scheme.Targets, query.TargetValue)) })
		}
		r.add(values)
	}
}

func (w *writer) scheme(r *rows) {
	s := w.Defs.Scheme
	groups := []string{""}
	if s.Ranked() {
		groups = s.GroupNames(w.Zone)
	}
	for i, d := range s.Indicators {
		for _, group := range groups {
			values := map[string]parquet.Value{
				"position": parquet.Int(i), "indicator": parquet.Text(d.ID), "name": parquet.Text(d.Name), "unit_word": parquet.Text(d.Unit),
				"method": parquet.Text(d.Method), "grp": parquet.Text(group),
			}
			if weight, ok := d.WeightIn(group).Decimal(); ok {
				values["weight"] = w.exact(weight, func() string { return "考核指标“" + d.Name + "”权重" })
			}
			r.add(values)
		}
	}
}

func (w *writer) adjustments(r *rows) {
	table := w.tables.Table(w.Defs.Adjustments())
	for _, a := range w.tables.Adjustments(w.assessed()) {
		row, cell := &table.Rows[a.Row], table.Cell(a.Row, table.Column(query.AdjustedPoints))
		sheet := sheetOf(row.Sheet)
		values := map[string]parquet.Value{
			"unit": parquet.Text(a.Unit), "unit_key": parquet.Text(ledger.Fold(a.Unit)), "type": parquet.Text(a.Type), "indicator": parquet.Text(""),
			"rule_name": parquet.Text(""), "project_key": text(a.Project), "on_date": parquet.Date(a.On), "counted": parquet.Bool(a.Fault == query.Counts),
			"file": parquet.Text(sheet.File), "sheet": parquet.Text(sheet.Name), "line": parquet.Int(row.Line), schema.Later: parquet.Bool(row.Later), schema.Order: parquet.Int(int(a.Row)),
		}
		if a.Indicator >= 0 {
			values["indicator"] = parquet.Text(w.Defs.Scheme.Indicators[a.Indicator].ID)
		}
		if a.Rule >= 0 {
			values["rule"], values["rule_name"] = parquet.Int(a.Rule), parquet.Text(w.Defs.Scheme.Rules[a.Rule].Name)
		}
		if cell.Kind == ledger.Number {
			values["points"] = w.exact(cell.Number, func() string { return placed(row, cell, w.header(w.Defs.Adjustments(), query.AdjustedPoints)) })
		}
		r.add(values)
	}
}

// earlier are the published ranks of earlier months of the year, as they count for the streak and as they are
// held against today's.
func (w *writer) earlier(r *rows) {
	for _, e := range w.Earlier {
		if e.Month.Year != w.Period.Year || e.Month.Number >= w.Period.Number || e.Ranks == nil {
			continue
		}
		switched := slices.Contains(e.Redefined, figure.CampaignRank)
		add := func(kind string, ranks map[string]int) {
			for _, unit := range ranked(ranks) {
				values := map[string]parquet.Value{
					"month": parquet.Text(e.Month.String()), "month_run": parquet.Text(e.Run), "kind": parquet.Text(kind), "redefined": parquet.Bool(switched),
				}
				if unit != "" {
					values["unit"], values["unit_key"], values["rank"] = parquet.Text(unit), parquet.Text(ledger.Fold(unit)), parquet.Int(ranks[unit])
				}
				r.add(values)
			}
		}
		add("published", e.Ranks)
		if e.Comparable != nil {
			add("comparable", e.Comparable)
		}
	}
}

// ranked are the units by rank; "" of a month without ranks.
func ranked(ranks map[string]int) []string {
	units := []string{""}
	for unit := range ranks {
		units = append(units, unit)
	}
	if len(units) > 1 {
		units = units[1:]
	}
	slices.SortFunc(units, func(a, b string) int { return cmp.Or(cmp.Compare(ranks[a], ranks[b]), cmp.Compare(a, b)) })
	return units
}

// stated are the figures of earlier runs that growth may be against.
func (w *writer) stated(r *rows) {
	for _, e := range w.Earlier {
		for _, f := range e.Figures {
			if slices.Contains(figure.CampaignIDs(), f.ID) {
				continue
			}
			r.add(map[string]parquet.Value{
				"month": parquet.Text(e.Month.String()), "month_run": parquet.Text(e.Run), "id": parquet.Text(f.ID),
				"group": w.group(f), "group_key": parquet.Text(groupKey(f)), "value": w.figure(f), "unit_word": parquet.Text(f.Unit),
				"comparable": parquet.Bool(!e.Redefines(f)),
			})
		}
	}
}

// figure is the value of a figure. One in a unit into which its rows convert without end (亩 in 公顷) has more
// places than a column holds and is rounded; value_text has all of them.
func (w *writer) figure(f figure.Figure) parquet.Value {
	return w.exact(f.Value.Round(schema.Scale), func() string { return "指标“" + f.Label() + "”（" + f.Key() + "）" })
}
