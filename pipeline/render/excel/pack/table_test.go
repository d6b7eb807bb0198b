package pack

import (
	"bytes"
	"strings"
	"testing"
)

// A table gets a part, a relation of its sheet and a type; a sheet that has relations already is not overwritten.
func TestTables(t *testing.T) {
	list := func(more ...string) *parts {
		p := &parts{}
		p.add(contentTypes, []byte("<Types><Default/></Types>"))
		p.add("xl/worksheets/sheet2.xml", []byte("<worksheet><sheetData/></worksheet>"))
		for _, name := range more {
			p.add(name, nil)
		}
		return p
	}
	table := Table{Sheet: "xl/worksheets/sheet2.xml", Name: "表_1", Range: "A3:B4", Columns: []string{"单位", `"甲" & 乙`}}
	p := list()
	if err := p.addTables([]Table{table}); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		`<Types><Default/><Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"></Override></Types>`,
		`<worksheet><sheetData/><tableParts count="1"><tablePart r:id="rId1"></tablePart></tableParts></worksheet>`,
		`Id="rId1" Target="../tables/table1.xml"`,
		`id="1" name="表_1" displayName="表_1" ref="A3:B4"><tableColumns count="2"><tableColumn id="1" name="单位"></tableColumn><tableColumn id="2" name="&#34;甲&#34; &amp; 乙">`,
	} {
		if got := p.list[i].Bytes(); !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s: %s", p.list[i].name, got)
		}
	}
	if got := p.list[2].name + " " + p.list[3].name; got != "xl/worksheets/_rels/sheet2.xml.rels xl/tables/table1.xml" {
		t.Error(got)
	}
	for name, p := range map[string]*parts{
		"relations": list("xl/worksheets/_rels/sheet2.xml.rels"), "no sheet": {list: list().list[:1]}, "no types": {list: list().list[1:]},
		"no end": {list: []*part{{name: contentTypes}, {name: table.Sheet}}},
	} {
		if err := p.addTables([]Table{table}); err == nil || !strings.Contains(err.Error(), "表_1") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := list().addTables([]Table{table, table}); err == nil {
		t.Error("two tables of one sheet")
	}
}
