package grid

import (
	"fmt"
	"testing"
)

func TestReadFormula(t *testing.T) {
	cases := []struct {
		text  string
		links string
		photo bool
	}{
		{"[1]Sheet1!$B$3", "[1]", false}, {"SUM([1]Sheet1!$B$3,[2]二!C4)*2", "[1 2]", false}, {"'[1]表 1'!A1", "[1]", false}, {"[预算.xlsx]Sheet1!A1", "[预算.xlsx]", false},
		{`'C:\台账\[预算 2020.xlsx]表'!A1+1`, "[预算 2020.xlsx]", false}, {"=[预算.xlsx]Sheet1!R1C1", "[预算.xlsx]", false},
		{"表1[金额]+Sheet2!B1", "[]", false}, {"SUM(Table1[金额])", "[]", false}, {"Table1[[#This Row],[金额]]*Sheet2!B1", "[]", false}, {`"[1]a!"&B1`, "[]", false}, {"Sheet2!B1", "[]", false}, {"IF(A1>0,[1]Sheet1!B3,0)", "[1]", false},
		{"[1]!名称", "[1]", false}, {"'", "[]", false}, {"[", "[]", false}, {`"`, "[]", false},
		{`_xlfn.IMAGE("https://example.com/a.png")`, "[]", true}, {`=DISPIMG("ID_1",1)`, "[]", true}, {`_xlfn.DISPIMG("ID_1",1)`, "[]", true}, {`LEN("IMAGE(")`, "[]", false}, {`MYIMAGE(1)`, "[]", false},
	}
	for _, c := range cases {
		f := ReadFormula([]byte(c.text))
		if got := fmt.Sprint(f.Links); got != c.links || f.Picture != c.photo {
			t.Errorf("%s: got %s %v, want %s %v", c.text, got, f.Picture, c.links, c.photo)
		}
	}
}

func FuzzReadFormula(f *testing.F) {
	f.Add("[1]Sheet1!A1")
	f.Add("'[")
	f.Fuzz(func(t *testing.T, text string) { ReadFormula([]byte(text)) })
}
