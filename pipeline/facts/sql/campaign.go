package sql

import (
	"fmt"

	"zonereport/pipeline/facts/sql/campaign"
	"zonereport/pipeline/facts/sql/dialect"
)

// campaignFile lists what the scheme of an edition comes to.
func campaignFile(d dialect.Dialect, e Edition, has func(string) bool, name string) (File, error) {
	s := newScript(d.For(name), has)
	w := s.writer(e, "")
	w.writeMonths()
	assessed, err := w.campaign()
	if err != nil {
		return File{}, fmt.Errorf("SQL of edition %s: %w", short(e.Hash), err)
	}
	w.writeLedgers()
	s.rest = append(s.rest, w.views...)
	s.add("考核的全部指标", "SELECT _zone AS zone, _period AS period, id, name, grp AS "+d.Quote("group")+", value, unit\nFROM ("+assessed+") AS assessed\nORDER BY zone, period, ord, place")
	return File{name, s.text(name, "由明细数据重算这一版定义的考核：实绩、得分、加减分、总分、名次", e)}, nil
}

// campaign writes the figures of the scheme, behind all others.
func (w *writer) campaign() (string, error) {
	list, relation, err := campaign.Write(campaign.Input{
		Dialect: w.Dialect, Definitions: w.Definitions, Used: &w.used, Months: w.months, Fixed: w.fixed, Ledger: w.ledger, Name: w.name,
	})
	if err != nil {
		return "", fmt.Errorf("scheme: %w", err)
	}
	for _, one := range list {
		w.views = append(w.views, statement{one.Note, one.SQL})
	}
	return "SELECT _zone, _period, 2000000 + ord AS ord, id, name, group_key, grp, place, value, unit FROM " + relation, nil
}
