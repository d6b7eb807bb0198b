package definition

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/ledger"
)

// OfficeFile is the file of the inputs folder that an office fills in (design-life §12).
const OfficeFile = "zone.toml"

// Zone is inputs/zone.toml, the one file that an office fills in: who the report is about, and
// what is different here (design-life §12). Only name is required.
type Zone struct {
	Name      string   `toml:"name"`
	ShortName string   `toml:"short_name"`
	County    string   `toml:"county"`
	Aliases   []string `toml:"aliases"` // other names under which the zone appears as 责任单位
	// Code is the stable key of the zone, letters and digits: an outputs folder belongs to it,
	// whatever the zone is called. Parent is the code of the superior office.
	Code   string `toml:"code"`
	Parent string `toml:"parent"`
	// Templates is the folder with the definitions, relative to the inputs folder; empty for
	// the built-in ones.
	Templates   string       `toml:"templates"`
	Trace       *bool        `toml:"trace"` // 查看.html beside the reports; left out: as the run in force has it
	Words       Level        `toml:"words"`
	Units       []Unit       `toml:"unit"`
	Departments []Department `toml:"department"`
	Required    []string     `toml:"required"` // ledgers, by id or name, without which nothing is published
	Texts       Texts        `toml:"texts"`
	Schedule    Schedule     `toml:"schedule"`
	Issue       Issue        `toml:"issue"`

	File File `toml:"-"` // as it was read
}

// Unit names a 责任单位: which units are assessed is for the targets ledger to say.
type Unit struct {
	Name    string   `toml:"name"`
	Aliases []string `toml:"aliases"`
	Group   string   `toml:"group"` // units of a group are compared with each other
}

// Department says who owes which ledgers here.
type Department struct {
	Name    string   `toml:"name"`
	Ledgers []string `toml:"ledgers"` // by id or name; empty: those that the definitions say it owes
	Contact string   `toml:"contact"`
	DueDay  int      `toml:"due_day"` // day of the month after the report month
	Applies *bool    `toml:"applies"` // false: these ledgers do not exist here
}

// Texts says who reports in words (工作情况).
type Texts struct {
	Departments []string `toml:"departments"`
}

// Schedule says when the month is made without anybody asking.
type Schedule struct {
	Day   int    `toml:"day"`   // day of the month after the report month
	Time  string `toml:"time"`  // 08:30, Beijing time
	After string `toml:"after"` // command to run afterwards
	// AnswerDays is how many days a department has to answer a question (design-life §17); nil: DefaultAnswerDays.
	AnswerDays *int `toml:"answer_days"`
}

// DefaultAnswerDays is how many days a department has to answer where the office does not say.
const DefaultAnswerDays = 5

// Answer is how many days a department has to answer a question.
func (s Schedule) Answer() int {
	if s.AnswerDays == nil {
		return DefaultAnswerDays
	}
	return *s.AnswerDays
}

// Issue says what a 公文 of this office bears.
type Issue struct {
	DocNo   string   `toml:"doc_no"`                    // pattern of the 文号: 新经开〔{year}〕{n}号
	Organ   string   `toml:"organ"`                     // 署名机关
	Signers []string `toml:"signers"`                   // 签发人
	RedHead string   `toml:"red_head"`                  // 发文机关标志 of the reports that are 公文: 示范经济开发区管理委员会文件; empty: no 红头
	To      string   `toml:"to"`                        // 主送机关 of these: 各街道、乡镇
	Seal    bool     `toml:"seal"`                      // 署名 and 成文日期 with room for a seal
	Contact string   `toml:"contact" json:",omitempty"` // whom departments ask, in letters to them: 统计办公室 李四 0575-86020000
}

// DocNoBlank is the 文号 with blanks for what is written in by hand; empty without a pattern.
func (i Issue) DocNoBlank() string {
	return strings.NewReplacer("{year}", "　　", "{month}", "　", "{n}", "　").Replace(i.DocNo)
}

// official are the keys of [issue] that reports bear which are 公文; nil if there is no such report,
// or nothing that it would bear (design-life §12).
func (i Issue) official(reports []Report) *Issue {
	if i.RedHead+i.To == "" || !slices.ContainsFunc(reports, func(r Report) bool { return r.Official }) {
		return nil
	}
	if i.RedHead == "" {
		return &Issue{To: i.To}
	}
	i.Signers, i.Contact = nil, ""
	return &i
}

// Placeholder is the name in a zone.toml that nobody has filled in yet.
const Placeholder = "某某经济开发区"

// Unfilled is the refusal of a zone whose name is still the placeholder, nil for any other.
func (z Zone) Unfilled() error {
	if z.Name != Placeholder {
		return nil
	}
	return z.File.Refuse("name", "name 还是样例“%s”。请改成本开发区的全称，short_name、county、aliases 也请一并填写", Placeholder)
}

// TemplatesIn is the path of the templates folder that the zone names in an inputs folder; "" for the built-in ones.
func (z Zone) TemplatesIn(inputs string) string {
	folder := filepath.FromSlash(z.Templates)
	if folder == "" || filepath.IsAbs(folder) {
		return folder
	}
	return filepath.Join(inputs, folder)
}

// NoTemplates is the refusal of a templates folder that is not there.
func (z Zone) NoTemplates() error {
	return z.File.Refuse("templates", "没有 templates 所指的模板文件夹 %q（从输入文件夹算起）。请更正路径；要用内置的定义，删去这一行", z.Templates)
}

// Names returns the names of the zone, its own first.
func (z Zone) Names() []string {
	names := append([]string{z.Name, z.ShortName}, z.Aliases...)
	for _, u := range z.Units {
		if ledger.Fold(u.Name) == ledger.Fold(z.Name) {
			names = append(names, u.Aliases...)
		}
	}
	return slices.DeleteFunc(names, func(n string) bool { return ledger.Fold(n) == "" })
}

// Canonical returns how each unit that the file names is called in the reports, by folded name.
func (z Zone) Canonical() map[string]string {
	names := map[string]string{}
	for _, u := range z.Units {
		for _, n := range append([]string{u.Name}, u.Aliases...) {
			names[ledger.Fold(n)] = u.Name
		}
	}
	for _, n := range z.Names() {
		names[ledger.Fold(n)] = z.Name
	}
	delete(names, "")
	return names
}

// Basis is the canonical form of those keys of zone.toml that a figure or a report reads: two
// files with the same basis give the same reports, whatever else they say (design-life §12).
func (z Zone) Basis(defs Definitions) ([]byte, error) {
	type unit struct {
		Name, Aliases string
		Group         string `json:",omitempty"`
	}
	type owed struct {
		Ledger, Department string
		Absent             bool
	}
	b := struct {
		Name, ShortName, County, Aliases string
		Words                            Level
		Units                            []unit
		Ledgers                          []owed
		Issue                            *Issue `json:",omitempty"`
	}{Name: z.Name, ShortName: z.ShortName, County: z.County, Aliases: unordered(z.Aliases), Words: z.Words.canonical(), Issue: z.Issue.official(defs.Reports)}
	for _, u := range z.Units {
		group := ""
		if defs.Scheme.Grouped {
			group = u.Group
		}
		b.Units = append(b.Units, unit{u.Name, unordered(u.Aliases), group})
	}
	for _, l := range defs.Ledgers {
		if l.Absent || l.Department != l.Defined {
			b.Ledgers = append(b.Ledgers, owed{l.ID, l.Department, l.Absent})
		}
	}
	return json.Marshal(b)
}

// unordered joins names whose order means nothing.
func unordered(names []string) string {
	folded := make([]string, len(names))
	for i, n := range names {
		folded[i] = ledger.Fold(n)
	}
	slices.Sort(folded)
	return strings.Join(slices.Compact(folded), "\n")
}
