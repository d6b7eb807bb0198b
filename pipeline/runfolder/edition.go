package runfolder

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/revision"
)

// Artifact is one rendered report.
type Artifact struct {
	Role string // annual-review.pdf
	Name string // file name in the run folder: 新昌经济开发区2020年度亮点工作回眸.pdf
	Data []byte
}

// Edition is everything that one run publishes.
type Edition struct {
	Basis     Basis
	Artifacts []Artifact
	Figures   []figure.Figure
	Findings  []finding.Finding
	Claims    []figure.Claim
	Missing   []string // ids of the ledgers that nobody sent
	Check     string   // 校验码 of what the reports say, as they bear it
	// Replaces names the run in force that gives way, Issued the month's last issued run; nil where there
	// is none. Seen names the runs of earlier months that told what came late.
	Replaces *Replaced
	Issued   *Issued
	Seen     []EarlierRecord
	// Explanations names the runs whose explanations were taken over.
	Explanations []ExplanationsRecord
	// Revision is what changed from the run that gives way; nil where there is none, or where it cannot
	// be read. Folder enters the new run in it.
	Revision *revision.Revision
}

// Folder returns the manifest of the run of that name, which says that the store is there, and the files
// of its folder.
func (e Edition) Folder(run, store string) (Manifest, []File, error) {
	m := e.Basis.Manifest()
	m.Run, m.Store, m.Check = run, store, e.Check
	m.Replaces, m.Issued, m.Seen = e.Replaces, e.Issued, append(m.Seen, e.Seen...)
	m.Missing = append(m.Missing, e.Missing...)
	m.Explanations = append(m.Explanations, e.Explanations...)
	for _, c := range e.Claims {
		m.Claims = append(m.Claims, ClaimRecord{c.Key(), c.Holds})
	}
	files, err := e.files(&m)
	return m, files, err
}

// files returns the files of the run folder and enters them in the manifest; manifest.json comes last.
func (e Edition) files(m *Manifest) ([]File, error) {
	var files []File
	for _, a := range e.Artifacts {
		name := attachmentName(a.Name)
		if slices.ContainsFunc(files, func(f File) bool { return strings.EqualFold(f.Path, name) }) {
			return nil, fmt.Errorf("两份报告的文件名相同: %q，请在 report.toml 中改成不同的 file", name)
		}
		files = append(files, File{name, a.Data})
		m.Artifacts = append(m.Artifacts, ArtifactRecord{Role: a.Role, FileRecord: record(name, a.Data)})
	}
	slices.SortFunc(m.Artifacts, func(a, b ArtifactRecord) int { return strings.Compare(a.Role, b.Role) })
	figures, err := encodeFigures(e.Basis.Zone, e.Basis.Period, e.Figures)
	if err != nil {
		return nil, err
	}
	table, err := encodeCSV(e.Figures)
	if err != nil {
		return nil, err
	}
	findings, err := EncodeFindings(e.Findings)
	if err != nil {
		return nil, err
	}
	records := []File{{FiguresName, figures}, {TableName, table}, {FindingsName, findings}}
	if e.Revision != nil {
		e.Revision.To = revision.Run{Run: m.Run, Check: m.Check, Figures: Checksum(figures)}
		m.Stale = append(m.Stale, e.Revision.Stale...)
		changes, err := e.Revision.JSON()
		if err != nil {
			return nil, err
		}
		records = append(records, File{revision.FileName, changes})
	}
	for _, r := range records {
		m.Records = append(m.Records, record(r.Path, r.Data))
	}
	manifest, err := plainjson.Indented(m)
	if err != nil {
		return nil, err
	}
	return append(append(files, records...), File{ManifestName, manifest}), nil
}

// attachmentName makes a name that every file system and mail program takes: the
// characters that Windows forbids become _.
func attachmentName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
}
