package workbook

import (
	"strings"

	"zonereport/pipeline/ooxml"
)

// HeadText breaks a head before its unit where both do not stand on one line.
func HeadText(head string, size, width float64) string {
	if at := strings.Index(head, "（"); at > 0 && Needed(head, size) > width {
		return head[:at] + "\n" + head[at:]
	}
	return head
}

// HeadWidth is what a head needs on two lines: its unit may stand on the second.
func HeadWidth(head string, size float64) float64 {
	name, measure, ok := strings.Cut(head, "（")
	if ok {
		return max(Needed(name, size), Needed("（"+measure, size))
	}
	return max(Needed(head, size)/2+1.5, Needed(ooxml.Cut(head, 2), size))
}

// narrowest is how far a column of long text may be narrowed to keep a page upright.
const narrowest = 16

// Narrow takes from the columns of long text what a page lacks, if that is enough, and says
// whether the columns fit the page now.
func Narrow(widths []float64, wide []bool, page float64) bool {
	over, give := sum(widths)-page, 0.0
	for i := range widths {
		if wide[i] {
			give += max(0, widths[i]-narrowest)
		}
	}
	for i := range widths {
		if wide[i] && over > 0 && give >= over {
			widths[i] -= over * max(0, widths[i]-narrowest) / give
		}
	}
	return sum(widths) <= page
}

// Spread gives what is left of the page to the columns of long text, or to all alike.
func Spread(widths []float64, wide []bool, page float64) {
	left, total, wanted := page-sum(widths), sum(widths), 0.0
	for i, width := range widths {
		if wide[i] {
			wanted += width
		}
	}
	if left <= 0 {
		return
	}
	for i, width := range widths {
		switch {
		case wanted == 0:
			widths[i] += left * width / total
		case wide[i]:
			widths[i] += left * width / wanted
		}
	}
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, width := range widths {
		total += width
	}
	return total
}
