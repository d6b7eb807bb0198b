package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// opinionName is the list of all returned files, and of what concerns none of them.
const opinionName = "审核意见.txt"

// IsList tells the lists that Return writes beside the files, whatever the case of the name:
// they come along when a returned folder is sent back whole.
func IsList(name string) bool {
	return strings.EqualFold(name, runfolder.FindingsName) || strings.EqualFold(name, opinionName)
}

// Mark returns what a department gets back for a file: the file with its findings marked in
// it, or the file as sent and a second one that lists them. It gets the base name of the file,
// its bytes and the findings on it. The paths it returns are base names, the first that of
// the file to be corrected, the last that of the one that lists the findings.
type Mark func(name string, data []byte, findings []finding.Finding) ([]runfolder.File, error)

// Return is what goes back to the departments because of hard findings.
type Return struct {
	Period   calendar.Month
	Inputs   []runfolder.File // the month's files; those with errors or warnings are returned
	Findings []finding.Finding
	Mark     Mark
}

// Return replaces the month's returned folder: findings.json, all remarks as text, and the
// files to be corrected with what is wrong in them. All of the month's files and
// the findings are kept in the store: what comes next is held against them. Published runs stay as they are. It gives the folder.
func (o *Outputs) Return(r Return) (string, error) {
	files, err := r.files()
	if err != nil {
		return "", err
	}
	kept, err := o.keep(append(files[:1:1], r.Inputs...))
	if err == nil {
		err = o.replaceReturned(r, files)
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("写入退回的文件: %w", err), o.undo(kept))
	}
	return filepath.Join(o.dir, r.Period.String(), returnedName), nil
}

// replaceReturned swaps the files in for those returned before; findings.json comes first.
func (o *Outputs) replaceReturned(r Return, files []runfolder.File) error {
	month := filepath.Join(o.dir, r.Period.String())
	if err := o.disk.MakeAll(month); err != nil {
		return err
	}
	build := func(next string) error {
		if err := fill(o.disk, next, files, 0o600); err != nil {
			return err
		}
		return o.journal().Returning(r.Period, files[0].Data, r.Inputs)
	}
	if err := returnedIn(month).Put(o.disk, build); err != nil {
		return err
	}
	// The files are returned. If tidying up fails now, the next run does it.
	_ = o.sweepMonth(r.Period)
	return nil
}

// settleReturned ends a return that was cut short, once the journal knows.
func (o *Outputs) settleReturned(period calendar.Month) error {
	place := returnedIn(filepath.Join(o.dir, period.String()))
	if !disk.Exists(place.Next) {
		return place.Settle(o.disk)
	}
	var findings []byte
	for _, dir := range []string{place.Old, place.Dir} {
		data, err := os.ReadFile(filepath.Join(dir, runfolder.FindingsName))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err == nil {
			findings = data
		}
	}
	if err := o.journal().Unreturned(period, findings); err != nil {
		return err
	}
	return place.Settle(o.disk)
}

// returnedIn is the returned folder of a month.
func returnedIn(month string) disk.Swap {
	return disk.Swap{Dir: filepath.Join(month, returnedName), Next: filepath.Join(month, returningName), Old: filepath.Join(month, replacedName)}
}

// files returns findings.json, the remarks on the whole month, and for each file to be
// corrected the file and its remarks.
func (r Return) files() ([]runfolder.File, error) {
	findings, err := runfolder.EncodeFindings(r.Findings)
	if err != nil {
		return nil, err
	}
	var back []runfolder.File
	var lines []string
	for _, input := range r.Inputs {
		name := filepath.Base(filepath.FromSlash(input.Path))
		remarks := about(name, r.Findings)
		if len(remarks) == 0 {
			continue
		}
		files, err := r.Mark(name, input.Data, remarks)
		if err != nil {
			return nil, fmt.Errorf("标注 %s: %w", name, err)
		}
		back = append(back, files...)
		line := fmt.Sprintf("%s：强制性 %d 条，核实性 %d 条，见 %s", name,
			finding.Count(remarks, finding.Error), finding.Count(remarks, finding.Warning), back[len(back)-1].Path)
		if files[0].Path != name {
			line += "（由 " + name + " 转成，改正后代替它重报）"
		}
		lines = append(lines, line)
	}
	return append([]runfolder.File{{Path: runfolder.FindingsName, Data: findings}, {Path: opinionName, Data: r.overview(lines)}}, back...), nil
}

// about returns the findings on a file that somebody must act on or explain, by sheet.
func about(name string, list []finding.Finding) []finding.Finding {
	var remarks []finding.Finding
	for _, f := range list {
		if f.File == name && f.Severity != finding.Info {
			remarks = append(remarks, f)
		}
	}
	slices.SortStableFunc(remarks, func(a, b finding.Finding) int { return a.Severity.Compare(b.Severity) })
	return remarks
}

// overview is for the statistician: what goes back to whom, and what concerns no single file.
func (r Return) overview(returned []string) []byte {
	what := "有强制性意见，本月报告没有发布。请将下列文件退回报送部门改正，收齐后重新运行。"
	if finding.Count(r.Findings, finding.Error) == 0 {
		what = "没有强制性意见，不影响发布。请将下列文件退回报送部门核实，有误的更正，属实的在“审核意见”表中说明，收齐后重新运行。"
	}
	lines := []string{r.Period.String() + " 报送文件审核意见", what, ""}
	lines = append(lines, returned...)
	for _, f := range about("", r.Findings) {
		lines = append(lines, fmt.Sprintf("【%s】%s", f.Severity.Name(), f.Message()))
	}
	return notepad(lines)
}

// notepad makes a text that every Windows editor shows rightly: UTF-8 with its mark, CR LF.
func notepad(lines []string) []byte {
	return []byte("\ufeff" + strings.Join(lines, "\r\n") + "\r\n")
}
