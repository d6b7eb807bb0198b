package publish

import (
	"crypto/sha256"
	"encoding/hex"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// Names of the records in a run folder.
const (
	manifestName = "manifest.json"
	figuresName  = "figures.json"
	csvName      = "figures.csv"
	findingsName = "findings.json"
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

// Manifest is manifest.json: what went into a run and what came out.
type Manifest struct {
	Program     string             `json:"program"`
	Version     string             `json:"version"`
	Build       string             `json:"build"`
	Zone        string             `json:"zone"`
	Code        string             `json:"code,omitempty"` // of the zone, if it has one
	Period      string             `json:"period"`
	Run         string             `json:"run"`
	Check       string             `json:"check"`             // 校验码, as printed on every page
	Edition     string             `json:"edition,omitempty"` // hash of the definitions as resolved for the period; a run of version 0.1.0 has none
	Office      string             `json:"office"`            // SHA-256 of those keys of zone.toml that decide the reports
	Inputs      []FileRecord       `json:"inputs"`
	Definitions []DefinitionRecord `json:"definitions"`
	Fonts       []Font             `json:"fonts"`
	Earlier     []EarlierRecord    `json:"earlier"`
	Missing     []string           `json:"missing"` // ids of the ledgers that nobody sent
	// What the run took from other runs, so that it can be made again when the folder looks otherwise.
	Replaces     *Replaced            `json:"replaces,omitempty"` // the run in force that gave way; nil if there was none
	Issued       *Issued              `json:"issued,omitempty"`   // the last issued run of the month; nil if none was issued
	Recomputed   []RecomputedRecord   `json:"recomputed"`         // earlier months that were worked out again by today's definitions
	Seen         []EarlierRecord      `json:"seen"`               // runs of earlier months that tell what came late
	Explanations []ExplanationsRecord `json:"explanations"`       // runs whose explanations were taken over
	Stale        []revision.Stale     `json:"stale"`              // runs of other months that rested on the one that gave way: revision.json tells of them, nothing rests on them
	Claims       []ClaimRecord        `json:"claims"`             // all of the definitions, printed or not
	Sign         *document.Signing    `json:"sign,omitempty"`     // nil: the form has its blanks

	Artifacts []ArtifactRecord `json:"artifacts"`
	Records   []FileRecord     `json:"records"` // figures.json, figures.csv and findings.json; revision.json of a run that replaces another
	Store     string           `json:"store"`   // where inputs and definitions are kept, relative to the run folder
}

// FileRecord names a file and what it held.
type FileRecord struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// DefinitionRecord names a definition file.
type DefinitionRecord struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// ArtifactRecord names a report file and its part: annual-review.pdf.
type ArtifactRecord struct {
	Role string `json:"role"`
	FileRecord
}

// EarlierRecord names an earlier month's run whose figures were used.
type EarlierRecord struct {
	Period string `json:"period"`
	Run    string `json:"run"`
	SHA256 string `json:"sha256"` // of its figures.json
}

// RecomputedRecord names an earlier month's run whose ledgers were worked out again by the
// definitions of the report month (按可比口径).
type RecomputedRecord struct {
	Period  string       `json:"period"`
	Run     string       `json:"run"`
	Figures []string     `json:"figures"` // ids; campaign_rank is the whole scheme
	Inputs  []FileRecord `json:"inputs"`  // its files
}

// Replaced names the run that gave way to another.
type Replaced struct {
	Run     string `json:"run"`
	Check   string `json:"check"`
	Figures string `json:"figures_sha256"` // of its figures.json
}

// Issued names the last run of a month that was issued (签发) when another was made.
type Issued struct {
	N      int    `json:"n"` // so many runs of the month had been issued, this one the last
	Period string `json:"period"`
	Run    string `json:"run"`
	Check  string `json:"check"`
}

// ExplanationsRecord names a run whose explanations (审核意见) were taken over.
type ExplanationsRecord struct {
	Period string `json:"period"`
	Run    string `json:"run"`
	SHA256 string `json:"sha256"` // of its findings.json
}

// ClaimRecord is a claim and whether it holds.
type ClaimRecord struct {
	Key   string `json:"key"` // id, or id/group value
	Holds bool   `json:"holds"`
}

// manifest states the basis; run, missing, artifacts and records are still open. Lists are never nil.
func (b Basis) manifest() Manifest {
	m := Manifest{
		Program: b.Program, Version: b.Version, Build: b.Build,
		Zone: b.Zone, Code: b.Code, Period: b.Period.String(), Edition: b.Edition, Store: "../../" + storeName, Office: checksum(b.Office),
		Inputs: []FileRecord{}, Definitions: []DefinitionRecord{}, Earlier: []EarlierRecord{},
		Recomputed: append([]RecomputedRecord{}, b.Recomputed...), Stale: []revision.Stale{}, Seen: []EarlierRecord{}, Explanations: []ExplanationsRecord{}, Claims: []ClaimRecord{},
		Missing: []string{}, Artifacts: []ArtifactRecord{}, Records: []FileRecord{},
		Fonts: append([]Font{}, b.Fonts...),
	}
	if b.Sign != (document.Signing{}) {
		m.Sign = &b.Sign
	}
	for _, f := range b.Inputs {
		m.Inputs = append(m.Inputs, record(f.Path, f.Data))
	}
	for _, f := range b.Definitions {
		m.Definitions = append(m.Definitions, DefinitionRecord{f.Path, checksum(f.Data)})
	}
	for _, e := range b.Earlier {
		m.Earlier = append(m.Earlier, EarlierRecord{e.Month.String(), e.Run, e.SHA256})
	}
	return m
}

func record(path string, data []byte) FileRecord {
	return FileRecord{Path: path, SHA256: checksum(data), Bytes: len(data)}
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
