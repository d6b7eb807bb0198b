package zones

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
)

// book is a ledger over the whole year; csv is what a department sends of it in one month.
type book struct {
	id, name string
	heads    []string
	dated    int // the column by which a row belongs to a month; -1 for none
	rows     []line
}

// line is a row. A row that is early is sent before its day has come.
type line struct {
	cells []cell
	early bool
}

// cell is a text, a number or a day; a day that has not come is not yet in the file, unless it is planned.
type cell struct {
	text    string
	day     calendar.Date
	month   bool // a day that stands for its month
	planned bool
	from    calendar.Date // the day from which text holds; before that it is earlier
	earlier string
}

func text(s string) cell           { return cell{text: s} }
func number(s string) cell         { return cell{text: s} }
func on(d calendar.Date) cell      { return cell{day: d} }
func planned(d calendar.Date) cell { return cell{day: d, planned: true} }

// since is a text that holds from a day on, which is that of another cell.
func since(d cell, s, earlier string) cell { return cell{text: s, from: d.day, earlier: earlier} }

func (c cell) shown(end calendar.Date) string {
	switch {
	case c.from > end:
		return c.earlier
	case c.day.IsZero():
		return c.text
	case c.day > end && !c.planned:
		return ""
	case c.month:
		return c.day.Within().String()
	}
	return c.day.String()
}

func (b book) column(head string) int {
	return slices.IndexFunc(b.heads, func(h string) bool { return strings.HasPrefix(h, head) })
}

// csv is the file of a month: the rows whose day has come, with what has come of them; bare has the heads alone.
func (b book) csv(m calendar.Month, bare bool) []byte {
	records := [][]string{b.heads}
	end := m.End()
	for _, row := range b.rows {
		if bare || b.dated >= 0 && row.cells[b.dated].day > end && !row.early {
			continue
		}
		record := make([]string, len(row.cells))
		for i, c := range row.cells {
			until := end
			if i == b.dated && row.early {
				until = c.day
			}
			record[i] = c.shown(until)
		}
		records = append(records, record)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.WriteAll(records); err != nil { // a buffer refuses nothing
		panic(err)
	}
	return out.Bytes()
}

func (z Zone) skips(id string, month int) bool { return slices.Contains(z.unsent(month), id) }
func (z Zone) leaves(id string) bool           { return slices.Contains(z.empty(), id) }
