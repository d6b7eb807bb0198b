package verify_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// A measure of figures says what it is of, in a unit that comes out of it; what is wrong is named by its line
// (design-life §13).
func TestDerived(t *testing.T) {
	for _, c := range []struct{ name, unit, keys, want string }{ // want "": taken
		{"a share", "", `measure = "ratio", of = ["agreements_landed", "agreements"], as = "%"`, ""},
		{"its unit says so too", "%", `measure = "ratio", of = ["agreements_landed", "agreements"]`, ""},
		{"money over land", "万元/亩", `measure = "ratio", of = ["new_arrived", "land_supplied_area"]`, ""},
		{"money over a count", "亿元", `measure = "ratio", of = ["agreements_invest", "agreements"]`, ""},
		{"as many times", "倍", `measure = "ratio", of = ["new_arrived", "domestic_arrived"]`, ""},
		{"money over money, as no share", "亿元/万元", `measure = "ratio", of = ["new_arrived", "domestic_arrived"]`, `写 as = "%" 或 "倍"`},
		{"land over land, as no share", "亩/公顷", `measure = "ratio", of = ["land_ripe_area", "land_reserve_area"]`, "同一种量"},
		{"one thing over itself", "个/个", `measure = "ratio", of = ["agreements_landed", "agreements"]`, "同一种量"},
		{"what is counted over what is counted", "个/户", `measure = "ratio", of = ["agreements", "relocation_households"]`, ""},
		{"money over a count, as %", "%", `measure = "ratio", of = ["agreements_invest", "agreements"]`, `as = "万元/个"`},
		{"money over land, as money", "万元", `measure = "ratio", of = ["new_arrived", "land_supplied_area"]`, `as = "万元/亩"`},
		{"money over land, the wrong way round", "亩/万元", `measure = "ratio", of = ["new_arrived", "land_supplied_area"]`, "不能写成亩"},
		{"two units", "%", `measure = "ratio", of = ["agreements_landed", "agreements"], as = "倍"`, "只写其一"},
		{"one of two", "%", `measure = "ratio", of = "agreements"`, "应写两项指标，前一项除以后一项，这里写了1项"},
		{"three of two", "个", `measure = "difference", of = ["agreements", "agreements", "agreements"]`, "应写两项指标，前一项减后一项，这里写了3项"},
		{"no figure", "个", `measure = "sum_of"`, "应写两项或更多的指标，这里写了0项"},
		{"a misspelt one", "个", `measure = "sum_of", of = ["agreements", "agreement_landed"]`, `是不是想写 "agreements_landed"`},
		{"one that stands behind", "个", `measure = "sum_of", of = ["agreements", "y"]`, "应是排在它前面的指标"},
		{"a number among ids", "个", `measure = "sum_of", of = ["agreements", 3]`, "列表"},
		{"a number for ids", "个", `measure = "sum_of", of = 3`, "列表"},
		{"figures of the campaign", "个", `measure = "sum_of", of = ["agreements", "campaign_total"]`, "排在它前面"},
		{"a sum in another unit", "亿元", `measure = "sum_of", of = ["new_arrived", "bonds_issued"]`, ""},
		{"a sum of two kinds", "万元", `measure = "sum_of", of = ["new_arrived", "agreements"]`, "不是同一种量，不能相加减"},
		{"a sum in a unit of another kind", "亩", `measure = "sum_of", of = ["new_arrived", "bonds_issued"]`, "万元、亿元、元"},
		{"a sum of rates", "%", `measure = "sum_of", of = ["bond_rate", "bond_rate"]`, "比率不能相加"},
		{"rates apart", "百分点", `measure = "difference", of = ["bond_rate", "bond_rate"]`, ""},
		{"rates apart in %", "%", `measure = "difference", of = ["bond_rate", "bond_rate"]`, "百分点"},
		{"rows that state their unit", "个", `measure = "difference", of = ["profile", "agreements"]`, "单位取自各行"},
		{"groups alike", "㎡/户", `measure = "ratio", of = ["relocation_signed_area", "relocation_signed_households"]`, ""},
		{"grouped and plain", "%", `measure = "ratio", of = ["relocation_signed_area", "relocation_area"]`, ""},
		{"groups of two columns", "%", `measure = "ratio", of = ["relocation_signed_households", "profile"]`, "对不起来"},
		{"growth", "%", `measure = "growth", of = "new_arrived", against = "last_year"`, ""},
		{"growth of a rate", "百分点", `measure = "growth", of = "bond_rate", against = "last_month"`, ""},
		{"growth of a rate in %", "%", `measure = "growth", of = "bond_rate", against = "last_month"`, `写 unit = "百分点"`},
		{"growth in 万元", "万元", `measure = "growth", of = "new_arrived", against = "last_year"`, "增幅的单位是 %"},
		{"growth against nothing", "%", `measure = "growth", of = "new_arrived"`, "与什么时候比"},
		{"growth against a misspelt time", "%", `measure = "growth", of = "new_arrived", against = "lastyear"`, `是不是想写 "last_year"`},
		{"growth of two", "%", `measure = "growth", of = ["new_arrived", "bonds_issued"], against = "last_year"`, "应写一项指标"},
		{"as of a sum", "万元", `measure = "sum_of", of = ["new_arrived", "bonds_issued"], as = "%"`, "as 只用于"},
		{"against of a ratio", "%", `measure = "ratio", of = ["agreements_landed", "agreements"], against = "last_year"`, "against 只用于"},
		{"against of rows", "个", `measure = "count", ledger = "investment", against = "last_year"`, "against 只用于 growth"},
		{"a ledger besides", "%", `measure = "ratio", of = ["agreements_landed", "agreements"], ledger = "investment"`, "不写 ledger"},
		{"too many decimals", "%", `measure = "ratio", of = ["agreements_landed", "agreements"], decimals = 20`, "小数位数"},
		{"a plain mean of texts", "个", `measure = "mean", ledger = "investment", column = "name"`, "要用数值列"},
		{"a weight that is text", "%", `measure = "mean", ledger = "financing", column = "rate", weight = "issued_on"`, "数值列"},
		{"a weight of a max", "%", `measure = "max", ledger = "financing", column = "rate", weight = "amount"`, "不写 weight"},
	} {
		text := "[[figure]]\nid = \"x\"\nname = \"甲\"\ndefinition = \"口径\"\n" + keys(c.keys)
		if c.unit != "" {
			text += fmt.Sprintf("unit = %q\n", c.unit)
		}
		text += "\n[[figure]]\nid = \"y\"\nname = \"乙\"\nunit = \"个\"\nledger = \"investment\"\nmeasure = \"count\"\ndefinition = \"口径\"\n"
		files := templatestest.Folder(t)
		files["figures/zz.toml"] = &fstest.MapFile{Data: []byte(text)}
		defs, err := load.Definitions(files)
		if c.want == "" {
			if f, _ := defs.Figure("x"); err != nil || f.Unit == "" {
				t.Errorf("%s: %v, unit %q", c.name, err, f.Unit)
			}
			continue
		}
		var refusal *definition.Error
		if !errors.As(err, &refusal) || refusal.File != "figures/zz.toml" || refusal.Line == 0 || !strings.Contains(refusal.Reason, c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// How far two rates are apart is stated with their own decimals, growth in % with one, unless it says so.
func TestDecimalsOfGrowth(t *testing.T) {
	for keys, want := range map[string]int{
		`measure = "ratio"|of = ["agreements_landed", "agreements"]|as = "%"`:              2,
		`measure = "ratio"|of = ["agreements_landed", "agreements"]|as = "%"|decimals = 0`: 0,
		`measure = "ratio"|of = ["agreements_landed", "agreements"]|as = "%"|decimals = 1`: 1,
		`measure = "max"|ledger = "financing"|column = "rate"|unit = "%"`:                  2,
		`measure = "count"|of = "agreements"|unit = "个"`:                                   1,
	} {
		unit := "百分点"
		if strings.Contains(keys, "count") {
			unit = "%"
		}
		files := templatestest.Folder(t)
		text := "[[figure]]\nid = \"x\"\nname = \"甲\"\ndefinition = \"口径\"\n" + strings.ReplaceAll(keys, "|", "\n")
		for id, more := range map[string]string{"y": "", "z": "\ndecimals = 3"} {
			text += fmt.Sprintf("\n\n[[figure]]\nid = %q\nname = \"乙%s\"\nunit = %q\nmeasure = \"growth\"\nof = \"x\"\nagainst = \"last_year\"\ndefinition = \"口径\"%s", id, id, unit, more)
		}
		files["figures/zz.toml"] = &fstest.MapFile{Data: []byte(text + "\n")}
		defs, err := load.Definitions(files)
		if err != nil {
			t.Fatal(keys, err)
		}
		y, _ := defs.Figure("y")
		z, _ := defs.Figure("z")
		if *y.Decimals != want || *z.Decimals != 3 {
			t.Errorf("%s: growth has %d and %d decimals, want %d and 3", keys, *y.Decimals, *z.Decimals, want)
		}
	}
}

// keys writes keys on lines of their own; a comma within brackets parts none.
func keys(text string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case r == ',' && depth == 0:
			return '\n'
		}
		return r
	}, text) + "\n"
}

// What rests on itself is named in its circle, and nothing has rows within a derived figure.
func TestDerivedRests(t *testing.T) {
	figure := func(id, keys string) string {
		return fmt.Sprintf("[[figure]]\nid = %q\nname = \"甲\"\nunit = \"个\"\n%s\ndefinition = \"口径\"\n\n", id, keys)
	}
	for want, text := range map[string]string{
		"绕成一圈：x → y → x": figure("x", `measure = "sum_of"`+"\n"+`of = ["agreements", "y"]`) + figure("y", `measure = "sum_of"`+"\n"+`of = ["agreements", "x"]`),
		"自己没有行":          figure("x", `measure = "sum_of"`+"\n"+`of = ["agreements", "agreements_landed"]`) + figure("y", `measure = "count"`+"\n"+`of = "x"`),
	} {
		files := templatestest.Folder(t)
		files["figures/zz.toml"] = &fstest.MapFile{Data: []byte(text)}
		_, err := load.Definitions(files)
		var refusal *definition.Error
		if !errors.As(err, &refusal) || refusal.File != "figures/zz.toml" || refusal.Line == 0 || !strings.Contains(refusal.Reason, want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// A check holds a derived figure against what it can be held against, and says why it cannot.
func TestDerivedChecked(t *testing.T) {
	figures := `
[[figure]]
id = "share"
name = "甲"
measure = "ratio"
of = ["agreements_landed", "agreements"]
as = "%"
definition = "口径"

[[figure]]
id = "grown"
name = "乙"
unit = "%"
measure = "growth"
of = "new_arrived"
against = "last_year"
definition = "口径"

[[figure]]
id = "land"
name = "丙"
measure = "ratio"
of = ["land_ripe_area", "land_reserve_area"]
as = "%"
definition = "口径"

[[figure]]
id = "household"
name = "丁"
measure = "ratio"
of = ["relocation_signed_area", "relocation_signed_households"]
as = "㎡/户"
definition = "口径"

[[figure]]
id = "both"
name = "戊"
unit = "个"
measure = "sum_of"
of = ["agreements_landed", "agreements"]
definition = "口径"
`
	for keys, want := range map[string]string{
		"kind = \"continuity\"\nfigures = [\"share\", \"both\"]":                    "",
		"kind = \"change\"\nlimit = 10\nfigures = [\"share\", \"land\"]":            "",
		"kind = \"stalled\"\nfigures = [\"both\"]":                                  "",
		"kind = \"ratio\"\nfigure = \"share\"\nbase = \"land\"\nmost = 1":           "",
		"kind = \"continuity\"\nfigures = [\"grown\"]":                              "增幅本身就是与以前比",
		"kind = \"change\"\nlimit = 10\nfigures = [\"grown\"]":                      "增幅本身就是与以前比",
		"kind = \"stalled\"\nfigures = [\"share\"]":                                 "不逐月累加",
		"kind = \"continuity\"\nfigures = [\"land\"]":                               "不能按上月重算",
		"kind = \"ratio\"\nfigure = \"household\"\nbase = \"agreements\"\nmost = 1": "各组不能相加",
	} {
		files := templatestest.Folder(t)
		files["figures/zz.toml"] = &fstest.MapFile{Data: []byte(figures)}
		files["checks/zz.toml"] = &fstest.MapFile{Data: []byte("[[check]]\nid = \"zz\"\nseverity = \"warning\"\nfound = \"不对\"\nexpected = \"应对\"\n" + keys + "\n")}
		_, err := load.Definitions(files)
		var refusal *definition.Error
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", keys, err)
		case want != "" && (!errors.As(err, &refusal) || refusal.Line == 0 || !strings.Contains(refusal.Reason, want)):
			t.Errorf("%s: got %v, want %s", keys, err, want)
		}
	}
}
