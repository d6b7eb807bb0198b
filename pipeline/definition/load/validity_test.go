package load_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// at loads a folder for a month, 2020-12.
func at(t *testing.T, folder fstest.MapFS, month string) definition.Definitions {
	t.Helper()
	period, _ := calendar.ParseMonth(month)
	defs, err := load.For(folder, definition.Zone{}, period)
	if err != nil {
		t.Fatalf("%s: %v", month, err)
	}
	return defs
}

// more is the default folder with texts appended to files, in pairs.
func more(t *testing.T, texts ...string) fstest.MapFS {
	t.Helper()
	folder := templatestest.Folder(t)
	for i := 0; i < len(texts); i += 2 {
		var data []byte
		if f := folder[texts[i]]; f != nil {
			data = f.Data
		}
		folder[texts[i]] = &fstest.MapFile{Data: []byte(string(data) + texts[i+1])}
	}
	return folder
}

const (
	annual = "figures/annual.toml"
	big    = "\n[[figure]]\nid = \"big\"\nname = \"大项目\"\nunit = \"个\"\nledger = \"investment\"\nmeasure = \"count\"\ndefinition = \"总投资较大的项目数\"\n"
	over1  = "where = [{ column = \"total_invest\", compare = \">=\", value = 1000 }]\n"
	over5  = "where = [{ column = \"total_invest\", compare = \">=\", value = 5000 }]\n"
)

// A figure has versions: each month gets the one that holds then, none before the first and after the last.
func TestVersions(t *testing.T) {
	folder := more(t, annual, big+over1+"valid_from = \"2020-02\"\nvalid_to = \"2020-12\"\n"+big+over5+"valid_from = \"2021-01\"\nvalid_to = \"2021-06\"\nbasis = \"新开统〔2021〕2号\"\nchange = \"起点提高到5000万元\"\ncomparable = \"recompute\"\n")
	for month, want := range map[string]int64{"2020-01": 0, "2020-02": 1000, "2020-12": 1000, "2021-01": 5000, "2021-06": 5000, "2021-07": 0, "1999-01": 0} {
		f, ok := at(t, folder, month).Figure("big")
		if ok != (want > 0) || ok && f.Where[0].Value != want {
			t.Errorf("%s: %v %v, want %d", month, ok, f.Where, want)
		}
	}
	f, _ := at(t, folder, "2021-03").Figure("big")
	if len(f.Before) != 1 || f.Before[0].From != "2020-02" || f.Basis != "新开统〔2021〕2号" || f.Change == "" || f.Comparable != definition.Recompute {
		t.Errorf("the version of 2021 is %+v", f.Validity)
	}
	if defs := at(t, folder, "2020-01"); edition.Of(defs) != edition.Of(at(t, templatestest.Folder(t), "2020-01")) {
		t.Error("a figure of other months changes the edition")
	}
	if edition.Of(at(t, folder, "2020-03")) == edition.Of(at(t, folder, "2021-03")) {
		t.Error("two versions are one edition")
	}
	if defs, err := load.Definitions(folder); err != nil {
		t.Error(err)
	} else if f, ok := defs.Figure("big"); !ok || f.From != "2021-01" {
		t.Errorf("without a month: %v %+v", ok, f)
	}
}

// Dates alone, basis and change make no other edition.
func TestEditionWithoutValidity(t *testing.T) {
	plain, dated := more(t, annual, big+over1), more(t, annual, big+over1+"valid_from = \"2020-02\"\nbasis = \"文\"\nchange = \"改\"\n")
	if edition.Of(at(t, plain, "2020-02")) != edition.Of(at(t, dated, "2020-02")) {
		t.Error("the validity decides the edition")
	}
	if edition.Of(at(t, plain, "2020-02")) == edition.Of(at(t, more(t, annual, big+over1+"comparable = \"no\"\n"), "2020-02")) {
		t.Error("how earlier months are compared is nothing to the edition")
	}
}

// Whatever may be dated is there in its months, and nothing else changes in the others.
func TestEverythingMayBeDated(t *testing.T) {
	from := "valid_from = \"2022-01\"\n"
	without := edition.Of(at(t, templatestest.Folder(t), "2021-12"))
	for name, test := range map[string]struct {
		folder fstest.MapFS
		there  func(definition.Definitions) bool
	}{
		"figure": {more(t, annual, big+from), func(d definition.Definitions) bool { _, ok := d.Figure("big"); return ok }},
		"column": {more(t, "ledgers/01-investment.toml", "\n[[column]]\nid = \"stage\"\nheader = \"项目阶段\"\ntype = \"text\"\n"+from), func(d definition.Definitions) bool {
			l, _ := d.Ledger("investment")
			_, ok := l.Column("stage")
			return ok
		}},
		"check": {more(t, "checks/order.toml", "\n[[check]]\nid = \"late.check\"\nseverity = \"warning\"\nkind = \"present\"\nledger = \"investment\"\ncolumn = \"name\"\nfound = \"没有\"\nexpected = \"应有\"\n"+from), func(d definition.Definitions) bool {
			return slices.ContainsFunc(d.Checks, func(c definition.Check) bool { return c.ID == "late.check" })
		}},
		"claim": {more(t, "claims.toml", "\n[[claim]]\nid = \"late_claim\"\nkind = \"none_left\"\nledger = \"housing\"\ndate = \"moved_in\"\ndefinition = \"无\"\n"+from), func(d definition.Definitions) bool {
			return slices.ContainsFunc(d.Claims, func(c definition.Claim) bool { return c.ID == "late_claim" })
		}},
		"list": {more(t, "lists.toml", "\n[[list]]\nid = \"late_list\"\nledger = \"honours\"\ncolumns = [\"name\"]\n"+from), func(d definition.Definitions) bool {
			return slices.ContainsFunc(d.Lists, func(l definition.List) bool { return l.ID == "late_list" })
		}},
		"code": {templatestest.Changed(t, "ledgers/02-funds.toml", `codes = ["内资", "外资"]`, `codes = ["内资", "外资", { code = "港澳台资", valid_from = "2022-01" }]`), func(d definition.Definitions) bool {
			l, _ := d.Ledger("funds")
			c, _ := l.Column("capital")
			return slices.Equal(c.Codes, []string{"内资", "外资", "港澳台资"})
		}},
		"file of a ledger": {more(t, "ledgers/20-new.toml", "id = \"new\"\nname = \"新台账\"\ndepartment = \"经发局\"\nkey = [\"name\"]\n"+from+"[[column]]\nid = \"name\"\nheader = \"新名称\"\ntype = \"text\"\n"), func(d definition.Definitions) bool { _, ok := d.Ledger("new"); return ok }},
		"file of figures":  {more(t, "figures/later.toml", from+big), func(d definition.Definitions) bool { _, ok := d.Figure("big"); return ok }},
		"file of checks": {more(t, "checks/later.toml", from+"[[check]]\nid = \"late.check\"\nseverity = \"warning\"\nkind = \"present\"\nledger = \"investment\"\ncolumn = \"name\"\nfound = \"没有\"\nexpected = \"应有\"\n"), func(d definition.Definitions) bool {
			return slices.ContainsFunc(d.Checks, func(c definition.Check) bool { return c.ID == "late.check" })
		}},
		"report": {more(t, "reports/later/report.toml", "id = \"later\"\nfile = \"新报告\"\ntitle = \"新\"\n"+from), func(d definition.Definitions) bool {
			return slices.ContainsFunc(d.Reports, func(r definition.Report) bool { return r.ID == "later" })
		}},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := at(t, test.folder, "2021-12"), at(t, test.folder, "2022-01")
			if test.there(before) || !test.there(after) {
				t.Errorf("in 2021-12: %v, in 2022-01: %v", test.there(before), test.there(after))
			}
			if edition.Of(before) != without {
				t.Error("a rule for 2022 changes the edition of 2021")
			}
			if edition.Of(after) == without {
				t.Error("a rule of 2022 makes no other edition")
			}
		})
	}
}

// A scheme has versions: of an indicator, or of the whole file.
func TestSchemeVersions(t *testing.T) {
	folder := templatestest.Folder(t)
	text := string(folder["scheme.toml"].Data)
	first, rest, _ := strings.Cut(text, "[[indicator]]")
	first1, second, _ := strings.Cut(rest, "[[indicator]]")
	capped := strings.Replace(first1, `cap = "1.2"`, `cap = "1.5"`, 1)
	folder["scheme.toml"] = &fstest.MapFile{Data: []byte(first + "[[indicator]]" + strings.TrimRight(first1, "\n") + "\nvalid_to = \"2021-06\"\n\n[[indicator]]" + strings.TrimRight(capped, "\n") + "\nvalid_from = \"2021-07\"\n\n[[indicator]]" + second)}
	for month, want := range map[string]string{"2021-06": "1.2", "2021-07": "1.5"} {
		if i, ok := at(t, folder, month).Scheme.Indicator("sign_invest"); !ok || string(i.Cap) != want {
			t.Errorf("%s: the cap is %q, want %s", month, i.Cap, want)
		}
	}
	folder["scheme.toml"] = &fstest.MapFile{Data: []byte("valid_to = \"2021-12\"\n" + text)}
	folder["scheme-2022.toml"] = &fstest.MapFile{Data: []byte("valid_from = \"2022-01\"\n" + strings.Replace(text, `name = "招商选资大会战"`, `name = "大比拼"`, 1))}
	for month, want := range map[string]string{"2021-12": "招商选资大会战", "2022-01": "大比拼"} {
		if got := at(t, folder, month).Scheme.Name; got != want {
			t.Errorf("%s: the scheme is %q, want %s", month, got, want)
		}
	}
	if edition.Of(at(t, folder, "2021-12")) != edition.Of(at(t, templatestest.Folder(t), "2021-12")) {
		t.Error("a scheme for 2022 changes the edition of 2021")
	}
}

// Lists skip what there is not in the month, with what stands beside it.
func TestListsSkip(t *testing.T) {
	folder := more(t, annual, big+"valid_from = \"2022-01\"\n",
		"checks/later.toml", "[[check]]\nid = \"big.change\"\nseverity = \"warning\"\nkind = \"change\"\nfigures = [\"big\", \"agreements\"]\nlimit = 30\nfound = \"有变\"\nexpected = \"应同\"\n",
		"reports/later/report.toml", "id = \"later\"\nfile = \"新报告\"\ntitle = \"新\"\nfigures = [\"big\", \"agreements\"]\n[[section]]\ntitle = \"一\"\n[[section.table]]\ntitle = \"表\"\nfigures = [\"big\", \"agreements\"]\ncolumn = [{ head = \"大\" }, { head = \"协议\" }]\n[[section.table]]\ntitle = \"另一张\"\nfigures = [\"big\"]\n[[section.chart]]\nkind = \"columns\"\ntitle = \"图\"\nfigures = [\"agreements\", \"big\"]\nseries = [\"协议\", \"大\"]\n")
	said := func(d definition.Definitions) string {
		r := d.Reports[slices.IndexFunc(d.Reports, func(r definition.Report) bool { return r.ID == "later" })]
		c := d.Checks[slices.IndexFunc(d.Checks, func(c definition.Check) bool { return c.ID == "big.change" })]
		words := slices.Concat(c.Figures, []string{"|"}, r.Figures)
		for _, table := range r.Sections[0].Tables {
			words = append(append(words, "|"), table.Figures...)
			for _, column := range table.Columns {
				words = append(words, column.Head)
			}
		}
		return strings.Join(slices.Concat(words, []string{"|"}, r.Sections[0].Charts[0].Figures, r.Sections[0].Charts[0].Series), " ")
	}
	if got, want := said(at(t, folder, "2021-12")), "agreements | agreements | agreements 协议 | agreements 协议"; got != want {
		t.Errorf("2021: %s, want %s", got, want)
	}
	if got, want := said(at(t, folder, "2022-01")), "big agreements | big agreements | big agreements 大 协议 | big | agreements big 协议 大"; got != want {
		t.Errorf("2022: %s, want %s", got, want)
	}
}

// What rests on something of other months is of those months too.
func TestWhatRestsOnIt(t *testing.T) {
	folder := more(t, "ledgers/01-investment.toml", "\n[[column]]\nid = \"stage\"\nheader = \"项目阶段\"\ntype = \"code\"\ncodes = [\"洽谈\", { code = \"签约\", valid_from = \"2022-07\" }]\nvalid_from = \"2022-01\"\n",
		annual, big+"where = [{ column = \"stage\", compare = \"=\", value = \"洽谈\" }]\n"+strings.Replace(strings.Replace(big, `"big"`, `"bigger"`, 1), "ledger = \"investment\"", "of = \"big\"", 1)+
			strings.Replace(big, `"big"`, `"signed"`, 1)+"where = [{ column = \"stage\", compare = \"=\", value = \"签约\" }]\n",
		"reports/annual-review/lead.tmpl", "{{if has \"bigger\"}}{{say \"bigger\"}}{{end}}")
	for month, want := range map[string]string{"2021-12": "", "2022-01": "big bigger", "2022-07": "big bigger signed"} {
		var have []string
		for _, id := range []string{"big", "bigger", "signed"} {
			if _, ok := at(t, folder, month).Figure(id); ok {
				have = append(have, id)
			}
		}
		if strings.Join(have, " ") != want {
			t.Errorf("%s: %v, want %s", month, have, want)
		}
	}
}

// A ledger has versions: what uses a column that only one of them has is there with it.
func TestLedgerVersions(t *testing.T) {
	ledger := func(name, validity, more string) string {
		return "id = \"new\"\nname = \"" + name + "\"\ndepartment = \"经发局\"\nkey = [\"name\"]\n" + validity + "[[column]]\nid = \"name\"\nheader = \"新名称\"\ntype = \"text\"\n" + more
	}
	folder := more(t, "ledgers/20-new.toml", ledger("旧台账", "valid_to = \"2020-12\"\n", "[[column]]\nid = \"old\"\nheader = \"旧列\"\ntype = \"num\"\n"),
		"ledgers/20-new-2021.toml", ledger("新台账", "valid_from = \"2021-01\"\n", ""),
		annual, strings.Replace(big, "\"investment\"\nmeasure = \"count\"", "\"new\"\nmeasure = \"sum\"\ncolumn = \"old\"", 1)+strings.Replace(strings.Replace(big, `"big"`, `"all"`, 1), "investment", "new", 1))
	for month, want := range map[string]string{"2020-12": "旧台账 true true", "2021-01": "新台账 false true"} {
		defs := at(t, folder, month)
		l, _ := defs.Ledger("new")
		_, old := defs.Figure("big")
		_, all := defs.Figure("all")
		if got := fmt.Sprint(l.Name, " ", old, all); got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}

// What is wrong with validities is refused in every month, with the lines.
func TestValidityRefusals(t *testing.T) {
	lines := func(folder fstest.MapFS, path, text string) int {
		return strings.Count(string(folder[path].Data[:strings.LastIndex(string(folder[path].Data), text)]), "\n") + 1
	}
	one, other := "valid_from = \"2020-01\"\nvalid_to = \"2020-12\"\n", func(from string) string { return "valid_from = \"" + from + "\"\n" }
	for _, test := range []struct {
		name, text, reason string
		line               string // the last line with this text is named
	}{
		{"overlap", big + one + big + other("2020-12"), "有效期重叠", `valid_from = "2020-12"`},
		{"overlap of one without an end", big + big + other("2021-01"), "有效期重叠", `valid_from = "2021-01"`},
		{"gap", big + one + big + other("2021-02"), "空当", `valid_from = "2021-02"`},
		{"twice without dates", big + big, "定义了两次", `id = "big"`},
		{"no month", big + "valid_from = \"2021\"\n", "2020-12 的样子", `valid_from = "2021"`},
		{"end before begin", big + "valid_from = \"2021-03\"\nvalid_to = \"2021-02\"\n", "早于", `valid_to = "2021-02"`},
		{"another word for comparable", big + "comparable = \"yes\"\n", "comparable", `comparable = "yes"`},
		{"a broken version of another time", big + one + big + "where = [{ column = \"nowhere\", compare = \"=\", value = \"a\" }]\n" + other("2021-01"), "nowhere", `column = "nowhere"`},
		{"a broken version of an earlier time", big + "where = [{ column = \"nowhere\", compare = \"=\", value = \"a\" }]\n" + one + big + other("2021-01"), "nowhere", `column = "nowhere"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := more(t, annual, test.text)
			for _, month := range []string{"2019-05", "2020-12", "2021-12", ""} {
				period, _ := calendar.ParseMonth(month)
				_, err := load.For(folder, definition.Zone{}, period)
				var refusal *definition.Error
				if !errors.As(err, &refusal) || !strings.Contains(refusal.Reason, test.reason) || refusal.File != annual || refusal.Line != lines(folder, annual, test.line) {
					t.Fatalf("%s: got %v, want %s in line %d", month, err, test.reason, lines(folder, annual, test.line))
				}
				if strings.Contains(test.name, "overlap") || test.name == "gap" {
					first := fmt.Sprintf("第 %d 行", strings.Count(strings.Split(string(folder[annual].Data), big)[0], "\n")+strings.Count(big, "\n")+1)
					if test.name == "overlap of one without an end" { // which has no line of its dates
						first = fmt.Sprintf("第 %d 行", strings.Count(strings.Split(string(folder[annual].Data), `id = "big"`)[0], "\n")+1)
					}
					if !strings.Contains(refusal.Reason, first) {
						t.Errorf("%v does not name the first version, %s", refusal, first)
					}
				}
			}
		})
	}
	for name, folder := range map[string]fstest.MapFS{
		"beyond its file":      more(t, "figures/later.toml", "valid_from = \"2022-01\"\n"+big+other("2021-01")),
		"codes of a wrong key": templatestest.Changed(t, "ledgers/02-funds.toml", `codes = ["内资", "外资"]`, `codes = ["内资", { code = "外资", since = "2022-01" }]`),
		"no reading any more":  templatestest.Changed(t, "reading.toml", "qualifiers", "valid_to = \"2022-01\"\nqualifiers"),
	} {
		var refusal *definition.Error
		if _, err := load.Definitions(folder); !errors.As(err, &refusal) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
