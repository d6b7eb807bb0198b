package wording

import (
	"zonereport/pipeline/finding"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/register"
	"zonereport/pipeline/registry"
)

// statusRecord is a month in status --json.
type statusRecord struct {
	Period   string       `json:"period"`
	Status   string       `json:"status"` // none, draft, issued, damaged
	Run      string       `json:"run"`    // in force; empty for none
	Check    string       `json:"check"`  // 校验码
	Runs     []string     `json:"runs"`
	Issued   *issueRecord `json:"issued"` // the run that counts outside; null for none
	Stale    []useRecord  `json:"stale"`
	Lost     []useRecord  `json:"lost"`
	Returned *backRecord  `json:"returned"` // null for nothing
	Files    int          `json:"files"`    // spreadsheets in the inputs folder
	Missing  []lackRecord `json:"missing"`  // who has not reported of a month that is not issued
	// Departments say how each stands, as in register --json; only of a month that was asked for.
	Departments []register.Department `json:"departments,omitempty"`
}

// issueRecord is an issued run.
type issueRecord struct {
	N      int    `json:"n"` // which issued run of the month
	Run    string `json:"run"`
	Status string `json:"status"`
	DocNo  string `json:"doc_no"`
	Dated  string `json:"dated"`
	Signer string `json:"signer"`
	At     string `json:"at"`
}

// useRecord is a month whose run in force is not the one that was taken.
type useRecord struct {
	Period string `json:"period"`
	Run    string `json:"run"` // that was taken
	Now    string `json:"now"` // in force; empty for none
	Uses   string `json:"uses"`
}

// lackRecord is a department and the ledgers that it has not sent.
type lackRecord struct {
	Department string   `json:"department"`
	Ledgers    []string `json:"ledgers"` // names
}

// backRecord is files that wait to be corrected.
type backRecord struct {
	Dir      string `json:"dir"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
}

// StatusJSON is what a survey found, for programs. Of one month the departments come along; nil for none.
func StatusJSON(o registry.Overview, of *register.Register) ([]byte, error) {
	months := []statusRecord{}
	for _, m := range o.Months {
		r := recordOf(m)
		if of != nil {
			r.Departments = of.Departments
		}
		months = append(months, r)
	}
	return plainjson.Indented(struct {
		Zone   string         `json:"zone"`
		Months []statusRecord `json:"months"`
	}{o.Zone, months})
}

func recordOf(m registry.MonthStatus) statusRecord {
	run := m.InForce.Manifest
	r := statusRecord{Period: m.Period.String(), Status: "issued", Run: run.Run, Check: run.Check, Runs: append([]string{}, m.Runs...),
		Stale: usesOf(m.Stale), Lost: usesOf(m.Lost), Files: m.Files}
	switch {
	case m.Damage != nil:
		r.Status = "damaged"
	case run.Run == "":
		r.Status = "none"
	case m.Draft():
		r.Status = "draft"
	}
	if i := m.Issued; i != nil {
		r.Issued = &issueRecord{i.Count, i.Run, string(i.Status), i.DocNo, i.Dated, i.Signer, i.At}
	}
	r.Missing = []lackRecord{}
	if m.Lack != nil {
		for _, d := range m.Lack.Departments {
			r.Missing = append(r.Missing, lackRecord{d.Name, d.Ledgers})
		}
	}
	if m.Returned != "" {
		r.Returned = &backRecord{m.Returned, finding.Count(m.Back, finding.Error), finding.Count(m.Back, finding.Warning)}
	}
	return r
}

func usesOf(s *publish.Stale) []useRecord {
	list := []useRecord{}
	if s != nil {
		for _, u := range s.Uses {
			list = append(list, useRecord{u.Month.String(), u.Took, u.Now, u.What})
		}
	}
	return list
}
