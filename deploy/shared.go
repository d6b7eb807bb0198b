package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"zonereport/cmd/zonereport/version"
	"zonereport/deploy/manual"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/render"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// guide is the text for users, in the tree; guideName its name in an archive, without what the format adds.
const (
	guide     = "docs/使用说明.md"
	guideName = "使用说明"
)

// papers are for administrators and statisticians, as they stand here: zone.toml and messages name them.
var papers = []string{"docs/definitions.md", "docs/operating.md", "docs/zones.md", "docs/facts.md", "docs/revision.png"}

// manyZones are the scripts for whoever runs many zones on servers, docs/zones.md tells of them.
const manyZones = "deploy/zones"

// shared is what every platform gets: 使用说明, the empty office, fonts, papers, the licence of the program. fontDir is the
// folder of the fonts, flags go to go build; out is told of fonts that are missing.
func shared(fontDir string, flags []string, out io.Writer) (tree, error) {
	source, err := os.ReadFile(guide)
	if err != nil {
		return nil, err
	}
	fonts, err := fontFiles(fontDir, out)
	if err != nil {
		return nil, err
	}
	pdf, err := drawn(source, fontDir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", guide, err)
	}
	office, err := emptyOffice(flags)
	if err != nil {
		return nil, err
	}
	var t tree
	t.add(guideName+".pdf", pdf)
	t.add(guideName+".md", windowsText(string(source)))
	t = slices.Concat(t, office, fonts)
	for _, name := range papers {
		if err := t.copy(name, name); err != nil {
			return nil, err
		}
	}
	return t, t.copy("LICENSE", "许可证/zonereport/LICENSE")
}

// drawn sets the text for users as the reports are set, with the fonts of the archive alone.
func drawn(source []byte, fontDir string) ([]byte, error) {
	doc, err := manual.Document(source)
	if err != nil {
		return nil, err
	}
	doc.ID, doc.File, doc.Author, doc.Period, doc.Dense = "manual", guideName, "zonereport", version.Dated.Within(), true
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		return nil, err
	}
	fonts, err := typeface.Find(defs.Style, []string{fontDir})
	if err != nil {
		return nil, err
	}
	return render.PDF(doc, defs.Style, fonts)
}

// emptyOffice is what init writes for an office that has said nothing yet. Its month folder and its 说明.txt are
// left out: they belong to the month in which the office begins, and are made then (建立).
func emptyOffice(flags []string) (tree, error) {
	work, err := os.MkdirTemp("", "office")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(work) }() // of the system's folder for such
	cmd := exec.Command("go", slices.Concat([]string{"run"}, flags, []string{program, "init", work})...)
	if said, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("init: %w\n%s", err, said)
	}
	zone, err := os.ReadFile(filepath.Join(work, "zone.toml"))
	if err != nil {
		return nil, err
	}
	return tree{{"inputs/zone.toml", zone, readable}}, nil
}
