package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/finding"
)

func sum(n int) string { return fmt.Sprintf("%064x", n) }

// stated is a manifest.json.
func stated() []byte {
	return fmt.Appendf(nil, `{"program":"zonereport","version":"1.0.0","build":"b","zone":"示范经济开发区","period":"2020-12","run":"r2","check":"A-B","edition":"e","office":"o",
		"inputs":[{"path":"zone.toml","sha256":%q,"bytes":1},{"path":"2020-12/a.csv","sha256":%q,"bytes":1},{"path":"2020-12/b.csv","sha256":%q,"bytes":1}],
		"definitions":[{"path":"scheme.toml","sha256":%q}],"fonts":[{"name":"仿宋","file":"f.ttf","sha256":%q}],
		"earlier":[{"period":"2020-11","run":"r1","sha256":%q}],"seen":[],"explanations":[{"period":"2020-11","run":"r1","sha256":%q}],
		"replaces":{"run":"r1","check":"C","figures_sha256":%q},"sign":{"doc_no":"3号","dated":"","signer":"","reason":""},"ofd":true,"trace":true,
		"artifacts":[{"role":"campaign.pdf","path":"通报.pdf","sha256":%q,"bytes":1}],"records":[{"path":"figures.json","sha256":%q,"bytes":1}]}`,
		sum(1), sum(2), sum(2), sum(3), sum(4), sum(5), sum(6), sum(7), sum(8), sum(9))
}

var findings = []finding.Finding{
	{Rule: "value.unit", Severity: finding.Warning, File: "a.csv", Sheet: "a", Cell: "C5", Column: "总投资", Words: finding.Words{Found: "单位没有写明", Expected: "应写明单位。"}, Explanation: "万元"},
	{Rule: "set.missing", Severity: finding.Info, Ledger: "visits", Words: finding.Words{Found: "没有报送 <a & b>"}},
}

// papers are the papers by name, each decoded.
func papers(t *testing.T, manifest []byte) map[string]any {
	t.Helper()
	list, err := Papers(manifest, findings)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Papers(manifest, findings)
	if err != nil {
		t.Fatal(err)
	}
	decoded := map[string]any{}
	for i, p := range list {
		if !bytes.Equal(p.Data, again[i].Data) {
			t.Errorf("%s is another the second time", p.Name)
		}
		var v any
		if err := json.Unmarshal(p.Data, &v); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		decoded[p.Name] = v
	}
	return decoded
}

// at walks into decoded JSON: object keys and list places.
func at(v any, way ...any) any {
	for _, step := range way {
		switch s := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[s]
		case int:
			list, _ := v.([]any)
			if s >= len(list) {
				return nil
			}
			v = list[s]
		}
	}
	return v
}

// The validation report has an entry for each finding and counts them.
func TestReport(t *testing.T) {
	report := papers(t, stated())[ReportName]
	for place, want := range map[string]string{
		"0/value": "0", "1/value": "1", "2/value": "1", "1/type": "aggregation", "2/aggregate/expression": `count(severity = "information")`,
		"3/type": "validation", "3/value": "0", "3/rule/expression": "value.unit", "3/rule/severity": "warning", "3/rule/description": "应写明单位。",
		"3/data/description": "单位没有写明说明：万元", "3/event/time": "2020-12-31T23:59:59+08:00", "3/event/actor": "示范经济开发区", "3/event/agent": "zonereport 1.0.0",
		"4/rule/severity": "information", "4/data/description": "没有报送 <a & b>", "4/id": "2020-12/r2/2",
	} {
		var way []any
		for i, s := range strings.Split(place, "/") {
			if i == 0 {
				way = append(way, int(s[0]-'0'))
				continue
			}
			way = append(way, s)
		}
		if got := at(report, way...); got != want {
			t.Errorf("%s is %v, want %q", place, got, want)
		}
	}
	for place, want := range map[int]string{3: "[示范经济开发区 2020-12 a.csv/a/C5 总投资]", 4: "[示范经济开发区 2020-12  visits]"} {
		if got := fmt.Sprint(at(report, place, "data", "target")); got != want {
			t.Errorf("target %d is %s, want %s", place, got, want)
		}
	}
}

// Everything that the manifest names stands in the statement: artifacts as subjects, what decided them
// as dependencies.
func TestStatement(t *testing.T) {
	s := papers(t, stated())[StatementName]
	if at(s, "_type") != "https://in-toto.io/Statement/v1" || at(s, "predicateType") != "https://slsa.dev/provenance/v1" {
		t.Errorf("types %v, %v", at(s, "_type"), at(s, "predicateType"))
	}
	named := func(way ...any) (list []string) {
		resources, _ := at(s, way...).([]any)
		for _, r := range resources {
			list = append(list, fmt.Sprintf("%s %v", at(r, "name"), strings.TrimLeft(fmt.Sprint(at(r, "digest", "sha256")), "0")))
		}
		return list
	}
	if got, want := named("subject"), []string{"通报.pdf 8"}; !slices.Equal(got, want) {
		t.Errorf("subjects %q, want %q", got, want)
	}
	want := []string{"zone.toml 1", "2020-12/a.csv 2", "2020-12/b.csv 2", "scheme.toml 3", "f.ttf 4", "2020-11/r1/figures.json 5", "2020-11/r1/findings.json 6"}
	if got := named("predicate", "buildDefinition", "resolvedDependencies"); !slices.Equal(got, want) {
		t.Errorf("dependencies %q, want %q", got, want)
	}
	if got := named("predicate", "runDetails", "byproducts"); len(got) != 2 || got[0] != "figures.json 9" || !strings.HasPrefix(got[1], "manifest.json ") {
		t.Errorf("byproducts %q", got)
	}
	if at(s, "predicate", "buildDefinition", "externalParameters", "sign", "doc_no") != "3号" || at(s, "predicate", "buildDefinition", "externalParameters", "ofd") != true || at(s, "predicate", "buildDefinition", "externalParameters", "trace") != true || at(s, "predicate", "runDetails", "metadata", "invocationId") != "2020-12/r2" {
		t.Errorf("parameters %v", at(s, "predicate", "buildDefinition", "externalParameters"))
	}
}

// Whatever a relation of the graph names is there; one content under two names has both.
func TestProv(t *testing.T) {
	g := papers(t, stated())[ProvName]
	ends := map[string]string{"prov:entity": "entity", "prov:generatedEntity": "entity", "prov:usedEntity": "entity", "prov:activity": "activity", "prov:agent": "agent"}
	count := map[string]int{}
	for _, relation := range []string{"used", "wasGeneratedBy", "wasAssociatedWith", "wasDerivedFrom"} {
		records, _ := at(g, relation).(map[string]any)
		count[relation] = len(records)
		for id, r := range records {
			attributes, _ := r.(map[string]any)
			for key, value := range attributes {
				if kind, end := ends[key]; end && at(g, kind, fmt.Sprint(value)) == nil {
					t.Errorf("%s %s: there is no %s %v", relation, id, kind, value)
				}
			}
		}
	}
	if want := map[string]int{"used": 7, "wasGeneratedBy": 2, "wasAssociatedWith": 2, "wasDerivedFrom": 1}; fmt.Sprint(count) != fmt.Sprint(want) {
		t.Errorf("there are %v, want %v", count, want)
	}
	if got := fmt.Sprint(at(g, "entity", "sha256:"+sum(2), "prov:label")); got != "[2020-12/a.csv 2020-12/b.csv]" {
		t.Errorf("one content bears %s", got)
	}
	if old := bytes.Replace(stated(), []byte(`"replaces"`), []byte(`"no"`), 1); at(papers(t, old)[ProvName], "wasDerivedFrom") != nil {
		t.Error("a first run is a revision")
	}
}

// A manifest that is none gives no papers.
func TestNoManifest(t *testing.T) {
	for _, text := range []string{"", "[]", "{}", `{"period":"2020-13"}`} {
		if list, err := Papers([]byte(text), nil); err == nil {
			t.Errorf("%q gives %d papers", text, len(list))
		}
	}
}
