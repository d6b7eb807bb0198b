package definition

import (
	"slices"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Summary defines 摘要, what leaders read first (design-life §18): a table of the main indicators with
// target, completion and change, and sentences.
type Summary struct {
	Title     string   `toml:"title"`     // 摘要 where it says nothing
	Narrative string   `toml:"narrative"` // file beside report.toml, a sentence a line
	Figures   []string `toml:"figures"`   // ids of figures; of a grouped one all groups, or one behind a slash
	Built     string   `toml:"built"`     // "standing": what the campaign says of the zone
}

// Standing is the built-in summary of the campaign: where the zone stands.
const Standing = "standing"

// The most that a summary holds, so that it stays on a page.
const (
	SummaryFigures   = 12 // lines of its table
	SummarySentences = 6
)

// Heading is the title of the summary.
func (s Summary) Heading() string {
	if s.Title == "" {
		return "摘要"
	}
	return s.Title
}

// Summarised are the ids of the figures that the summaries of the reports name, each once: of them there
// are figures that state how they moved.
func (d Definitions) Summarised() []string {
	var ids []string
	for _, r := range d.Reports {
		if r.Summary == nil {
			continue
		}
		for _, key := range r.Summary.Figures {
			if id, _ := figure.IDOf(key); !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Growth is the figure that states how far a figure moved against measure.LastYear or LastMonth: the one
// that is defined for it, else one that nobody has to define. It is false of what has no growth.
func (d Definitions) Growth(id, against string) (Figure, bool) {
	i := slices.IndexFunc(d.Figures, func(f Figure) bool {
		return f.Measure == measure.Growth && string(f.Of) == id && f.Against == against
	})
	if i >= 0 {
		return d.Figures[i], true
	}
	return d.Figure(figure.GrowthOf(id, against))
}

// growth is the definition of a figure's growth that nobody has to define.
func (d Definitions) growth(of, against string) (Figure, bool) {
	f, ok := d.Figure(of)
	if !ok || f.Measure == measure.Growth {
		return f, false
	}
	name := strings.TrimPrefix(f.Name, "其中：")
	g := Figure{
		ID: figure.GrowthOf(of, against), Unit: unit.Rate.Base(), Validity: f.Validity,
		Query: Query{Measure: measure.Growth, Of: Names(of), Against: against, Group: d.Grouping(f.Query)},
	}
	change, places := "增幅", GrowthDecimals
	if d.Measures(g.Query) == unit.Points {
		g.Unit, change, places = unit.Points.Base(), "增减", MeanDecimals
		if f.Decimals != nil {
			places = *f.Decimals
		}
	}
	g.Decimals = &places
	since, text := "上年同期", "“"+name+"”与已发布的上年同期数之比"
	if against == measure.LastMonth {
		since, text = "上月", "“"+name+"”与上月之比"
		if _, flow := d.Window(of); flow {
			text = "“" + name + "”当月的数与上月当月的数之比"
		}
	}
	g.Name = name + "比" + since + change
	if change == "增幅" {
		g.Text = text + "减1，四舍五入取位；" + since + "的数不大于零的没有增幅"
	} else {
		g.Text = strings.Replace(text, "之比", "之差", 1)
	}
	return g, true
}
