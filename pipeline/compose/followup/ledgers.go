package followup

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// ledgersOnPaper is 台账明细 with a band for each department; nothing where there is no ledger.
func ledgersOnPaper(r register.Register) []document.Block {
	t := document.Table{Columns: []document.Column{wide("台账"), left("状态"), left("首次收到"), left("最近收到"), decimals("行数"), decimals("重报"), decimals("退回"), decimals("强制性"), decimals("待说明")}}
	for _, d := range r.Departments {
		if len(d.Ledgers) > 0 {
			t.Rows = append(t.Rows, band(d.Name+"　"+d.State.String()))
		}
		for _, l := range d.Ledgers {
			t.Rows = append(t.Rows, document.Row{Cells: append([]document.Cell{text(named(l)), text(stacked(l.State.String(), string(l.Timely))), text(shortly(r, l.First)), text(shortly(r, later(l)))},
				counts(l)...)})
		}
	}
	return explained(r, t)
}

// ledgersInBook is 台账明细 with the department in each row.
func ledgersInBook(r register.Register) []document.Block {
	t := document.Table{Columns: []document.Column{left("部门"), wide("台账"), left("状态"), left("首次收到"), left("最近收到"), centred("及时情况"),
		wide("文件"), decimals("行数"), decimals("重报"), decimals("退回"), decimals("强制性"), decimals("待说明")}}
	for _, d := range r.Departments {
		for _, l := range d.Ledgers {
			t.Rows = append(t.Rows, document.Row{Cells: append([]document.Cell{text(d.Name), text(named(l)), text(l.State.String()), text(received(l.First)), text(received(later(l))), text(string(l.Timely)),
				text(join(l.Files))}, counts(l)...)})
		}
	}
	return explained(r, t)
}

// counts are the numbers of a ledger: rows, resubmissions, returns, hard findings, what is not explained.
func counts(l register.Ledger) []document.Cell {
	rows := document.Cell{}
	if l.Last != nil {
		rows = count(l.Rows)
	}
	return []document.Cell{rows, some(l.Resubmissions), some(l.Returned), some(l.Errors), some(l.Unexplained)}
}

// named is a ledger's name with what is special about it.
func named(l register.Ledger) string {
	name := l.Name
	if !l.Owed {
		name += optional
	}
	if l.Needed {
		name += "（必报）"
	}
	return name
}

// optional marks ledgers that only those send who have something to report.
const optional = "＊"

// explained is a table of ledgers with what its states mean; nothing where it has no row.
func explained(r register.Register, t document.Table) []document.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	t.Notes = []string{"未报：没有收到；零报：有表头、没有数据行；已报：收到了，还没有审核；退回：有强制性问题，等更正；重报n：第n次重报，还没有审核；" +
		"通过：没有强制性问题；通过（待说明n）：有n项核实性问题还没有说明。"}
	t.Notes = append(t.Notes, "重报、退回的单位是次；强制性、待说明是现用的一次报送里强制性问题和还没有说明的核实性问题的项数。")
	for _, d := range r.Departments {
		for _, l := range d.Ledgers {
			if !l.Owed {
				t.Notes = append(t.Notes, "带"+optional+"的台账有内容才报，不催报。")
				return []document.Block{t}
			}
		}
	}
	return []document.Block{t}
}

// later is when the last submission came, where that is not the first one.
func later(l register.Ledger) *register.Receipt {
	if l.First != nil && l.Last != nil && *l.First == *l.Last {
		return nil
	}
	return l.Last
}
