// Package audit writes the papers by which others can check a run without this program
// (design-life §16): what the checks said, as a validation report of the European Statistical System;
// what came from what, as PROV-JSON; what the artifacts are and what they were made of, as an in-toto
// statement. They rest on the run's manifest and findings alone and are the same bytes every time.
package audit

import (
	"encoding/json"
	"fmt"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/plainjson"
)

// Names of the papers.
const (
	ReportName    = "validation-report.json"
	ProvName      = "prov.json"
	StatementName = "statement.json"
)

// Paper is one of them.
type Paper struct {
	Name string
	Data []byte
}

// manifest is what they need of manifest.json.
type manifest struct {
	Program, Version, Build string
	Zone, Code              string
	Period, Run             string
	Check, Edition, Office  string
	Inputs, Definitions     []file
	Fonts                   []font
	Earlier, Seen           []taken
	Explanations            []taken
	Replaces                *struct {
		Run     string
		Figures string `json:"figures_sha256"`
	}
	Sign      *document.Signing
	OFD       bool
	Trace     bool
	Artifacts []file
	Records   []file
}

// file is a file and its content; Role is the part of an artifact.
type file struct {
	Role, Path, SHA256 string
	Bytes              int
}

type font struct{ Name, File, SHA256 string }

// taken is another run of which something was taken.
type taken struct{ Period, Run, SHA256 string }

// Papers writes the papers of a run from its manifest.json and its findings.
func Papers(manifestJSON []byte, findings []finding.Finding) ([]Paper, error) {
	var m manifest
	if err := json.Unmarshal(manifestJSON, &m); err != nil {
		return nil, fmt.Errorf("读取 manifest.json: %w", err)
	}
	month, err := calendar.ParseMonth(m.Period)
	if err != nil {
		return nil, fmt.Errorf("读取 manifest.json: %w", err)
	}
	var papers []Paper
	for _, p := range []struct {
		name string
		v    any
	}{
		{ReportName, m.report(month, findings)},
		{ProvName, m.prov()},
		{StatementName, m.statement(manifestJSON)},
	} {
		data, err := plainjson.Indented(p.v)
		if err != nil {
			return nil, err
		}
		papers = append(papers, Paper{p.name, data})
	}
	return papers, nil
}

// id names the run: 2020-12/r2.
func (m manifest) id() string { return m.Period + "/" + m.Run }
