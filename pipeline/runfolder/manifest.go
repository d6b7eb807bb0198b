// Package runfolder is what stands in a run folder, as data: the manifest, the reports, and the records
// beside them. It writes and reads their bytes and touches no disk.
package runfolder

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/revision"
)

// Names of the manifest and the records in a run folder.
const (
	ManifestName = "manifest.json"
	FiguresName  = "figures.json"
	TableName    = "figures.csv"
	FindingsName = "findings.json"
)

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
	OFD          bool                 `json:"ofd,omitempty"`      // every report was asked for as OFD too, whatever the definitions say
	Trace        bool                 `json:"trace,omitempty"`    // 查看.html stands beside the reports

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

// Files are the files of the run but its manifest.
func (m Manifest) Files() []FileRecord {
	files := slices.Clone(m.Records)
	for _, a := range m.Artifacts {
		files = append(files, a.FileRecord)
	}
	return files
}

// AllOFD says that every report of the run is there as OFD.
func (m Manifest) AllOFD() bool {
	roles := map[string]bool{}
	for _, a := range m.Artifacts {
		roles[a.Role] = true
	}
	for _, a := range m.Artifacts {
		id, drawn := strings.CutSuffix(a.Role, ".pdf")
		if drawn && id != definition.RevisionID && !roles[id+".ofd"] {
			return false
		}
	}
	return true
}

// Record is what the manifest says of one of the run's records; without a checksum if it has none.
func (m Manifest) Record(name string) FileRecord {
	i := slices.IndexFunc(m.Records, func(r FileRecord) bool { return r.Path == name })
	if i < 0 {
		return FileRecord{Path: name}
	}
	return m.Records[i]
}

// AsEarlier names the run as one whose figures another uses.
func (m Manifest) AsEarlier() EarlierRecord {
	return EarlierRecord{m.Period, m.Run, m.Record(FiguresName).SHA256}
}

// Stored are the checksums of what the store keeps of a run.
func (m Manifest) Stored() []string {
	var sums []string
	for _, f := range m.Inputs {
		sums = append(sums, f.SHA256)
	}
	for _, f := range m.Definitions {
		sums = append(sums, f.SHA256)
	}
	for _, f := range m.Fonts {
		sums = append(sums, f.SHA256)
	}
	return sums
}

func record(path string, data []byte) FileRecord {
	return FileRecord{Path: path, SHA256: Checksum(data), Bytes: len(data)}
}

// Checksum is the SHA-256 of a content, in hexadecimal.
func Checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
