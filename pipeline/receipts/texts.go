package receipts

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// texts notes which of the departments that report in words ([texts] of zone.toml) have no paragraph in what lies in
// the folder. They share ledgers of texts, so that these are not theirs to owe.
func (b *book) texts() {
	silent := slices.Clone(b.office.Zone.Texts.Departments)
	for _, def := range b.office.Defs.Ledgers {
		l := b.judged.Set[def.ID]
		if !def.Texts || l == nil {
			continue
		}
		by := l.Column(definition.TextBy)
		for i := range l.Rows {
			silent = slices.DeleteFunc(silent, func(d string) bool {
				return by >= 0 && ledger.Fold(l.Rows[i].Cells[by].Plain()) == ledger.Fold(d)
			})
		}
	}
	if len(silent) > 0 {
		b.notes = append(b.notes, "工作情况文字还没有收到："+strings.Join(silent, "、")+"（zone.toml 的 [texts]）。")
	}
}
