package runfolder

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// Basis is everything that decides a run's results. Two runs on an equal basis give the
// same bytes, so the second publishes nothing (design §3).
type Basis struct {
	Program     string // zonereport
	Version     string // 1.0.0
	Build       string // which build of that version; not part of any artifact
	Zone        string
	Code        string // of the zone; decides nothing
	Period      calendar.Month
	Office      []byte // canonical form of what figures and reports read of definition.OfficeFile
	Inputs      []File // by path relative to the inputs folder, OfficeFile among them
	Definitions []File // by path relative to the templates folder
	Edition     string // hash of what they say: decides where their bytes do not
	Fonts       []Font
	Earlier     []figure.Earlier
	Recomputed  []RecomputedRecord
	Sign        document.Signing // what the reports are to bear as a 公文
	OFD         bool             // every report is to be there as OFD too
	Trace       bool             // 查看.html is to stand beside the reports
}

// File is a file as it was used.
type File struct {
	Path string // with slashes
	Data []byte
}

// Font is a font that the reports may use.
type Font struct {
	Name   string `json:"name"`
	File   string `json:"file"` // base name
	SHA256 string `json:"sha256"`
}

// Manifest states the basis; what came out is still open. Lists are never nil.
func (b Basis) Manifest() Manifest {
	m := Manifest{
		Program: b.Program, Version: b.Version, Build: b.Build,
		Zone: b.Zone, Code: b.Code, Period: b.Period.String(), Edition: b.Edition, Office: Checksum(b.Office),
		Inputs: []FileRecord{}, Definitions: []DefinitionRecord{}, Earlier: []EarlierRecord{},
		Recomputed: append([]RecomputedRecord{}, b.Recomputed...), Stale: []revision.Stale{}, Seen: []EarlierRecord{}, Explanations: []ExplanationsRecord{}, Claims: []ClaimRecord{},
		OFD: b.OFD, Trace: b.Trace, Missing: []string{}, Artifacts: []ArtifactRecord{}, Records: []FileRecord{},
		Fonts: append([]Font{}, b.Fonts...),
	}
	if b.Sign != (document.Signing{}) {
		m.Sign = &b.Sign
	}
	for _, f := range b.Inputs {
		m.Inputs = append(m.Inputs, record(f.Path, f.Data))
	}
	for _, f := range b.Definitions {
		m.Definitions = append(m.Definitions, DefinitionRecord{f.Path, Checksum(f.Data)})
	}
	for _, e := range b.Earlier {
		m.Earlier = append(m.Earlier, EarlierRecord{e.Month.String(), e.Run, e.SHA256})
	}
	return m
}
