package definition

// RevisionID and RevisionFile are the id and the name of the files of 修订说明; no report may have them.
const (
	RevisionID   = "revision"
	RevisionFile = "修订说明"
)

// Report defines one report: its structure here, its words in narrative files.
type Report struct {
	ID       string    `toml:"id"`    // annual-review, campaign: the stem of the artifacts' roles
	File     string    `toml:"file"`  // name of the files without extension, a template
	Title    string    `toml:"title"` // template
	Subtitle string    `toml:"subtitle"`
	Lead     string    `toml:"lead"`       // narrative file of the opening paragraphs
	LeadName string    `toml:"lead_name"`  // by which rows of texts name them: 引言; empty: none may
	Summary  *Summary  `toml:"summary"`    // 摘要 between title and contents; left out: none
	Contents bool      `toml:"contents"`   // a table of contents after the title
	Official bool      `toml:"official"`   // a 公文: bears what zone.toml says in [issue] of red_head and to
	Data     *bool     `toml:"data"`       // a workbook of plain tables beside the report (数据表); left out: yes
	OFD      bool      `toml:"ofd"`        // an OFD file beside the PDF
	Ledgers  []string  `toml:"ledgers"`    // if none of these exists in the office, there is no such report
	Sign     []string  `toml:"signatures"` // blanks at the end of the text: 单位负责人
	Sections []Section `toml:"section"`
	Annexes  []string  `toml:"annexes"` // "figures", "scoring", "sources", "findings"
	Figures  []string  `toml:"figures"` // ids of the figures that annex and workbook show; empty: all that its parts name
	Validity
}

// Section is one chapter of a report; tables and charts follow its narrative, or the part of
// it that they are under.
type Section struct {
	Title     string   `toml:"title"`
	Narrative string   `toml:"narrative"` // file beside report.toml
	Ledgers   []string `toml:"ledgers"`   // if none of these was sent, the section says 未报送
	Tables    []Table  `toml:"table"`
	Charts    []Chart  `toml:"chart"`
}

// Table defines a table: of a list's rows, of grouped figures, or a built-in one.
type Table struct {
	Title   string        `toml:"title"`
	Unit    string        `toml:"unit"`
	List    string        `toml:"list"`    // rows of a list
	Figures []string      `toml:"figures"` // one row per group value, one column per figure; without groups one row per figure
	Built   string        `toml:"built"`   // "ranking", "adjusted", "scheme", "months": tables of the campaign
	Under   string        `toml:"under"`   // heading of the narrative that it belongs under; empty: at the end of the section
	Head    string        `toml:"head"`    // head of the first column of grouped figures
	Columns []TableColumn `toml:"column"`
	Total   bool          `toml:"total"` // a 合计 row first
	Note    string        `toml:"note"`
}

// TableColumn is one column of a list's table, or the head over a figure's column.
type TableColumn struct {
	Head     string `toml:"head"` // layers are parted by "/"
	Column   string `toml:"column"`
	Unit     string `toml:"unit"` // shown in this unit: 亿元 of 万元
	Decimals *int   `toml:"decimals"`
}

// Chart defines a chart over figures, or a built-in one.
type Chart struct {
	Kind     string   `toml:"kind"` // bars, columns, line, ranks, progress, shares
	Title    string   `toml:"title"`
	Unit     string   `toml:"unit"`
	Built    string   `toml:"built"` // "totals", "progress", "months"
	Under    string   `toml:"under"` // as in Table
	Figures  []string `toml:"figures"`
	Series   []string `toml:"series"` // names of the series, one per figure
	Decimals *int     `toml:"decimals"`
}

// Narratives are the texts of the report by their files, in its order; "" where a part has none.
func (r Report) Narratives() []string {
	paths := []string{r.Lead}
	if r.Summary != nil {
		paths = append(paths, r.Summary.Narrative)
	}
	for _, s := range r.Sections {
		paths = append(paths, s.Narrative)
	}
	return paths
}

// Places are where texts of departments may stand: the opening paragraphs, if they have a name, and the
// sections by their titles (design-life §14).
func (r Report) Places() []string {
	var places []string
	if r.LeadName != "" {
		places = append(places, r.LeadName)
	}
	for _, s := range r.Sections {
		places = append(places, s.Title)
	}
	return places
}

// BulletinFolder is the folder of the templates with 汇总通报, which a superior office makes of many zones
// (design-life §20). No report of a zone takes anything from it.
const BulletinFolder = "reports/rollup"

// Bulletin defines 汇总通报: its structure here, its words in narrative files.
type Bulletin struct {
	File     string            `toml:"file"` // as in Report
	Title    string            `toml:"title"`
	Lead     string            `toml:"lead"`
	Sign     []string          `toml:"signatures"`
	Sections []BulletinSection `toml:"section"`
	Texts    map[string]string `toml:"-"` // of the narrative files, by path
}

// BulletinSection is one chapter of it; its tables follow the narrative.
type BulletinSection struct {
	Title     string          `toml:"title"`
	Narrative string          `toml:"narrative"` // file beside rollup.toml; empty: none
	Tables    []BulletinTable `toml:"table"`
}

// BulletinTable is a table of it. Figures that no zone states are left out, a table of none of them as well.
type BulletinTable struct {
	Title   string   `toml:"title"`
	Built   string   `toml:"built"`   // one of the kinds of BulletinTables
	Figures []string `toml:"figures"` // of totals: those listed, all where there are none; of zones: a column each; of shares: one
	Note    string   `toml:"note"`
}

// BulletinTables are the kinds of its tables.
var BulletinTables = []string{
	"reporting", // a zone a row: whether it has reported, by which run
	"totals",    // a figure a row: what the zones come to, how that moved
	"zones",     // a zone a row, a figure a column
	"shares",    // a zone a row: a figure, its share, how it moved
	"left_out",  // what went into no total, and why
}

// MostColumns is how many figures stand side by side on a page.
const MostColumns = 6

// Narratives are the narrative files, in their order.
func (b Bulletin) Narratives() []string {
	var names []string
	for _, name := range append([]string{b.Lead}, sectionTexts(b.Sections)...) {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

func sectionTexts(sections []BulletinSection) []string {
	var names []string
	for _, s := range sections {
		names = append(names, s.Narrative)
	}
	return names
}
