package rollup

import (
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/tally"
)

// fileName is the roll-up for programs.
const fileName = "rollup.json"

// states are the words of rollup.json.
var states = map[tally.State]string{
	tally.Reported: "reported", tally.Missing: "missing", tally.Absent: "absent", tally.Damaged: "damaged", tally.Doubled: "doubled",
}

var standings = map[tally.Standing]string{
	tally.Counted: "counted", tally.Otherwise: "other_definition", tally.Unproved: "unknown_definition", tally.Foreign: "other_unit", tally.Undivided: "no_numerator",
}

type rolled struct {
	Organ   string         `json:"organ"`
	Period  string         `json:"period"`
	Check   string         `json:"check"`
	Zones   []zoneRecord   `json:"zones"`
	Figures []figureRecord `json:"figures"`
}

type zoneRecord struct {
	Code   string   `json:"code"`
	Name   string   `json:"name"`
	State  string   `json:"state"`
	Why    string   `json:"why"`
	Stale  string   `json:"stale"`
	Notes  []string `json:"notes"`
	Folder string   `json:"folder"`
	Run    string   `json:"run"`
	Check  string   `json:"check"`
	Issued string   `json:"issued"`
	Sum    string   `json:"figures_sha256"`
	Last   string   `json:"last_month_run"`
	Year   string   `json:"last_year_run"`
}

type figureRecord struct {
	Key         string        `json:"key"` // id, or id/group
	ID          string        `json:"id"`
	AllGroups   bool          `json:"all_groups,omitempty"` // of a grouped figure all groups together
	Name        string        `json:"name"`
	Unit        string        `json:"unit"`
	Rollup      string        `json:"rollup"`
	Total       *string       `json:"total"` // null: it adds up to nothing
	Numerator   string        `json:"numerator,omitempty"`
	Denominator string        `json:"denominator,omitempty"`
	Zones       int           `json:"zones"` // whose values are in the total
	LastMonth   *changeRecord `json:"last_month"`
	LastYear    *changeRecord `json:"last_year"`
	Values      []valueRecord `json:"values"`
}

type changeRecord struct {
	Zones int    `json:"zones"` // that can be compared
	Now   string `json:"now"`
	Then  string `json:"then"`
}

type valueRecord struct {
	Zone     int    `json:"zone"`            // its place in zones, from 0
	Value    string `json:"value,omitempty"` // nothing of several groups that do not count
	Unit     string `json:"unit,omitempty"`  // of a value in another unit
	Standing string `json:"standing"`
}

// encode writes a roll-up: exact decimals as texts.
func encode(r tally.Report, organ, check string) ([]byte, error) {
	out := rolled{Organ: organ, Period: r.Period.String(), Check: check, Zones: []zoneRecord{}, Figures: []figureRecord{}}
	for _, z := range r.Zones {
		out.Zones = append(out.Zones, zoneRecord{Code: z.Code, Name: z.Name, State: states[z.State], Why: z.Why, Stale: z.Stale, Notes: append([]string{}, z.Notes...), Folder: z.Folder,
			Run: z.Now.Run, Check: z.Check, Issued: z.Issued, Sum: z.Sum, Last: z.Last.Run, Year: z.Year.Run})
	}
	for _, row := range r.Rows {
		out.Figures = append(out.Figures, recordOf(row))
	}
	return plainjson.Indented(out)
}

func recordOf(row tally.Row) figureRecord {
	f := figureRecord{Key: row.Key(), ID: row.ID, AllGroups: row.All, Name: row.Label(), Unit: row.Unit, Rollup: row.Rule, Zones: row.Count(tally.Counted),
		LastMonth: changeOf(row.Last), LastYear: changeOf(row.Year), Values: []valueRecord{}}
	if row.Total != nil {
		total := row.Total.String()
		f.Total = &total
	}
	if q := row.Quotient; q != nil {
		f.Numerator, f.Denominator = q.Numerator.String(), q.Denominator.String()
	}
	for i, v := range row.Values {
		if v.Standing == tally.None {
			continue
		}
		one := valueRecord{Zone: i, Standing: standings[v.Standing]}
		if !v.Several {
			one.Value = v.Value.String()
		}
		if v.Standing == tally.Foreign {
			one.Unit = v.Unit
		}
		f.Values = append(f.Values, one)
	}
	return f
}

func changeOf(c tally.Change) *changeRecord {
	if c.Of == 0 {
		return nil
	}
	return &changeRecord{Zones: c.Of, Now: c.Now.String(), Then: c.Then.String()}
}
