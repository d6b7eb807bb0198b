package layout

import (
	"slices"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// before places what waits and has to come before a group of chunks, and says whether anything did: a
// turned table before an upright one, a chart before another that belongs to a heading, and all before
// the next section begins. The page is not left much white for it, but where a heading would lose its table.
func (f *flow) before(group []chunk) bool {
	if group[0].newPage { // all that waits is placed there anyway
		return false
	}
	full := f.spare() <= f.height()*mostWhite
	table := len(f.later) > 0 && !group[0].landscape && slices.ContainsFunc(group, chunk.begins)
	switch {
	case table && (full || !group[0].space && group[0].part == nil):
		f.turnTo(false)
		return true
	case full && group[0].section() && (len(f.charts) > 0 || f.holds()),
		len(f.charts) > 0 && !floating(group) && slices.ContainsFunc(group, func(c chunk) bool { return c.floats }):
		f.placeAll()
		return true
	}
	return false
}

// holds says that an upright table waits behind a turned one.
func (f *flow) holds() bool {
	return slices.ContainsFunc(f.later, func(c chunk) bool { return !c.landscape })
}

// placeAll places the charts that wait, and the tables if an upright one is among them.
func (f *flow) placeAll() {
	if f.holds() {
		f.turnTo(false)
	}
	f.placeCharts(true)
}

// waiting is the list in which a group of chunks waits for another page, nil for none.
func (f *flow) waiting(group []chunk, fits bool) *[]chunk {
	switch {
	case group[0].landscape && !f.turned && !f.top, len(f.later) > 0 && slices.ContainsFunc(group, chunk.begins):
		return &f.later
	case floating(group) && (!fits || len(f.charts) > 0):
		return &f.charts
	}
	return nil
}

// placeCharts puts the waiting charts on the page, as many as it has room for, or all of them,
// and says whether it put one there.
func (f *flow) placeCharts(all bool) bool {
	placed := false
	for len(f.charts) > 0 {
		end, need := group(f.charts, 0)
		if f.turned || !f.top && f.y+need > f.height()+typeset.Slack {
			if !all {
				break
			}
			f.turnTo(false)
		}
		one := f.charts[:end+1]
		f.charts = f.charts[end+1:]
		for _, c := range one {
			f.settle(c)
		}
		f.y += float64(f.paper.TextHeight*page.PointsPerMM) / float64(2*f.paper.Lines) // white under it
		placed = true
	}
	return placed
}

// turnTo begins a page; tables that wait come before it, and the upright page that the last of them began
// goes on.
func (f *flow) turnTo(landscape bool) {
	if f.placeLater() && !f.turned && !landscape {
		return
	}
	f.turn(landscape)
}

// placeLater puts the waiting tables on pages of their own, and says whether there were any.
func (f *flow) placeLater() bool {
	waiting := f.later
	f.later = nil
	for i := 0; i < len(waiting); {
		end, need := group(waiting, i)
		if i == 0 || waiting[i].landscape != f.turned || !f.top && f.y+need > f.height()+typeset.Slack {
			f.turn(waiting[i].landscape)
		}
		for ; i <= end; i++ {
			f.settle(waiting[i])
		}
	}
	return len(waiting) > 0
}
