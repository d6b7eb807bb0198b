package main

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// grow copies an inputs folder, with a relocation ledger of so many made-up households in
// the place of its own.
func grow(inputs, to string, count int) error {
	months, err := filepath.Glob(filepath.Join(inputs, "[0-9]*-[0-9]*"))
	if err != nil || len(months) == 0 {
		return fmt.Errorf("no month folder in %s", inputs)
	}
	month := months[len(months)-1]
	target := filepath.Join(to, filepath.Base(month))
	if err := os.MkdirAll(target, 0o755); err != nil {
		return err
	}
	if err := copyFile(filepath.Join(inputs, "zone.toml"), filepath.Join(to, "zone.toml")); err != nil {
		return err
	}
	files, err := os.ReadDir(month)
	if err != nil {
		return err
	}
	for _, f := range files {
		if strings.Contains(f.Name(), "房屋搬迁") {
			continue
		}
		if err := copyFile(filepath.Join(month, f.Name()), filepath.Join(target, f.Name())); err != nil {
			return err
		}
	}
	return writeRelocation(filepath.Join(target, "搬迁办_房屋搬迁台账.xlsx"), count)
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// The parts of a workbook with one sheet, in the least that the format allows.
var workbookParts = [][2]string{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="房屋搬迁台账" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
}

// writeRelocation writes a relocation ledger (房屋搬迁台账) in which every household is new.
func writeRelocation(path string, count int) error {
	return writePackage(path, workbookParts, map[string]func(io.Writer) error{
		"xl/worksheets/sheet1.xml": func(w io.Writer) error { return writeSheet(w, count) },
	})
}

// writePackage writes a workbook: the parts given as text, then those that are written out.
func writePackage(path string, parts [][2]string, written map[string]func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := zip.NewWriter(f)
	for _, part := range parts {
		p, err := w.Create(part[0])
		if err != nil {
			return err
		}
		if _, err := io.WriteString(p, part[1]); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(written)) {
		p, err := w.Create(name)
		if err != nil {
			return err
		}
		if err := written[name](p); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return f.Close()
}

// writeSheet writes the header and the households: signed in 2019 and 2020, vacated and
// demolished some weeks later.
func writeSheet(w io.Writer, count int) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	row := func(cells ...any) {
		fmt.Fprint(b, "<row>")
		for _, c := range cells {
			if text, ok := c.(string); ok {
				fmt.Fprintf(b, `<c t="inlineStr"><is><t>%s</t></is></c>`, text)
			} else {
				fmt.Fprintf(b, "<c><v>%v</v></c>", c)
			}
		}
		fmt.Fprint(b, "</row>")
	}
	row("期次", "户编号", "户主", "身份证号", "合法建筑面积（㎡）", "签约日期", "腾空日期", "拆除日期")
	phases := []string{"一期", "二期", "三期", "四期", "五期", "六期"}
	for i := range count {
		signed := 43466 + i%600 // from 2019-01-01
		area := fmt.Sprintf("%d.%02d", 80+i%240, i%100)
		row(phases[i*len(phases)/count], fmt.Sprintf("BJ-%07d", i+1), fmt.Sprintf("户主%d", i+1),
			fmt.Sprintf("99000019600101%04d", i%10000), number(area), signed, signed+20, signed+45)
	}
	fmt.Fprint(b, "</sheetData></worksheet>")
	return b.Flush()
}

// number is a decimal that goes into a cell as it is.
type number string
