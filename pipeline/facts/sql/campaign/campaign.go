// Package campaign states the scheme of the campaign (考核办法) in SQL: actuals, scores, adjustments, totals,
// ranks and the streak, as package aggregate works them out, of every zone and month of an edition of the
// definitions. The expressions of scores are those of aggregate/method, over columns in place of figures
// (design-life §20).
package campaign

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/facts/sql/rows"
)

// Input is what the SQL is written of.
type Input struct {
	Dialect     dialect.Dialect
	Definitions definition.Definitions
	Used        *rows.Used // gathers the columns of ledgers that are asked for
	// Months is the relation of zones and months: _zone, _period, _own (the zone's own key), _month (of the year),
	// _year_start.
	Months string
	Fixed  func(table string) string // the relation that holds one of the fixed tables
	Ledger func(schema.Table) string // the relation that holds a ledger
	Name   func(name string) string  // a relation's name that no other has
}

// Statement is statements of SQL with a word on what they are, in Chinese.
type Statement struct {
	Note string
	SQL  []string
}

// Write states the scheme. The relation holds the figures of the campaign: _zone, _period, ord and place (their
// order), id, name, grp (the group as JSON), group_key, value, unit. It fails on a scheme that load.Definitions
// would refuse.
func Write(in Input) (list []Statement, relation string, err error) {
	w := &writer{Input: in, spans: map[span]bool{}, sources: map[sourceKey]*source{}}
	w.slots, w.scores, w.sums = in.Name("_campaign_slots"), in.Name("_campaign_scores"), in.Name("_campaign_sums")
	w.adjusted, w.totals, w.ranks = in.Name("_campaign_adjusted"), in.Name("_campaign_totals"), in.Name("_campaign_ranks")
	scores, err := w.scored()
	if err != nil {
		return nil, "", err
	}
	sums, err := w.summed()
	if err != nil {
		return nil, "", err
	}
	adjusted, err := w.adjustments()
	if err != nil {
		return nil, "", err
	}
	totals, err := w.totalled()
	if err != nil {
		return nil, "", err
	}
	relation = in.Name("_campaign")
	return []Statement{
		{"考核单位和月份：本期，以及没有已发布名次、要重算的以前月份", in.Dialect.Keep(w.slots, w.slotted())},
		{"各单位各项考核指标的实绩和得分（得分为整数，单位是最后一位小数）", in.Dialect.Keep(w.scores, scores)},
		{"各项得分合计，不计的指标按其余分值折算", []string{dialect.View(w.sums, sums)}},
		{"加减分台账中计入的行，按加减分项汇总", []string{dialect.View(w.adjusted, adjusted)}},
		{"加减分和考核总分", []string{dialect.View(w.totals, totals)}},
		{"考核名次，在各组单位中分别排列", in.Dialect.Keep(w.ranks, w.ranked())},
		{"考核的全部指标", []string{dialect.View(relation, w.figures())}},
	}, relation, nil
}

// writer writes the relations of a scheme. A row of all but the last is a unit of a zone and period in a month.
type writer struct {
	Input
	slots, scores, sums, adjusted, totals, ranks string
	spans                                        map[span]bool
	sources                                      map[sourceKey]*source
	order                                        []*source // as they are asked for
}

// keys are the columns that tell rows apart.
const keys = "_z, _p, _m, _own"

// group are the columns by whose values units are ranked among each other.
const group = "_z, _p, _m, _grp"

// on joins a relation to another by the keys.
func on(a, b string) string {
	var list []string
	for _, k := range strings.Split(keys, ", ") {
		list = append(list, fmt.Sprintf("%s.%s = %s.%s", a, k, b, k))
	}
	return strings.Join(list, " AND ")
}

func (w *writer) scheme() definition.Scheme { return w.Definitions.Scheme }

// texts writes a list of texts.
func (w *writer) texts(list []string) string {
	written := make([]string, len(list))
	for i, text := range list {
		written[i] = w.Dialect.Literal(text)
	}
	return strings.Join(written, ", ")
}
