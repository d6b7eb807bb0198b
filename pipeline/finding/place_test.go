package finding

import "testing"

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		place                          Place
		text, brief, inFile, inMessage string
	}{
		{Place{File: "甲.xlsx"}, "甲.xlsx", "甲.xlsx", "整个文件", "“甲.xlsx”的工作表“”"},
		{Place{File: "甲.xlsx", Sheet: "招商"}, "甲.xlsx › 招商", "甲.xlsx › 招商", "招商", "“甲.xlsx”的工作表“招商”"},
		{Place{"甲.xlsx", "招商", "C5"}, "甲.xlsx › 招商!C5", "甲.xlsx › 招商!C5", "招商!C5", "《甲.xlsx》“招商”表C5单元格"},
		{Place{"甲.csv", "甲", "C5"}, "甲.csv › 甲!C5", "甲.csv!C5", "甲!C5", "《甲.csv》“甲”表C5单元格"},
	} {
		f := Finding{File: c.place.File, Sheet: c.place.Sheet, Cell: c.place.Cell}
		p := f.Place()
		if p.String() != c.text || p.Brief() != c.brief || p.InFile() != c.inFile || p.InSentence() != c.inMessage {
			t.Errorf("%+v: %s, %s, %s, %s", p, p, p.Brief(), p.InFile(), p.InSentence())
		}
	}
	if p := (Place{}); p.String() != "" || p.InFile() != "整个文件" {
		t.Errorf("no place is %q, %q", p, p.InFile())
	}
}
