package shelf

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/runfolder"
)

// Current is current.json: what is in force. Paths are relative to the folder, with slashes.
type Current struct {
	Layout   int       `json:"layout"`   // of the folder and its tables: Layout
	Parts    []Part    `json:"parts"`    // by period, then zone
	Editions []Edition `json:"editions"` // the main one first
	Files    []string  `json:"files"`    // of all parts, sorted
}

// Has says that a table has files.
func (c Current) Has(table string) bool {
	i, _ := slices.BinarySearch(c.Files, table+"/")
	return i < len(c.Files) && strings.HasPrefix(c.Files[i], table+"/")
}

// Layout is the layout of the folder and its tables that this program writes. One folder has one.
const Layout = 1

// Part is a run in force, whose files stand in every table.
type Part struct {
	Zone    string `json:"zone"` // its code, else its name
	Name    string `json:"name"`
	Code    string `json:"code,omitempty"`
	Period  string `json:"period"`
	Run     string `json:"run"`
	Edition string `json:"edition"`        // hash of its definitions
	Figures string `json:"figures_sha256"` // of its figures.json
	Rows    int    `json:"rows"`           // of all tables
}

// Folder is where in each table the part's file stands: period=2020-12/zone=330624.
func (p Part) Folder() string { return "period=" + p.Period + "/zone=" + fit(p.Zone) }

// Edition is the definitions of some of the parts.
type Edition struct {
	Hash  string `json:"hash"`
	Parts int    `json:"parts"`
}

// Fresh is a part with its files.
type Fresh struct {
	Part
	Tables []Table
}

// Table is a part's rows in a table, as a file.
type Table struct {
	Name string
	Data []byte
}

// Path is where a part's table stands: its name tells the run and the content.
func (f Fresh) Path(t Table) string {
	return path.Join(t.Name, f.Folder(), f.Run+"-"+runfolder.Checksum(t.Data)[:8]+".parquet")
}

// after is what is in force once the parts are.
func (c Current) after(fresh []Fresh, gone func(Part) bool) (next Current, removed []Part) {
	replaced, without := map[string]bool{}, map[string]bool{}
	for _, f := range fresh {
		replaced[f.Folder()] = true
	}
	for _, p := range c.Parts {
		switch {
		case replaced[p.Folder()]:
		case gone(p):
			removed = append(removed, p)
			without[p.Folder()] = true
		default:
			next.Parts = append(next.Parts, p)
		}
	}
	for _, f := range c.Files {
		if _, folder, _ := strings.Cut(path.Dir(f), "/"); !replaced[folder] && !without[folder] {
			next.Files = append(next.Files, f)
		}
	}
	for _, f := range fresh {
		next.Parts = append(next.Parts, f.Part)
		for _, t := range f.Tables {
			next.Files = append(next.Files, f.Path(t))
		}
	}
	slices.Sort(next.Files)
	slices.SortFunc(next.Parts, func(a, b Part) int { return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Zone, b.Zone)) })
	next.Editions = editions(next.Parts)
	return next, removed
}

// editions are those of the parts: that of most parts first, of as many the lower hash.
func editions(parts []Part) []Edition {
	var list []Edition
	for _, p := range parts {
		i := slices.IndexFunc(list, func(e Edition) bool { return e.Hash == p.Edition })
		if i < 0 {
			i, list = len(list), append(list, Edition{Hash: p.Edition})
		}
		list[i].Parts++
	}
	slices.SortFunc(list, func(a, b Edition) int { return cmp.Or(cmp.Compare(b.Parts, a.Parts), cmp.Compare(a.Hash, b.Hash)) })
	return list
}
