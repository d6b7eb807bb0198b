package audit

import (
	"crypto/sha256"
	"encoding/hex"
)

// The statement is an in-toto Statement v1 whose predicate is a SLSA provenance v1: its subjects are the
// artifacts, its resolved dependencies all that decided them. It is not signed.
type (
	statement struct {
		Type          string     `json:"_type"`
		Subject       []resource `json:"subject"`
		PredicateType string     `json:"predicateType"`
		Predicate     provenance `json:"predicate"`
	}
	resource struct {
		Name        string            `json:"name"`
		Digest      map[string]string `json:"digest"`
		Annotations map[string]string `json:"annotations,omitempty"`
	}
	provenance struct {
		BuildDefinition struct {
			BuildType            string            `json:"buildType"`
			ExternalParameters   map[string]any    `json:"externalParameters"`
			InternalParameters   map[string]string `json:"internalParameters"`
			ResolvedDependencies []resource        `json:"resolvedDependencies"`
		} `json:"buildDefinition"`
		RunDetails struct {
			Builder struct {
				ID      string            `json:"id"`
				Version map[string]string `json:"version"`
			} `json:"builder"`
			Metadata struct {
				InvocationID string `json:"invocationId"`
			} `json:"metadata"`
			Byproducts []resource `json:"byproducts"`
		} `json:"runDetails"`
	}
)

// namespace begins the names that only this program gives.
const namespace = "urn:zonereport:"

func (m manifest) statement(manifestJSON []byte) statement {
	s := statement{Type: "https://in-toto.io/Statement/v1", Subject: resources("", m.Artifacts), PredicateType: "https://slsa.dev/provenance/v1"}
	d, r := &s.Predicate.BuildDefinition, &s.Predicate.RunDetails
	d.BuildType = namespace + "run:v1"
	d.ExternalParameters = map[string]any{"zone": m.Zone, "code": m.Code, "period": m.Period}
	if m.Sign != nil {
		d.ExternalParameters["sign"] = m.Sign
	}
	if m.OFD {
		d.ExternalParameters["ofd"] = true
	}
	if m.Trace {
		d.ExternalParameters["trace"] = true
	}
	d.InternalParameters = map[string]string{"check": m.Check, "edition": m.Edition, "office": m.Office}
	d.ResolvedDependencies = append(resources("input", m.Inputs), resources("definition", m.Definitions)...)
	for _, f := range m.Fonts {
		d.ResolvedDependencies = append(d.ResolvedDependencies, resource{f.File, digest(f.SHA256), kind("font")})
	}
	for _, t := range m.others() {
		d.ResolvedDependencies = append(d.ResolvedDependencies, resource{t.path, digest(t.sum), kind(t.kind)})
	}
	r.Builder.ID = namespace + m.Program
	r.Builder.Version = map[string]string{m.Program: m.Version, "build": m.Build}
	r.Metadata.InvocationID = m.id()
	sum := sha256.Sum256(manifestJSON)
	r.Byproducts = append(resources("record", m.Records), resource{"manifest.json", digest(hex.EncodeToString(sum[:])), kind("record")})
	return s
}

// other is a record of another run that was used.
type other struct{ kind, path, sum string }

// others are what was taken from other runs.
func (m manifest) others() []other {
	var list []other
	for _, t := range m.Earlier {
		list = append(list, other{"earlier", t.Period + "/" + t.Run + "/figures.json", t.SHA256})
	}
	for _, t := range m.Seen {
		list = append(list, other{"seen", t.Period + "/" + t.Run + "/figures.json", t.SHA256})
	}
	for _, t := range m.Explanations {
		list = append(list, other{"explanations", t.Period + "/" + t.Run + "/findings.json", t.SHA256})
	}
	return list
}

func resources(what string, files []file) []resource {
	list := []resource{}
	for _, f := range files {
		r := resource{f.Path, digest(f.SHA256), nil}
		if f.Role != "" {
			r.Annotations = map[string]string{"role": f.Role}
		} else if what != "" {
			r.Annotations = kind(what)
		}
		list = append(list, r)
	}
	return list
}

func digest(sum string) map[string]string { return map[string]string{"sha256": sum} }

func kind(what string) map[string]string { return map[string]string{"kind": what} }
