package archive

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/runfolder"
)

// Run is a run folder as it stands in the outputs folder.
type Run struct {
	Period  calendar.Month
	Name    string // r2
	InForce bool
	SHA256  string   // of its manifest.json; empty where there is none
	Older   bool     // made before there was a chain
	Needs   []Ref    // the runs that it took something from, sorted
	Names   []string // the checksums that it states, sorted
	Issued  *Ref     // the issued run that its reports say they replace; nil for none
	Unread  bool     // its manifest says nothing that can be relied on
}

// Ref names a run.
type Ref struct{ Period, Run string }

// Ref names the run.
func (r Run) Ref() Ref { return Ref{r.Period.String(), r.Name} }

// String is 2020-12/r2, as users write it.
func (r Ref) String() string { return r.Period + "/" + r.Run }

func (r Ref) compare(other Ref) int {
	return cmp.Or(strings.Compare(r.Period, other.Period), cmp.Compare(runfolder.Number(r.Run), runfolder.Number(other.Run)))
}

// Describe is the run of that name by its manifest.json, nil for none. Whatever names a period and a
// run in it is a run that this one needs, now or in a later form of the manifest; only replaces and
// stale need nothing (design-life §16).
func Describe(period calendar.Month, name string, inForce bool, manifest []byte) Run {
	r := Run{Period: period, Name: name, InForce: inForce, Unread: true}
	if manifest == nil {
		return r
	}
	r.SHA256 = checksum(manifest)
	var m map[string]any
	if json.Unmarshal(manifest, &m) != nil || m["run"] != name || m["period"] != period.String() {
		return r
	}
	_, edition := m["edition"]
	r.Unread, r.Older = false, !edition
	if issued, ok := m["issued"].(map[string]any); ok {
		r.Issued = &Ref{fmt.Sprint(issued["period"]), fmt.Sprint(issued["run"])}
	}
	delete(m, "replaces")
	delete(m, "stale")
	delete(m, "period")
	needs, names := map[Ref]bool{}, map[string]bool{}
	collect(m, needs, names)
	r.Names = slices.Sorted(maps.Keys(names))
	for ref := range needs {
		r.Needs = append(r.Needs, ref)
	}
	slices.SortFunc(r.Needs, Ref.compare)
	return r
}

var digest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// collect walks through JSON for runs and checksums.
func collect(value any, needs map[Ref]bool, names map[string]bool) {
	switch v := value.(type) {
	case string:
		if digest.MatchString(v) {
			names[v] = true
		}
	case []any:
		for _, each := range v {
			collect(each, needs, names)
		}
	case map[string]any:
		period, _ := v["period"].(string)
		run, _ := v["run"].(string)
		if period != "" && run != "" {
			needs[Ref{period, run}] = true
		}
		for _, each := range v {
			collect(each, needs, names)
		}
	}
}
