package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/shown"
)

// column is a field of the ledger as one sheet has it.
type column struct {
	*field
	index      int            // in the ledger
	col        int            // in the sheet
	at         ledger.Address // of its header
	unit       unit
	scales     bool                    // the unit is not the base unit
	stated     bool                    // the unit is that of its own header or group
	grouped    bool                    // of them, that of its group
	defaulted  bool                    // no unit is stated
	unread     bool                    // its unit is refused
	measured   bool                    // a number whose unit stands in another column of the ledger
	governed   []*unitColumn           // columns that state the unit of its rows
	relied     bool                    // a value relied on the default unit
	failed     bool                    // a cell of it was refused: its totals say nothing
	merges     []grid.Range            // merges down the column that are not yet behind
	carry      ledger.Cell             // value of the merge whose anchor was met last
	anchorLine int                     // line of that anchor
	sums       map[int]decimal.Decimal // see sumsAtMarks
}

// shown is a cell's text as a finding may show it.
func (p *column) shown(s string) string {
	if p.Personal != "" {
		return mask(trim(s))
	}
	s = shown.Mask(trim(s))
	const longest = 60
	if n := 0; len(s) > longest {
		for i := range s {
			if n++; n > longest/2 {
				return s[:i] + "…"
			}
		}
	}
	return s
}

// bind makes columns of the heads that were recognised, and says what is the matter with
// the others. stated is the unit line above the header.
func (b *block) bind(found *recognised, stated headUnit) {
	byField := make([]*column, len(b.book.fields))
	refused := make(map[ledger.Address]bool)
	for i, h := range found.heads {
		m := found.means[i]
		f := m.field
		switch {
		case strings.ContainsRune(h.text, '\ufffd'):
			b.leave(Garbled, h, m)
			b.log.add(finding.Error, ruleHeaderGarbled, h.at, "", h.text, sayGarbledHeader(h.text))
		case f < 0 && h.serial:
			b.leave(Serial, h, m)
		case f < 0 && m.barred != "":
			b.leave(Unknown, h, m)
			b.log.add(finding.Info, ruleHeaderUnknown, h.at, h.text, h.text, sayQualified(h.written(), m.barred, b.book.fields[m.like].Header))
		case f < 0:
			b.leave(Unknown, h, m)
			if u := b.unitColumn(h); u != nil {
				b.units = append(b.units, u)
				continue
			}
			b.log.add(finding.Info, ruleHeaderUnknown, h.at, h.text, h.text, sayUnknownHeader(h.text, b.book.Name))
		case byField[f] != nil:
			b.leave(Duplicate, h, m)
			b.log.add(finding.Warning, ruleHeaderDuplicate, h.at, byField[f].Header, h.text, sayDuplicateHeader(h.text, byField[f]))
		default:
			p := &column{field: &b.book.fields[f], index: f, col: h.col, at: h.at}
			byField[f] = p
			b.measure(p, h, stated, refused)
			b.columns = append(b.columns, p)
			b.told.column(Used, b, h, m, p)
		}
	}
	b.govern()
	for _, p := range b.columns {
		p.measured = p.kind == num && b.book.measure >= 0 && byField[b.book.measure] != nil
		for len(b.byCol) <= p.col {
			b.byCol = append(b.byCol, nil)
		}
		b.byCol[p.col] = p
		if p.Required {
			b.required++
			if !p.kind.numeric() {
				b.requiredTexts++
			}
		}
	}
}

func sayUnknownHeader(header, book string) finding.Words {
	return finding.Words{Found: "“" + header + "”不是“" + book + "”规定的列，保留但不使用。"}
}

// leave notes a column that is not used, so that its values need no further remark.
func (b *block) leave(use Use, h head, m meaning) {
	b.used[h.col] = true
	b.told.column(use, b, h, m, nil)
}

// measure settles a column's unit: its own, else its group's, else the sheet's, else the
// base unit with a warning (design §5).
func (b *block) measure(p *column, h head, stated headUnit, refused map[ledger.Address]bool) {
	base, _ := baseUnit(p.kind)
	if base == "" {
		for _, u := range h.units {
			for _, w := range u.words {
				if (p.kind == integer || p.kind == rate) && multiple(w) {
					b.refuse(p, u.at, w, refused)
				}
			}
		}
		return
	}
	if units, u := h.clash(p.kind); units != "" {
		p.unread, p.unit = true, unit{name: units}
		if !refused[u.at] {
			refused[u.at] = true
			b.log.add(finding.Error, ruleUnit, u.at, p.Header, units, sayUnitClash(units))
		}
		return
	}
	for i, u := range append(h.units[:len(h.units):len(h.units)], stated) {
		found, ok, unlisted := pickUnit(u.words, p.kind)
		switch {
		case ok:
			p.unit, p.scales, p.stated, p.grouped = found, found.name != base, i < len(h.units), u.group
			if sheet, ok, _ := pickUnit(stated.words, p.kind); p.stated && ok && sheet.name != found.name && !slices.Contains(stated.words, found.name) {
				b.log.add(finding.Info, ruleUnitOverruled, p.at, p.Header, found.name,
					finding.Words{Found: fmt.Sprintf("表头的单位是%s，表上方的“单位：”是%s；此列按表头的%s读入。", found.name, sheet.name, found.name)})
			}
			return
		case unlisted != "" && !(u.at == stated.at && p.kind == area && b.book.hasLand):
			b.refuse(p, u.at, unlisted, refused)
			return
		}
	}
	if word, at := h.strange(); word != "" {
		b.refuse(p, at, word, refused)
		return
	}
	p.unit, _ = lookUp(base, p.kind)
	p.defaulted = true
}

// differs tells whether a unit word in a cell is another unit than the column's.
func (p *column) differs(word string) bool {
	u, ok := lookUp(word, p.kind)
	return ok && !u.scale.Equal(p.unit.scale)
}

func (b *block) refuse(p *column, at ledger.Address, word string, refused map[ledger.Address]bool) {
	p.unread, p.unit = true, unit{name: word}
	if !refused[at] {
		refused[at] = true
		b.log.add(finding.Error, ruleUnit, at, p.Header, word, sayUnit(word, p.kind))
	}
}
