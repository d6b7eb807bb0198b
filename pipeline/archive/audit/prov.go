package audit

import (
	"fmt"
	"slices"
)

// attributes are those of a PROV record.
type attributes map[string]any

// provenanceGraph is a PROV-JSON document (W3C submission of 24 April 2013). An entity is a content, named
// by its SHA-256; one content under several names has several labels.
type provenanceGraph struct {
	Prefix            map[string]string     `json:"prefix"`
	Entity            map[string]attributes `json:"entity"`
	Activity          map[string]attributes `json:"activity"`
	Agent             map[string]attributes `json:"agent"`
	WasGeneratedBy    map[string]attributes `json:"wasGeneratedBy"`
	Used              map[string]attributes `json:"used"`
	WasAssociatedWith map[string]attributes `json:"wasAssociatedWith"`
	WasRevisionOf     map[string]attributes `json:"wasDerivedFrom,omitempty"`
}

// prov tells what the run used and what it made. Times stand in events.jsonl, not here.
func (m manifest) prov() provenanceGraph {
	run, program := "zr:run", "zr:program"
	g := provenanceGraph{
		Prefix: map[string]string{"zr": namespace, "sha256": namespace + "sha256:"},
		Entity: map[string]attributes{},
		Activity: map[string]attributes{run: {
			"prov:label": m.Zone + " " + m.id(), "prov:type": name("zr:Run"), "zr:period": m.Period, "zr:run": m.Run, "zr:check": m.Check,
		}},
		Agent: map[string]attributes{
			program:   {"prov:type": name("prov:SoftwareAgent"), "prov:label": m.Program + " " + m.Version, "zr:build": m.Build},
			"zr:zone": {"prov:type": name("prov:Organization"), "prov:label": m.Zone, "zr:code": m.Code},
		},
		WasGeneratedBy: map[string]attributes{}, Used: map[string]attributes{},
		WasAssociatedWith: map[string]attributes{
			"_:a1": {"prov:activity": run, "prov:agent": program},
			"_:a2": {"prov:activity": run, "prov:agent": "zr:zone"},
		},
	}
	use := func(what, path, sum string) {
		g.Used[fmt.Sprintf("_:u%d", len(g.Used)+1)] = attributes{"prov:activity": run, "prov:entity": g.content(what, path, sum), "prov:role": what}
	}
	for _, f := range m.Inputs {
		use("input", f.Path, f.SHA256)
	}
	for _, f := range m.Definitions {
		use("definition", f.Path, f.SHA256)
	}
	for _, f := range m.Fonts {
		use("font", f.File, f.SHA256)
	}
	for _, o := range m.others() {
		use(o.kind, o.path, o.sum)
	}
	for _, f := range slices.Concat(m.Artifacts, m.Records) {
		what := "record"
		if f.Role != "" {
			what = f.Role
		}
		g.WasGeneratedBy[fmt.Sprintf("_:g%d", len(g.WasGeneratedBy)+1)] = attributes{"prov:entity": g.content(what, f.Path, f.SHA256), "prov:activity": run, "prov:role": what}
	}
	g.revision(m)
	return g
}

// revision says of which figures those of the run are a revision.
func (g *provenanceGraph) revision(m manifest) {
	i := slices.IndexFunc(m.Records, func(f file) bool { return f.Path == "figures.json" })
	if i < 0 || m.Replaces == nil {
		return
	}
	old := g.content("replaced", m.Period+"/"+m.Replaces.Run+"/figures.json", m.Replaces.Figures)
	g.WasRevisionOf = map[string]attributes{"_:d1": {
		"prov:generatedEntity": "sha256:" + m.Records[i].SHA256, "prov:usedEntity": old, "prov:type": name("prov:Revision"),
	}}
}

// content is the entity of a content; it gets the path as a label.
func (g *provenanceGraph) content(what, path, sum string) string {
	id := "sha256:" + sum
	e, known := g.Entity[id]
	if !known {
		g.Entity[id] = attributes{"prov:label": path, "prov:type": name("zr:" + what)}
		return id
	}
	labels, several := e["prov:label"].([]string)
	if !several {
		labels = []string{fmt.Sprint(e["prov:label"])}
	}
	if !slices.Contains(labels, path) {
		e["prov:label"] = append(labels, path)
	}
	return id
}

// name is a qualified name as the value of an attribute.
func name(qualified string) attributes {
	return attributes{"$": qualified, "type": "xsd:QName"}
}
