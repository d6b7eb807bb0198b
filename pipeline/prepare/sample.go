package prepare

import (
	"io/fs"
	"path"
	"slices"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/demo"
	"zonereport/pipeline/demo/madeup"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/runfolder"
	"zonereport/templates"
)

// sampled is the sample month under the given templates. Ledgers that the sample does not know, and
// columns that its ledgers have got, are filled with made-up rows.
func sampled(given fs.FS) (month.Material, error) {
	m, err := sampleUnder(templates.Files)
	if given == nil || err != nil {
		return m, err
	}
	here, err := month.OfficeIfAny("", given, calendar.Month{})
	if err != nil {
		return month.Material{}, err
	}
	known := m
	m.Office = month.Office{Defs: here.Defs, Zone: known.Zone}
	m.Inputs = slices.Clone(known.Inputs)
	fillIn(&m, known)
	return m, nil
}

// sampleUnder is the sample month as it is, under some templates.
func sampleUnder(folder fs.FS) (month.Material, error) {
	here, err := month.OfficeIfAny("", folder, calendar.Month{})
	if err != nil {
		return month.Material{}, err
	}
	data, err := fs.ReadFile(demo.Files, definition.OfficeFile)
	if err != nil {
		return month.Material{}, err
	}
	zone, err := load.Zone(data)
	if err != nil {
		return month.Material{}, err
	}
	m := month.Material{Office: month.Office{Defs: here.Defs, Zone: zone}, Period: demo.Period, Inputs: []runfolder.File{{Path: definition.OfficeFile, Data: data}}}
	entries, err := fs.ReadDir(demo.Files, m.Period.String())
	for _, e := range entries {
		file := path.Join(m.Period.String(), e.Name())
		data, readErr := fs.ReadFile(demo.Files, file)
		if readErr != nil {
			return m, readErr
		}
		m.Inputs = append(m.Inputs, runfolder.File{Path: file, Data: data})
	}
	return m, err
}

// fillIn makes rows up for what the definitions have beyond those that the sample was made for. A
// ledger whose made-up rows a check refuses is left without.
func fillIn(m *month.Material, known month.Material) {
	set, _, _ := pipeline.Examine(pipeline.Job{}, known)
	s := madeup.Sample{Defs: m.Defs, Period: m.Period, Zone: m.Zone.Name, Held: held(set)}
	s.Units, s.Credit = distinct(s.Held[known.Defs.Scheme.Targets+"/unit"]), creditCodes(known.Defs, s.Held)
	if !slices.Contains(s.Units, s.Zone) {
		s.Units = append([]string{s.Zone}, s.Units...)
	}
	widen(m, known, s, set)
	for _, d := range m.Defs.Ledgers {
		if _, ok := known.Defs.Ledger(d.ID); ok || d.Texts {
			continue
		}
		with := *m
		name := madeUpName(d)
		with.Inputs = append(slices.Clone(m.Inputs), runfolder.File{Path: path.Join(m.Period.String(), name), Data: s.File(d)})

		if _, said, _ := pipeline.Examine(pipeline.Job{}, with); !slices.ContainsFunc(said, func(f finding.Finding) bool { return f.Severity == finding.Error && f.File == name }) {
			*m = with
		}
	}
}

// widen gives the sample's own ledgers the columns that they have got, and the targets those of new indicators.
func widen(m *month.Material, known month.Material, s madeup.Sample, set ledger.Set) {
	files := map[string]string{}
	for id, l := range set {
		if len(l.Sheets) > 0 {
			files[id] = l.Sheets[0].File
		}
	}
	for i, f := range m.Inputs {
		for _, d := range known.Defs.Ledgers {
			own, still := m.Defs.Ledger(d.ID)
			if !still || files[d.ID] != path.Base(f.Path) {
				continue
			}
			m.Inputs[i].Data = s.Widened(m.Inputs[i].Data, own, d)
			if d.ID == m.Defs.Scheme.Targets {
				m.Inputs[i].Data = s.Targets(m.Inputs[i].Data, known.Defs.Scheme)
			}
		}
	}
}

// madeUpName is the name of a file of made-up rows.
func madeUpName(d definition.Ledger) string { return d.Name + "（编造）.csv" }

// held are the values of every column of text, by ledger and column.
func held(set ledger.Set) map[string][]string {
	values := map[string][]string{}
	for id, l := range set {
		for i, column := range l.Columns {
			for _, r := range l.Rows {
				if c := r.Cells[i]; c.Kind == ledger.Text {
					values[id+"/"+column] = append(values[id+"/"+column], c.Text)
				}
			}
		}
	}
	return values
}

func distinct(list []string) []string {
	var each []string
	for _, one := range list {
		if !slices.Contains(each, one) {
			each = append(each, one)
		}
	}
	return each
}

// creditCodes are the credit codes of the sample: of the columns that a check holds for some.
func creditCodes(defs definition.Definitions, held map[string][]string) []string {
	var codes []string
	for _, c := range defs.Checks {
		if c.Kind == "credit_code" {
			codes = append(codes, held[c.Ledger+"/"+c.Column]...)
		}
	}
	return distinct(codes)
}
