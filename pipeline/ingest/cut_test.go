package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
)

// servicesHead is the header of 企业难题台账.
const servicesHead = "编号,提出日期,企业名称,问题类别,来源,状态,办结日期,办理结果"

// TestCut holds design-life §11, "A csv is cut": the last row of data has no line end though
// the others have.
func TestCut(t *testing.T) {
	rows := servicesHead + "\nQF001,2020-01-23,甲公司,融资,平台,办结,2020-02-02,解决\n"
	last := "QF002,2020-02-03,乙公司,用工,平台,办结,2020-03-01,解决"
	cases := []struct {
		name, text string
		cut        bool
	}{
		{"in a date", rows + last[:strings.Index(last, "-03-01")+3], true},
		{"whole row without an end", rows + last, true},
		{"after a running number", rows + "67", true},
		{"after the first field", rows + "QF002,", true},
		{"in quotes", rows + `QF002,2020-02-03,"乙公司`, true},
		{"half a line end", strings.ReplaceAll(rows+last+"\n", "\n", "\r\n")[:len(rows)+len(last)+3], true},
		{"under a title", "企业难题台账,,,\n" + rows + last, true},
		{"ended", rows + last + "\n", false},
		{"ended short", rows + "QF002,2020-02-03,乙公司,用工,平台,受理\n", false},
		{"blank lines behind", rows + last + "\n\n  ", false},
		{"empty fields behind", rows + last + "\n,,", false},
		{"footer without an end", rows + last + "\n填表人：张三,,审核人：李四", false},
		{"total without an end", rows + last + "\n合计,2项,,,,,,", false},
		{"one row", servicesHead + "\n" + last, false},
		{"one row, under a title", "企业难题台账\n" + servicesHead + "\n" + last, false},
		{"header alone", servicesHead, false},
		{"no ledger", "说明\n请查收", false},
	}
	for _, c := range cases {
		gbk, err := simplifiedchinese.GBK.NewEncoder().String(c.text)
		if err != nil {
			t.Fatal(err)
		}
		for encoding, text := range map[string]string{"UTF-8": c.text, "GBK": gbk} {
			_, list := Read([]Input{{Name: "难题.csv", Data: []byte(text)}}, shippedLedgers(t), december)
			cut := hasRule(list, rule.File)
			if cut != c.cut || cut && !strings.Contains(wordsOf(list, rule.File), "最后一行没有写完") {
				t.Errorf("%s, %s: cut is %v, want %v: %s", encoding, c.name, cut, c.cut, wordsOf(list, rule.File))
			}
		}
	}
}

// wordsOf gives what is said under a rule.
func wordsOf(list []finding.Finding, rule string) string {
	var words []string
	for _, f := range list {
		if f.Rule == rule {
			words = append(words, f.Message())
		}
	}
	return strings.Join(words, " ")
}
