package verify

import (
	"errors"
	"slices"

	"zonereport/pipeline/definition"
)

func (v *verifier) claims() error { return each(v.defs.Claims, v.claim) }

// claim refuses a claim that its kind cannot prove.
func (v *verifier) claim(c definition.Claim) error {
	file := v.definedIn("claim", c.ID)
	i := slices.IndexFunc(definition.ClaimKinds, func(k definition.ClaimKind) bool { return k.Name == c.Kind })
	if i < 0 {
		return file.Unknown("断言种类", c.Kind, ids(definition.ClaimKinds, func(k definition.ClaimKind) string { return k.Name }))
	}
	kind := definition.ClaimKinds[i]
	if err := file.keys("断言", c.ID, c.Kind, stated(c), kind.Needs, kind.May); err != nil || c.Ledger == "" {
		return err
	}
	d, err := v.rows(file, c.ID, c.Ledger, "", c.Where)
	if d.ID == "" {
		return err
	}
	return errors.Join(err, file.claimColumns(d, c), v.claimOther(file, c))
}

// claimColumns refuses columns that the claim's ledger has not, or that cannot say what is asked of them.
func (f source) claimColumns(d definition.Ledger, c definition.Claim) error {
	columns := each(c.Columns(), func(column string) error { return f.oneColumn(d, c.ID, column) })
	dates := each([]string{c.Date, c.From, c.Due}, func(column string) error {
		if def, ok := d.Column(column); ok && !isDate(def) {
			return f.RefuseIn(c.ID, column, "断言 %q 的 date、from、due 要用日期列，%q 是 %s 列", c.ID, column, def.Type)
		}
		return nil
	})
	var within error
	if c.Within != "" && c.Group == "" {
		within = f.RefuseIn(c.ID, "within", "断言 %q：within 与 group 一起写，只按一列分组的写 group", c.ID)
	}
	return errors.Join(columns, dates, within, f.personal(d, c.ID, "用来分组", slices.Concat(present(c.Group), present(c.Within))...))
}

// oneColumn refuses a column that the ledger has not, and alternatives of which one is meant.
func (f source) oneColumn(d definition.Ledger, owner, column string) error {
	if len(definition.Alternatives(column)) > 1 {
		return f.RefuseIn(owner, column, "%q：这里只写一列，不写 %q", owner, column)
	}
	return f.column(d, column)
}

// claimOther refuses a planned number that the other ledger does not state.
func (v *verifier) claimOther(file source, c definition.Claim) error {
	if (c.Other == "") != (c.OtherColumn == "") || c.Other == "" && (c.By != "" || c.Amount != "" || len(c.OtherWhere) > 0) {
		return file.Refuse(c.ID, "断言 %q：other（另一本台账）和 other_column（其中与 group 对应的列）要一起写，other_where、amount、by 也在那本台账里", c.ID)
	}
	if c.Other == "" {
		return nil
	}
	if c.Group == "" {
		return file.RefuseIn(c.ID, "other", "断言 %q：写了 other 的要写 group，它的值在那本台账的 other_column 里", c.ID)
	}
	d, err := v.rows(file, c.ID, c.Other, "", c.OtherWhere)
	if d.ID == "" {
		return err
	}
	columns := each(slices.Concat(present(c.OtherColumn), present(c.Amount), present(c.By)), func(column string) error { return file.oneColumn(d, c.ID, column) })
	var number error
	if amount, ok := d.Column(c.Amount); ok && !isNumber(amount) {
		number = file.RefuseIn(c.ID, c.Amount, "断言 %q 的 amount 要用数值列，%q 是 %s 列", c.ID, c.Amount, amount.Type)
	}
	return errors.Join(err, columns, number, file.personal(d, c.ID, "用来分组", slices.Concat(present(c.OtherColumn), present(c.By))...))
}
