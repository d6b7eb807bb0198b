package ingest

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
)

// A unit that goes by one of the names that zone.toml gives is that unit (design-life §12).
func TestUnitNames(t *testing.T) {
	o := Options{Period: december.Period, Zone: december.Zone}
	o.Zone.Units = []definition.Unit{{Name: "城东街道", Aliases: []string{"城东街道办事处", "城东街办"}}, {Name: "新昌经济开发区", Aliases: []string{"开发区"}}}
	s := o.settings(bookOf())
	c := compile([]definition.Ledger{yard()}, o)
	for written, want := range map[string]string{
		"城东街道办事处": "城东街道", "城东 街办": "城东街道", "城东街道": "城东街道", "开发区": "新昌经济开发区", "新经开": "新昌经济开发区", "城西街道": "城西街道",
	} {
		sheet := sheetOf("场地", "编号|场地名称|责任单位", "1|甲|"+written)
		results := c.readWorkbook("场地.xlsx", bookOf(sheet), o)
		set, _ := c.gather([]fileResult{{sheets: results}})
		if got := table(set["yard"], "unit"); len(got) != 1 || got[0] != "2|"+want {
			t.Errorf("%s is read as %v, want %s", written, got, want)
		}
	}
	if name := s.Units[""]; name != "" {
		t.Errorf("a blank is the unit %q", name)
	}
}

// In a 区 a code that is worded for a 县 is refused, and the right one named; what has no
// counterpart is refused as ever.
func TestCodeOfAnotherLevel(t *testing.T) {
	def := yard()
	for i := range def.Columns {
		if def.Columns[i].ID == "kind" {
			def.Columns[i].Codes = []string{"区内", "区外市内", "省外"}
		}
	}
	c := compile([]definition.Ledger{def}, december)
	for value, says := range map[string]string{"县内": "写“区内”", "县外 市内": "写“区外市内”", "区外": "区内、区外市内、省外", "县级": "区内、区外市内、省外", "区内": ""} {
		o := december
		o.Zone.Words = definition.Level{County: "区"}
		_, found := c.gather([]fileResult{{sheets: c.readWorkbook("场地.xlsx", bookOf(sheetOf("场地", "编号|场地名称|类别|责任单位", "1|甲|"+value+"|经开区")), o)}})
		var said []string
		for _, f := range found {
			if f.Severity == finding.Error {
				said = append(said, f.Cell+" "+f.Expected)
			}
		}
		if says == "" && said != nil || says != "" && (len(said) != 1 || !strings.HasPrefix(said[0], "C2") || !strings.Contains(said[0], says)) {
			t.Errorf("%s: %v, want %q", value, said, says)
		}
		if says != "" && strings.Contains(says, "、") && strings.Contains(said[0], "本地的说法") {
			t.Errorf("%s: proposes a code that it does not mean: %v", value, said)
		}
	}
}

// What zone.toml says of a ledger decides what is said when it does not come, and when it does.
func TestLedgersOfTheOffice(t *testing.T) {
	for _, c := range []struct {
		name                     string
		absent, needed, optional bool
		sent                     bool
		want                     string
	}{
		{"owed", false, false, false, false, "warning " + rule.LedgerMissing},
		{"owed and sent", false, false, false, true, ""},
		{"required", false, true, false, false, "error " + rule.LedgerNeeded},
		{"required and sent", false, true, false, true, ""},
		{"does not apply", true, false, false, false, ""},
		{"does not apply and came", true, false, false, true, "warning " + rule.LedgerApplies},
		{"optional", false, false, true, false, ""},
		{"optional and sent", false, false, true, true, ""},
		{"optional, but required here", false, true, true, false, "error " + rule.LedgerNeeded},
		{"optional, and does not apply here, but came", true, false, true, true, "warning " + rule.LedgerApplies},
	} {
		def := yard()
		def.Absent, def.Needed, def.Optional = c.absent, c.needed, c.optional
		cat := compile([]definition.Ledger{def}, december)
		var files []fileResult
		if c.sent {
			files = []fileResult{{sheets: cat.readWorkbook("场地.xlsx", bookOf(sheetOf("场地", "编号|场地名称|责任单位", "1|甲|经开区")), december)}}
		}
		_, found := cat.gather(files)
		got := ""
		for _, f := range found {
			if strings.HasPrefix(f.Rule, "ledger.") {
				got += string(f.Severity) + " " + f.Rule
				if c.needed && !strings.Contains(f.Action, "请催场地办报送") {
					t.Errorf("%s: does not say who is missing: %s", c.name, f.Action)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
