package audit

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// The validation report has the structure that the ESSnet ValiDat Integration published, version
// 1.0.0: a list of validations, here one for each finding, and aggregations, here the counts.
type (
	entry struct {
		ID        string     `json:"id"`
		Type      string     `json:"type"` // validation or aggregation
		Event     event      `json:"event"`
		Rule      *rule      `json:"rule,omitempty"`      // of a validation
		Aggregate *aggregate `json:"aggregate,omitempty"` // of an aggregation
		Data      data       `json:"data"`
		Value     string     `json:"value"` // of a validation 0: the rule does not hold
	}
	event struct {
		Time    string `json:"time"` // ISO 8601
		Actor   string `json:"actor"`
		Agent   string `json:"agent"`
		Trigger string `json:"trigger"`
	}
	rule struct {
		Language    string `json:"language"`
		Expression  string `json:"expression"`
		Severity    string `json:"severity"` // error, warning, information
		Description string `json:"description"`
	}
	aggregate struct {
		Language    string `json:"language"`
		Expression  string `json:"expression"`
		Description string `json:"description"`
	}
	// data is what was judged: population, time, unit and variable, the four parts of a data
	// point's key.
	data struct {
		Source      []string `json:"source"`
		Target      []string `json:"target"`
		Description string   `json:"description,omitempty"`
	}
)

// report is the validation report. No clock stands in it: a run states no time, so the time is the end of
// the report period, as the trigger says.
func (m manifest) report(month calendar.Month, findings []finding.Finding) []entry {
	when := event{
		Time: month.End().String() + "T23:59:59+08:00", Actor: m.Zone, Agent: m.Program + " " + m.Version,
		Trigger: m.id() + "；time 是报告期末，运行的时间见 events.jsonl",
	}
	list := []entry{}
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		list = append(list, entry{
			ID: m.id() + "/" + severity(s), Type: "aggregation", Event: when,
			Aggregate: &aggregate{m.Program, fmt.Sprintf("count(severity = %q)", severity(s)), s.Name() + "审核意见的条数"},
			Data:      m.key("", ""), Value: strconv.Itoa(finding.Count(findings, s)),
		})
	}
	for i, f := range findings {
		d := m.key(strings.Join(nonempty(f.File, f.Sheet, f.Cell), "/"), cmp.Or(f.Column, f.Ledger))
		d.Description = f.Found
		if f.Explanation != "" {
			d.Description += "说明：" + f.Reason()
		}
		list = append(list, entry{
			ID: fmt.Sprintf("%s/%d", m.id(), i+1), Type: "validation", Event: when,
			Rule: &rule{m.Program, f.Rule, severity(f.Severity), f.Expected},
			Data: d, Value: "0",
		})
	}
	return list
}

// key is a data point; the unit is a place, the variable a column or a ledger.
func (m manifest) key(unit, variable string) data {
	key := []string{m.Zone, m.Period, unit, variable}
	return data{Source: key, Target: key}
}

func severity(s finding.Severity) string {
	if s == finding.Info {
		return "information"
	}
	return string(s)
}

func nonempty(parts ...string) []string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return list
}
