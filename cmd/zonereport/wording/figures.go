package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// firstFigures are the figures shown at the end of a run.
const firstFigures = 8

// headline shows the first plain figures that are defined, and the zone's rank.
func headline(figures []figure.Figure, zone string) string {
	var b strings.Builder
	shown := 0
	for _, f := range figures {
		rank := f.Key() == figure.Key(figure.CampaignRank, zone)
		if !rank && (len(f.Group) > 0 || shown == firstFigures || figure.Told(f.ID) != f.ID) {
			continue
		}
		if !rank {
			shown++
		}
		if b.Len() == 0 {
			b.WriteString("主要指标：\n")
		}
		fmt.Fprintf(&b, "  %s %s\n", f.Name, Amount(f))
	}
	if b.Len() > 0 {
		b.WriteString("  全部指标见报告附件和 figures.csv；查一个指标的来源：zonereport explain 年-月 指标\n")
	}
	return b.String()
}

// Amount is the exact value with its unit, from 1亿元 up also in 亿元 as the reports print it.
func Amount(f figure.Figure) string {
	text := f.Value.String() + f.Unit
	if v, word := unit.Readable(f.Value, f.Unit); f.Unit == unit.Money.Base() && word != f.Unit {
		text += "（" + v.Round(2).String() + word + "）"
	}
	return text
}
