package publish

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// Published is a run as it stands in the outputs folder.
type Published struct {
	Dir      string // the run folder
	Manifest runfolder.Manifest
	Store    string // where its inputs, definitions and fonts are; "" for where the manifest says
}

// Latest returns the run of the month that is in force. The error is fs.ErrNotExist when
// nothing was published, a *DamagedError when its manifest cannot be used.
func Latest(outputs string, period calendar.Month) (Published, error) {
	month := filepath.Join(outputs, period.String())
	number, err := readLatest(filepath.Join(month, latestName))
	if err != nil {
		return Published{}, err
	}
	if number == "" {
		return Published{}, fmt.Errorf("%s: %w", filepath.Join(month, latestName), fs.ErrNotExist)
	}
	return At(outputs, period, number)
}

// At returns a run of the month by its name, r2. The error is fs.ErrNotExist when that is no name
// of a run, a *DamagedError when its manifest is not there or cannot be used.
func At(outputs string, period calendar.Month, run string) (Published, error) {
	dir := filepath.Join(outputs, period.String(), run)
	if runfolder.Number(run) == 0 {
		return Published{}, fmt.Errorf("%s: %w", dir, fs.ErrNotExist)
	}
	p, err := In(dir)
	if err == nil && p.Manifest.Run != run {
		return Published{}, &DamagedError{Path: filepath.Join(dir, runfolder.ManifestName), Reason: errAltered}
	}
	return p, err
}

// In reads a folder that is as a run folder is, wherever it lies: a draft, say. The error is as At's.
func In(dir string) (Published, error) {
	p := Published{Dir: dir}
	path := filepath.Join(dir, runfolder.ManifestName)
	data, err := readPublished(path)
	if err != nil {
		return Published{}, err
	}
	if err := json.Unmarshal(data, &p.Manifest); err != nil {
		return Published{}, &DamagedError{Path: path, Reason: errAltered}
	}
	if slices.ContainsFunc(p.Manifest.Files(), outside) {
		return Published{}, &DamagedError{Path: path, Reason: errAltered}
	}
	return p, nil
}

// outside says that a manifest names a file anywhere but beside itself: no run has written that, and whoever
// reads the run's files would hand out others.
func outside(f runfolder.FileRecord) bool {
	return !filepath.IsLocal(f.Path) || strings.ContainsAny(f.Path, `/\`)
}

// Runs lists the names of the month's run folders in their order: r1, r2 …
func Runs(outputs string, period calendar.Month) ([]string, error) {
	numbers, err := runNumbers(filepath.Join(outputs, period.String()))
	names := make([]string, len(numbers))
	for i, n := range numbers {
		names[i] = runfolder.Name(n)
	}
	return names, err
}

// Months lists the months of which a run is in force, in their order.
func Months(outputs string) ([]calendar.Month, error) {
	folders, err := monthFolders(outputs)
	return slices.DeleteFunc(folders, func(m calendar.Month) bool {
		number, err := readLatest(filepath.Join(outputs, m.String(), latestName))
		return err != nil || number == ""
	}), err
}

// Whole checks every file of the run against the manifest; a *DamagedError names the first
// that differs. Other errors say that a file could not be read.
func (p Published) Whole() error {
	if len(p.Manifest.Artifacts) == 0 || len(p.Manifest.Records) == 0 {
		return &DamagedError{Path: filepath.Join(p.Dir, runfolder.ManifestName), Reason: errAltered}
	}
	for _, f := range p.Manifest.Files() {
		if _, err := p.read(f); err != nil {
			return err
		}
	}
	return nil
}

// read returns a file of the run if it is as the manifest says.
func (p Published) read(f runfolder.FileRecord) ([]byte, error) {
	path := filepath.Join(p.Dir, filepath.FromSlash(f.Path))
	data, err := readPublished(path)
	if err != nil {
		return nil, err
	}
	if runfolder.Checksum(data) != f.SHA256 {
		return nil, &DamagedError{Path: path, Reason: errAltered}
	}
	return data, nil
}

// Bytes is manifest.json as it stands in the run folder.
func (p Published) Bytes() ([]byte, error) {
	return readPublished(filepath.Join(p.Dir, runfolder.ManifestName))
}

// Record reads a record of the run, findings.json; fs.ErrNotExist says that it has none of that name.
func (p Published) Record(name string) ([]byte, error) {
	r := p.Manifest.Record(name)
	if r.SHA256 == "" {
		return nil, fmt.Errorf("%s: %w", filepath.Join(p.Dir, name), fs.ErrNotExist)
	}
	return p.read(r)
}

// Figures reads the run's figures and returns them with the checksum of figures.json.
func (p Published) Figures() ([]figure.Figure, string, error) {
	r := p.Manifest.Record(runfolder.FiguresName)
	data, err := p.read(r)
	if err != nil {
		return nil, "", err
	}
	figures, err := runfolder.DecodeFigures(data)
	return figures, r.SHA256, err
}

// Findings reads what the checks said of the run, findings.json.
func (p Published) Findings() ([]finding.Finding, error) {
	data, err := p.read(p.Manifest.Record(runfolder.FindingsName))
	if err != nil {
		return nil, err
	}
	return runfolder.DecodeFindings(data)
}

// Material returns the inputs and definitions that the run used, out of the store.
func (p Published) Material() (inputs []runfolder.File, definitions fs.FS, err error) {
	for _, r := range p.Manifest.Inputs {
		f, err := p.stored(r.Path, r.SHA256)
		if err != nil {
			return nil, nil, err
		}
		inputs = append(inputs, f)
	}
	definitions, err = p.Definitions()
	return inputs, definitions, err
}

// DefinedBy says that the run was made with these definitions.
func (p Published) DefinedBy(files []runfolder.File) bool {
	return slices.Equal(p.Manifest.Definitions, runfolder.Basis{Definitions: files}.Manifest().Definitions)
}

// Definitions returns the definitions that the run used, out of the store, as a folder.
func (p Published) Definitions() (fs.FS, error) {
	var definitions []runfolder.File
	for _, r := range p.Manifest.Definitions {
		f, err := p.stored(r.Path, r.SHA256)
		if err != nil {
			return nil, err
		}
		definitions = append(definitions, f)
	}
	return asFolder(definitions)
}

func (p Published) stored(path, sum string) (runfolder.File, error) {
	kept := p.Kept(sum)
	data, err := os.ReadFile(kept)
	if err != nil {
		return runfolder.File{}, fmt.Errorf("留存的文件 %s（%s）无法读取: %w", path, kept, withoutPath(err))
	}
	if runfolder.Checksum(data) != sum {
		return runfolder.File{}, &DamagedError{Path: kept, Reason: errAltered}
	}
	return runfolder.File{Path: path, Data: data}, nil
}

// Artifact reads a report file of the run.
func (p Published) Artifact(a runfolder.ArtifactRecord) ([]byte, error) { return p.read(a.FileRecord) }
