package summary

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/symbol"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// Zone is where a zone stands among the units of its group.
type Zone struct {
	figure.Standing
	Units    int             // that are ranked in its group
	Movement document.Cell   // against last month's rank
	Decimals int             // of totals and scores
	Stated   []figure.Figure // what last month's run states that can be compared
	Run      figure.Earlier  // that run
}

// Standing is the table of where the zone stands: place, total and scores with what changed since last
// month, and the months in first place; without rows where it has no place.
func (b Book) Standing(z Zone) document.Table {
	if z.Rank == 0 {
		return document.Table{}
	}
	table := document.Table{Columns: []document.Column{
		{Head: []string{"项目"}, Wide: true}, {Head: []string{"单位"}, Align: document.Center}, {Head: []string{"本月"}, Align: document.Decimal}, {Head: []string{"比上月"}, Align: document.Decimal},
	}}
	add := func(name, in string, now, moved document.Cell, kind document.RowKind) {
		table.Rows = append(table.Rows, document.Row{Kind: kind, Cells: []document.Cell{{Text: name}, {Text: in}, now, moved}})
	}
	if f := b.figure(figure.Key(figure.CampaignRank, z.Unit)); f != nil {
		rank := stated(f)
		if z.Tied {
			rank.Prefix, rank.Text = wording.Tied, wording.Tied+rank.Text
		}
		add(fmt.Sprintf("名次（%s共%d个单位）", z.Group, z.Units), "名", rank, z.Movement, document.Highlight)
	}
	keys := append([]string{figure.Key(figure.CampaignTotal, z.Unit)}, z.scored()...)
	cut := len(keys) > mostScores+1
	for _, key := range keys[:min(len(keys), mostScores+1)] {
		f := b.figure(key)
		if f == nil {
			continue
		}
		kind, name, places := document.Normal, f.Name, z.Decimals
		if f.ID == figure.CampaignTotal {
			kind, name = document.TotalRow, "总分"
		}
		if f.Decimals != nil {
			places = *f.Decimals
		}
		now := symbol.Number(f.Value, places)
		now.Figure = key
		add(name, "分", now, z.since(f, places), kind)
	}
	if f := b.figure(figure.CampaignStreak); f != nil && !f.Value.IsZero() {
		add("连续第一", "个月", stated(f), document.Cell{}, document.Normal)
	}
	notes := z.notes()
	if !slices.ContainsFunc(table.Rows, func(r document.Row) bool { return r.Cells[3].Text != "" }) {
		table.Columns, notes = table.Columns[:3], nil
		for i := range table.Rows {
			table.Rows[i].Cells = table.Rows[i].Cells[:3]
		}
	}
	if cut {
		notes = append(notes, fmt.Sprintf("只列前%d项得分，全部得分见正文。", mostScores))
	}
	if notes != nil {
		table.Notes = []string{strings.Join(notes, "")}
	}
	return table
}

// mostScores is how many scores stand on the page of a summary.
const mostScores = 12

// scored are the keys of what makes the total up.
func (z Zone) scored() []string {
	var keys []string
	for _, r := range z.Indicators {
		keys = append(keys, figure.Key(figure.CampaignScore, z.Unit, r.Indicator))
	}
	for _, item := range z.Items {
		keys = append(keys, figure.Key(figure.CampaignAdjustment, z.Unit, item.Name))
	}
	return keys
}

// since is by how much a score moved against what last month's run states of it; blank where that is
// not known.
func (z Zone) since(f *figure.Figure, places int) document.Cell {
	for _, was := range z.Stated {
		if was.Key() == f.Key() && was.Unit == f.Unit {
			c := symbol.Number(f.Value.Sub(was.Value), places)
			c.From = document.Worked{Term: figure.Less{Of: figure.Value{Key: f.Key()},
				By: figure.Stated{Key: f.Key(), Month: z.Run.Month, Run: z.Run.Run, Value: was.Value, Unit: was.Unit}}}
			return c
		}
	}
	return document.Cell{}
}

func (z Zone) notes() []string {
	var notes []string
	if z.Previous > 0 && z.Switch != figure.Incomparable {
		notes = append(notes, "名次升降：↑为上升，↓为下降，后为位数，“平”为持平。")
	}
	switch {
	case z.Switch == figure.Incomparable:
		notes = append(notes, "考核办法与上月不同，口径已改，不可比。")
	case z.Switch == figure.Recomputed:
		notes = append(notes, "考核办法与上月不同，按可比口径相比。")
	}
	if len(z.Stated) == 0 {
		notes = append(notes, "上月没有已发布的、可比的得分，得分的“比上月”空缺。")
	}
	return notes
}
