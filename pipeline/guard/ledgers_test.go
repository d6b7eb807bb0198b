package guard

import (
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
)

// Names are learnt from personal columns. One of two characters is masked within what departments write
// freely; elsewhere it is also a part of other words, and has to stand by itself. Texts of other ledgers that
// differ stay different, for they are counted.
func TestNames(t *testing.T) {
	text := func(id string) definition.Column { return definition.Column{ID: id, Type: "text"} }
	defs := []definition.Ledger{
		{ID: "homes", Columns: []definition.Column{{ID: "owner", Type: "text", Personal: "omit"}, text("note")}},
		{ID: "words", Texts: true, Columns: []definition.Column{text(definition.TextItem), text(definition.TextContent)}},
	}
	made := func() ledger.Set {
		set := ledger.Set{}
		for i, rows := range [][][]string{
			{{"黄娟", "黄娟"}, {"黄小娟", "黄小娟搬走"}, {"", "请黄娟来"}, {"", "彭小兰搬走"}, {"彭小兰", ""}},
			{{"黄娟的事", "由黄娟办理。"}, {"别的", "由彭小兰办理。"}, {"又一", "由黄小娟办理。"}},
		} {
			l := &ledger.Ledger{ID: defs[i].ID, Columns: []string{defs[i].Columns[0].ID, defs[i].Columns[1].ID}}
			for _, row := range rows {
				l.Rows = append(l.Rows, ledger.Row{Cells: []ledger.Cell{ledgertest.Cell(t, "text", row[0]), ledgertest.Cell(t, "text", row[1])}})
			}
			set[l.ID] = l
		}
		return set
	}
	set := made()
	g := New(definition.Definitions{Ledgers: defs}, definition.Zone{Name: "示范区"}, set)
	if g.Leaves(defs, set) {
		t.Error("says that it leaves names as they are")
	}
	g.Ledgers(defs, set)
	for id, want := range map[string][]string{
		"homes": {"＊＊＊", "＊＊＊搬走", "请黄娟来", "＊＊＊搬走（＊＊）", ""},
		"words": {"由＊＊＊办理。", "由＊＊＊办理。", "由＊＊＊办理。"},
	} {
		for i, row := range set[id].Rows {
			if got := row.Cells[1].Text; got != want[i] {
				t.Errorf("%s: %q, want %q", id, got, want[i])
			}
		}
	}
	if got := set["words"].Rows[0].Cells[0].Text; got != "黄娟的事" {
		t.Errorf("a key became %q", got)
	}
}
