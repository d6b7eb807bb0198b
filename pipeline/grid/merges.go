package grid

import (
	"cmp"
	"slices"
)

// Merges are a sheet's merged ranges by their first line: a sheet may have a hundred
// thousand, and be looked at once a line.
type Merges []Range

// MergesOf sorts the merged ranges of a sheet by their first line.
func MergesOf(sheet *Sheet) Merges {
	return slices.SortedStableFunc(slices.Values(sheet.Merges), func(a, b Range) int { return cmp.Compare(a.Row1, b.Row1) })
}

// Starting gives the ranges whose first line lies in first to last.
func (list Merges) Starting(first, last int) Merges {
	at := func(line int) int {
		i, _ := slices.BinarySearchFunc(list, line, func(m Range, line int) int { return cmp.Compare(m.Row1, line) })
		return i
	}
	from := at(first)
	return list[from:max(from, at(last+1))]
}
