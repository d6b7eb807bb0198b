package assemble

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// binder makes a binding, and says what is the matter with the headers.
type binder struct {
	*binding
	words *schema.RowUnitWords
	log   *report.Report
	told  *trace.SheetReading
}

// bind makes columns of the heads that were recognised, and says what is the matter with
// the others. stated is the unit line above the header.
func bind(found *recognise.Found, stated recognise.Unit, words *schema.RowUnitWords, log *report.Report, told *trace.SheetReading) *binding {
	b := &binder{&binding{book: found.Ledger, used: make(map[int]bool)}, words, log, told}
	byField := make([]*column, len(b.book.Fields))
	refused := make(map[ledger.Address]bool)
	for i, h := range found.Heads {
		m := found.Means[i]
		f := m.Field
		switch {
		case strings.ContainsRune(h.Text, '\ufffd'):
			b.leave(trace.Garbled, h, m)
			b.log.Add(finding.Error, rule.HeaderGarbled, h.At, "", h.Text, wording.GarbledHeader(h.Text))
		case f < 0 && h.Serial:
			b.leave(trace.Serial, h, m)
		case f < 0 && m.Barred != "":
			b.leave(trace.Unknown, h, m)
			b.log.Add(finding.Info, rule.HeaderUnknown, h.At, h.Text, h.Text, wording.Qualified(h.Written(), m.Barred, b.book.Fields[m.Like].Header))
		case f < 0:
			b.leave(trace.Unknown, h, m)
			if u := b.unitColumn(h); u != nil {
				u.order = len(b.units)
				b.units = append(b.units, u)
				continue
			}
			b.log.Add(finding.Info, rule.HeaderUnknown, h.At, h.Text, h.Text, wording.UnknownHeader(h.Text, b.book.Name))
		case byField[f] != nil:
			b.leave(trace.Duplicate, h, m)
			b.log.Add(finding.Warning, rule.HeaderDuplicate, h.At, byField[f].Header, h.Text, wording.DuplicateHeader(h.Text, byField[f].Header, byField[f].at))
		default:
			p := &column{Column: typing.Column{Field: &b.book.Fields[f]}, index: f, order: len(b.columns), col: h.Col, at: h.At}
			byField[f] = p
			b.measure(p, h, stated, refused)
			b.columns = append(b.columns, p)
			tellColumn(b.told, b.book, trace.Used, h, m, p)
		}
	}
	b.govern()
	for _, p := range b.columns {
		p.UnitByRow = p.Kind == schema.Num && b.book.UnitField >= 0 && byField[b.book.UnitField] != nil
		for len(b.byCol) <= p.col {
			b.byCol = append(b.byCol, nil)
		}
		b.byCol[p.col] = p
		if p.Required {
			b.required++
			if !p.Kind.Numeric() {
				b.requiredTexts++
			}
		}
	}
	return b.binding
}

// leave notes a column that is not used, so that its values need no further remark.
func (b *binder) leave(use trace.Use, h recognise.Head, m recognise.Meaning) {
	b.used[h.Col] = true
	tellColumn(b.told, b.book, use, h, m, nil)
}

// measure settles a column's unit: its own, else its group's, else the sheet's, else the
// base unit with a warning (design §5).
func (b *binder) measure(p *column, h recognise.Head, stated recognise.Unit, refused map[ledger.Address]bool) {
	base, _ := unitword.Base(p.Kind)
	if base == "" {
		b.refuseMultiples(p, h.Units, refused)
		return
	}
	if units, u := h.Clash(p.Kind); units != "" {
		p.Unread, p.InUnit = true, unitword.Unit{Name: units}
		if !refused[u.At] {
			refused[u.At] = true
			b.log.Add(finding.Error, rule.Unit, u.At, p.Header, units, wording.UnitClash(units))
		}
		return
	}
	for i, u := range append(h.Units[:len(h.Units):len(h.Units)], stated) {
		found, ok, unlisted := unitword.Pick(u.Words, p.Kind)
		switch {
		case ok:
			p.InUnit, p.Scales, p.Stated, p.grouped = found, found.Name != base, i < len(h.Units), u.Group
			b.sayOverruled(p, stated)
			return
		case unlisted != "" && !(u.At == stated.At && p.Kind == schema.Area && b.book.HasLand):
			b.refuse(p, u.At, unlisted, refused)
			return
		}
	}
	if word, at := h.Strange(); word != "" {
		b.refuse(p, at, word, refused)
		return
	}
	p.InUnit, _ = unitword.LookUp(base, p.Kind)
	p.Defaulted = true
}

// refuseMultiples refuses counts in thousands and rates in ‰.
func (b *binder) refuseMultiples(p *column, units []recognise.Unit, refused map[ledger.Address]bool) {
	if p.Kind != schema.Integer && p.Kind != schema.Rate {
		return
	}
	for _, u := range units {
		for _, w := range u.Words {
			if unitword.IsMultiple(w) {
				b.refuse(p, u.At, w, refused)
			}
		}
	}
}

// sayOverruled remarks on a column whose header states another unit than the unit line.
func (b *binder) sayOverruled(p *column, line recognise.Unit) {
	if !p.Stated || slices.Contains(line.Words, p.InUnit.Name) {
		return
	}
	if sheet, ok, _ := unitword.Pick(line.Words, p.Kind); ok && sheet.Name != p.InUnit.Name {
		b.log.Add(finding.Info, rule.UnitOverruled, p.at, p.Header, p.InUnit.Name,
			finding.Words{Found: fmt.Sprintf("表头的单位是%s，表上方的“单位：”是%s；此列按表头的%s读入。", p.InUnit.Name, sheet.Name, p.InUnit.Name)})
	}
}

func (b *binder) refuse(p *column, at ledger.Address, word string, refused map[ledger.Address]bool) {
	p.Unread, p.InUnit = true, unitword.Unit{Name: word}
	if !refused[at] {
		refused[at] = true
		b.log.Add(finding.Error, rule.Unit, at, p.Header, word, wording.Unit(word, p.Kind))
	}
}
