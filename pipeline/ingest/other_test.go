package ingest

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
)

// TestOtherFiles holds design-life §11, "Other files": one warning names them all; a
// spreadsheet that cannot be read stays a hard finding, whatever the reason.
func TestOtherFiles(t *testing.T) {
	secret, err := os.ReadFile("protected/testdata/secret.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	sheet := sheetData(rowsOf("编号", "甲"))
	book := workbook(t, "", sheet)
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("各部门：\n请查收本月台账，\n“谢谢")
	if err != nil {
		t.Fatal(err)
	}
	table := servicesHead + "\nQF001,2020-01-23,甲公司,融资,平台,办结,2020-02-02,解决\nQF002,2020-02-03,乙公司"
	cases := []struct {
		name string
		data string
		rule string // "" for neither
	}{
		{"盖章扫描件.pdf", "%PDF-1.4 \x00\x01", rule.Other},
		{"照片.JPG", "\xff\xd8\xff\xe0\x00", rule.Other},
		{"说明.docx", "PK\x05\x06" + strings.Repeat("\x00", 18), rule.Other},
		{"坏.docx", "PK\x03\x04cut", rule.Other},
		{"加密.docx", string(secret), rule.Other},
		{"说明.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1cut", rule.Other},
		{"台账.zip", "PK\x03\x04cut", rule.Other},
		{"台账.rar", "Rar!\x1a\x07", rule.Other},
		{"空.txt", "", rule.Other},
		{"请查收.txt", "各部门：\n请查收", rule.Other},
		{"GBK.txt", gbk, rule.Other},
		{"引号.txt", "\"请查收\n谢谢", rule.Other},
		{"无扩展名", "\x00\x01\x02", rule.Other},
		{"页面.html", "<html><body>请登录</body></html>", rule.Other},
		{"损坏.xlsx", "PK\x03\x04cut", rule.File},
		{"空.xlsx", "", rule.File},
		{"改名.xlsx", "%PDF-1.4 \x00\x01", rule.File},
		{"改名.csv", "\xff\xd8\xff\xe0\x00", rule.File},
		{"密码.xlsx", string(secret), rule.File},
		{"密码.数据", string(secret), rule.File},
		{"没有扩展名的工作簿", string(book[:len(book)-30]), rule.File},
		{"旧.ods", "PK\x05\x06" + strings.Repeat("\x00", 18), rule.File},
		{"断.txt", table, rule.File},
		{"断.tab", strings.ReplaceAll(table, ",", "\t"), rule.File},
		{"乱码.txt", table + "\xff", rule.File},
		{"台账.txt", table + "\n", ""},
		{"别的.csv", "甲,乙\n1,2\n", rule.SheetUnknown},
	}
	for _, c := range cases {
		_, list := Read([]Input{{Name: c.name, Data: []byte(c.data)}}, shippedLedgers(t), december)
		for _, rule := range []string{rule.Other, rule.File, rule.SheetUnknown} {
			if hasRule(list, rule) != (rule == c.rule) {
				t.Errorf("%s: %s is %v", c.name, rule, hasRule(list, rule))
			}
		}
		if c.rule == rule.Other && !strings.Contains(wordsOf(list, rule.Other), c.name) {
			t.Errorf("%s is not named: %s", c.name, wordsOf(list, rule.Other))
		}
	}
	_, list := Read([]Input{{Name: "a.pdf", Data: []byte("%PDF")}, {Name: "b.jpg", Data: []byte("\xff\xd8\xff")}}, shippedLedgers(t), december)
	said := 0
	for _, f := range list {
		if f.Rule == rule.Other {
			said++
			if f.Severity != finding.Warning || f.File != "" || !strings.Contains(f.Message(), "有 2 个文件不是电子表格，没有读取：a.pdf、b.jpg。") {
				t.Errorf("said %+v", f)
			}
		}
	}
	if said != 1 {
		t.Errorf("said %d times", said)
	}
}
