package ooxml

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// TestLinkedCells: a cell whose formula refers to another workbook is marked, also where it
// shares the formula, and the sheet names the workbook by the order of externalReferences.
func TestLinkedCells(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1"><f>[2]Sheet1!$B$3</f><v>1</v></c><c r="B1"><f>Sheet2!B3</f><v>1</v></c><c r="C1"><f t="shared" ref="C1:D1" si="0">'[1]表 1'!B3</f><v>1</v></c><c r="D1"><f t="shared" si="0"/><v>1</v></c>`+
		`<c r="E1"><f t="shared" ref="E1:F1" si="1">A1</f><v>1</v></c><c r="F1"><f t="shared" si="1"/><v>1</v></c><c r="G1"><f>[9]x!A1</f><v>2</v></c></row>`, "")
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "</sheets>", `</sheets><externalReferences><externalReference r:id="rId8"/><externalReference r:id="rId7"/></externalReferences>`, 1)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		rel("rId7", "externalLink", "externalLinks/externalLink1.xml")+rel("rId8", "externalLink", "externalLinks/externalLink2.xml")+"</Relationships>", 1)
	for i, name := range []string{"二.xlsx", "一.xlsx"} {
		part := fmt.Sprintf("externalLink%d.xml", i+1)
		p["xl/externalLinks/"+part] = `<externalLink/>`
		p["xl/externalLinks/_rels/"+part+".rels"] = fmt.Sprintf(`<Relationships><Relationship Id="rId1" Type="%sexternalLinkPath" Target="%s" TargetMode="External"/></Relationships>`, relType, name)
	}
	book, err := Read(p.zipped(t))
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	got := ""
	for _, c := range s.Rows[0].Cells {
		if c.Linked {
			got += address(1, c.Col) + " "
		}
	}
	if names := strings.Join(s.Links, " "); got != "A1 C1 D1 G1 " || names != "二.xlsx 一.xlsx [9]" {
		t.Errorf("got %sof %s", got, names)
	}
}

// TestPictures: a cell with a picture of Excel 365 or WPS is one, whatever it stores; an
// error that is kept beside the cell stays an error.
func TestPictures(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e" vm="2"><v>#VALUE!</v></c><c r="C1" t="e"><v>#VALUE!</v></c><c r="D1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>` +
		`<c r="E1" t="e" vm="3"><f>_xlfn.IMAGE("https://example.com/a.png")</f><v>#VALUE!</v></c><c r="F1" t="e" vm="1"><v>#REF!</v></c><c r="G1"><f>IMAGE(A9)</f></c></row>`
	kinds := func(p parts) string {
		book, err := Read(p.zipped(t))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, c := range book.Sheets[0].Rows[0].Cells {
			got += map[grid.Kind]string{grid.Picture: "p", grid.Error: "e"}[c.Kind]
		}
		return got
	}
	p := workbookOf(rows, "")
	if got := kinds(p); got != "ppeppep" {
		t.Errorf("without the parts that tell: got %s", got)
	}
	const more = "http://schemas.microsoft.com/office/2017/06/relationships/"
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>", rel("rId7", "sheetMetadata", "metadata.xml")+
		fmt.Sprintf(`<Relationship Id="rId8" Type="%srdRichValue" Target="richData/rdrichvalue.xml"/><Relationship Id="rId9" Type="%srdRichValueStructure" Target="richData/rdrichvaluestructure.xml"/></Relationships>`, more, more), 1)
	block := func(i int) string {
		return fmt.Sprintf(`<bk><extLst><ext uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}"><xlrd:rvb i="%d"/></ext></extLst></bk>`, i)
	}
	p["xl/metadata.xml"] = `<metadata xmlns="u" xmlns:xlrd="v"><metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE" count="2">` + block(1) + block(0) +
		`</futureMetadata><valueMetadata count="2"><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>`
	p["xl/richData/rdrichvalue.xml"] = `<rvData><rv s="0"><v>8</v></rv><rv s="1"><v>0</v><v>5</v></rv></rvData>`
	p["xl/richData/rdrichvaluestructure.xml"] = `<rvStructures><s t="_error"><k n="errorType" t="i"/></s><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/></s></rvStructures>`
	if got := kinds(p); got != "peeppep" {
		t.Errorf("with the parts that tell: got %s", got)
	}
}
