package wording

import (
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// Turned words growth that has no rate, as what was below zero is above it.
const Turned = "由负转正"

// Level words that nothing changed.
const Level = "持平"

// Change words growth or a difference, by what it is in: 增长5.2%, 提高0.3个百分点, 减少2亿元; 持平 where nothing
// changed, 基本持平 where what did is less than what is printed.
func Change(f *figure.Figure) string {
	up, down := "增加", "减少"
	switch f.Unit {
	case unit.Rate.Base():
		up, down = "增长", "下降"
	case unit.Points.Base():
		up, down = "提高", "下降"
	}
	size := *f
	size.Value = f.Value.Abs()
	said := Figure(&size)
	switch {
	case f.Value.IsZero():
		return Level
	case size.Value.Round(places(f)).IsZero():
		return "基本" + Level
	case f.Value.IsNegative():
		return down + said
	}
	return up + said
}

// places are the decimals that a figure is said with.
func places(f *figure.Figure) int32 {
	if f.Decimals != nil {
		return int32(*f.Decimals)
	}
	return 2
}

// spoken is a unit as running text says it: 0.3个百分点.
func spoken(in string) string {
	if in == unit.Points.Base() {
		return "个" + in
	}
	return unit.Written(in)
}
