package ingest

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zonereport/pipeline/finding"
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
		{"盖章扫描件.pdf", "%PDF-1.4 \x00\x01", ruleOther},
		{"照片.JPG", "\xff\xd8\xff\xe0\x00", ruleOther},
		{"说明.docx", "PK\x05\x06" + strings.Repeat("\x00", 18), ruleOther},
		{"坏.docx", "PK\x03\x04cut", ruleOther},
		{"加密.docx", string(secret), ruleOther},
		{"说明.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1cut", ruleOther},
		{"台账.zip", "PK\x03\x04cut", ruleOther},
		{"台账.rar", "Rar!\x1a\x07", ruleOther},
		{"空.txt", "", ruleOther},
		{"请查收.txt", "各部门：\n请查收", ruleOther},
		{"GBK.txt", gbk, ruleOther},
		{"引号.txt", "\"请查收\n谢谢", ruleOther},
		{"无扩展名", "\x00\x01\x02", ruleOther},
		{"页面.html", "<html><body>请登录</body></html>", ruleOther},
		{"损坏.xlsx", "PK\x03\x04cut", ruleFile},
		{"空.xlsx", "", ruleFile},
		{"改名.xlsx", "%PDF-1.4 \x00\x01", ruleFile},
		{"改名.csv", "\xff\xd8\xff\xe0\x00", ruleFile},
		{"密码.xlsx", string(secret), ruleFile},
		{"密码.数据", string(secret), ruleFile},
		{"没有扩展名的工作簿", string(book[:len(book)-30]), ruleFile},
		{"旧.ods", "PK\x05\x06" + strings.Repeat("\x00", 18), ruleFile},
		{"断.txt", table, ruleFile},
		{"断.tab", strings.ReplaceAll(table, ",", "\t"), ruleFile},
		{"乱码.txt", table + "\xff", ruleFile},
		{"台账.txt", table + "\n", ""},
		{"别的.csv", "甲,乙\n1,2\n", ruleSheetUnknown},
	}
	for _, c := range cases {
		_, list := Read([]Input{{Name: c.name, Data: []byte(c.data)}}, shippedLedgers(t), december)
		for _, rule := range []string{ruleOther, ruleFile, ruleSheetUnknown} {
			if hasRule(list, rule) != (rule == c.rule) {
				t.Errorf("%s: %s is %v", c.name, rule, hasRule(list, rule))
			}
		}
		if c.rule == ruleOther && !strings.Contains(wordsOf(list, ruleOther), c.name) {
			t.Errorf("%s is not named: %s", c.name, wordsOf(list, ruleOther))
		}
	}
	_, list := Read([]Input{{Name: "a.pdf", Data: []byte("%PDF")}, {Name: "b.jpg", Data: []byte("\xff\xd8\xff")}}, shippedLedgers(t), december)
	said := 0
	for _, f := range list {
		if f.Rule == ruleOther {
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
