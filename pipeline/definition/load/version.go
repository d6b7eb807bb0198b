package load

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
)

// version is one place where the folder defines a thing: one of the versions of its id.
type version struct {
	kind, id string
	in       string // what it is part of, a file or a column; empty: the folder
	ledger   string // of a column or a code
	column   string // of a code
	table    string // [[figure]]; empty: the whole file
	index    int    // of the file's tables of that name
	file     definition.File
	valid    definition.Validity
}

// name is the same for all versions of a thing.
func (v version) name() string { return v.kind + " " + v.in + " " + v.id }

// thing is what cannot be used if a version is wrong, as in definition.Error.
func (v version) thing() string {
	switch v.kind {
	case "column":
		return "column " + v.ledger + "/" + v.id
	case "code":
		return "column " + v.ledger + "/" + v.column
	case "indicator":
		return "scheme scheme"
	}
	return v.kind + " " + v.id
}

// own notes a version of a thing that other definitions name by its id.
func (l *loader) own(v version, valid *definition.Validity) {
	switch {
	case v.id == "":
		l.fail(v.lines().Refuse("[["+v.kind, "有一项缺少 id"))
	case strings.ContainsFunc(v.id, strange):
		l.fail(v.lines().Refuse(v.id, "id %q 只能用字母、数字、汉字和 _ - .；别处用 id 和 / 指明一项，给人看的写在 name 里", v.id))
	}
	l.note(v, valid)
}

// strange tells a character that an id cannot have.
func strange(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-.", r)
}

// note notes a version, and refuses a validity that cannot be read.
func (l *loader) note(v version, valid *definition.Validity) {
	v.valid = *valid
	l.versions = append(l.versions, v)
	for _, stated := range []struct{ key, month string }{{"valid_from", valid.From}, {"valid_to", valid.To}} {
		if _, err := calendar.ParseMonth(stated.month); stated.month != "" && err != nil {
			l.fail(v.lines().Refuse(stated.key, "%s 的%v", stated.key, err))
		}
	}
	if valid.From != "" && valid.To != "" && valid.To < valid.From {
		l.fail(v.lines().Refuse("valid_to", "%q 的 valid_to（%s）早于 valid_from（%s）", v.id, valid.To, valid.From))
	}
	if c := valid.Comparable; c != "" && c != definition.Recompute && c != definition.Incomparable {
		l.fail(v.lines().Unknown("可比方式（comparable）", c, []string{definition.Recompute, definition.Incomparable}))
	}
}

// within gives what a file defines the months of the file, and refuses others beyond them.
func (l *loader) within(file definition.File, whole definition.Validity, id string, own *definition.Validity) {
	if !whole.Dated() {
		return
	}
	if own.From != "" && own.From < whole.From || whole.To != "" && own.To > whole.To {
		l.fail(file.Refuse(id, "%q 的有效期（%s）超出了整个文件的（%s）", id, own.Months(), whole.Months()))
	}
	own.From, own.To = cmp.Or(own.From, whole.From), cmp.Or(own.To, whole.To)
	own.Basis, own.Change = cmp.Or(own.Basis, whole.Basis), cmp.Or(own.Change, whole.Change)
	own.Comparable = cmp.Or(own.Comparable, whole.Comparable)
}

// lines is the file with the lines of this version alone, so that the line found for a word is its own.
func (v version) lines() definition.File {
	file := v.file
	if v.table != "" || v.kind == "ledger" || v.kind == "report" {
		file = file.Table(v.table, v.index)
	}
	file.Of = v.thing()
	return file
}

// line is where a version states its months, else its id.
func (v version) line() int {
	at := v.lines()
	at.Head = 0
	return cmp.Or(at.Refuse("valid_from", "").Line, at.Refuse("valid_to", "").Line, at.Refuse(v.id, "").Line, at.Refuse("id", "").Line)
}

// succession refuses versions of one id that hold at the same time, and months between them in which
// none holds; it notes which came after which.
func (l *loader) succession() {
	groups, order := map[string][]version{}, []string{}
	for _, v := range l.versions {
		name := v.name()
		if groups[name] == nil {
			order = append(order, name)
		}
		groups[name] = append(groups[name], v)
	}
	l.history = map[string][]definition.Validity{}
	for _, name := range order {
		list := groups[name]
		slices.SortStableFunc(list, func(a, b version) int { return strings.Compare(a.valid.From, b.valid.From) })
		for i, v := range list {
			if i > 0 {
				l.fail(follows(list[i-1], v))
			}
			l.history[name] = append(l.history[name], v.valid)
		}
	}
}

// grown is a validity with the versions before it.
func (l *loader) grown(of version, v definition.Validity) definition.Validity {
	for _, one := range l.history[of.name()] {
		if one.From < v.From {
			v.Before = append(v.Before, one)
		}
	}
	return v
}

// follows refuses a version that does not begin in the month after the one before it ends.
func follows(before, v version) error {
	first := fmt.Sprintf("第 %d 行", before.line())
	if before.file.Path != v.file.Path {
		first = before.file.Path + " " + first
	}
	refuse := func(format string, args ...any) error {
		return &definition.Error{File: v.file.Path, Line: v.line(), Reason: fmt.Sprintf(format, args...), Of: v.thing()}
	}
	switch {
	case !before.valid.Dated() && !v.valid.Dated():
		return refuse("id %q 定义了两次，另一处在 %s。请改名或删去一处；如果是前后两版，请用 valid_from、valid_to 写明各自的起止月份", v.id, first)
	case before.valid.To == "" || v.valid.From == "" || v.valid.From <= before.valid.To:
		return refuse("%q 的两版有效期重叠：%s（%s）和这里（%s）。起止月份都算在内，请使前一版的 valid_to 早于后一版的 valid_from", v.id, first, before.valid.Months(), v.valid.Months())
	case next(before.valid.To) != v.valid.From:
		return refuse("%q 的两版之间有空当：%s（%s）和这里（%s）。请使后一版从前一版结束的次月（%s）开始", v.id, first, before.valid.Months(), v.valid.Months(), next(before.valid.To))
	}
	return nil
}

// next is the month after one.
func next(month string) string {
	m, err := calendar.ParseMonth(month)
	if err != nil {
		return month
	}
	if m.Number++; m.Number > 12 {
		m = calendar.Month{Year: m.Year + 1, Number: 1}
	}
	return m.String()
}
