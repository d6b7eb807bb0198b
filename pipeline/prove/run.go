package prove

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// verifier proves the runs of one outputs folder, one after the other. What it keeps between two of
// them does not grow with their number but for the names of files.
type verifier struct {
	job    pipeline.Job
	chain  archive.Chain
	runs   []archive.Run
	proved map[string]bool // files of the store that were found whole
	fonts  loadedFonts
	opened map[string]bool // stores of which it was told that others may enter
}

// loadedFonts are the fonts of the run before: most often the next one has the same.
type loadedFonts struct {
	style document.Style
	files []runfolder.Font
	set   typeface.Set
}

// one proves a run. The error says what the machine prevents.
func (v *verifier) one(w toProve) (archive.Verdict, error) {
	verdict := archive.Verdict{Period: w.period.String(), Run: w.run, InForce: w.force}
	if w.run == "" {
		verdict.Complete.Differs = append(verdict.Complete.Differs, noneInForce(w))
		return verdict, nil
	}
	verdict.Authentic = v.authentic(w)
	p, err := publish.At(v.job.Outputs, w.period, w.run)
	if soft(err) != nil {
		return verdict, err
	}
	if err != nil {
		verdict.Complete.Differs = append(verdict.Complete.Differs, unusable(err))
		return verdict, nil
	}
	p.Store = v.job.Store
	made, failure := v.job.Remake(p, func(style document.Style) (typeface.Set, bool) { return v.fontsOf(p, style) })
	c := completeness{verifier: v, run: p}
	if err := c.judge(w); err != nil {
		return verdict, err
	}
	if failure != nil && c.lacking {
		verdict.Usable.Notes = append(verdict.Usable.Notes, "重做要用的材料不全，没有重做。")
	} else if verdict.Usable, err = v.usable(&c, made, failure); err != nil {
		return verdict, err
	}
	if len(verdict.Usable.Differs) > 0 && c.altered != nil {
		c.otherBefore(c.altered)
		if verdict.Usable, err = v.usable(&c, made, failure); err != nil {
			return verdict, err
		}
	}
	verdict.Complete = c.Property
	verdict.Safe, err = v.safe(p, made)
	return verdict, err
}

// authentic is what the chain says of the run (真实性).
func (v *verifier) authentic(w toProve) archive.Property {
	common := v.chain.Prove(v.runs, func(archive.Ref) bool { return false }).Differs
	proof := v.chain.Prove(v.runs, func(r archive.Ref) bool { return r == w.ref() })
	p := archive.Property{Notes: proof.Notes}
	for _, d := range proof.Differs {
		if !slices.Contains(common, d) {
			p.Differs = append(p.Differs, d)
		}
	}
	if len(p.Differs)+len(p.Notes) == 0 && len(common) == 0 {
		p.Proved = append(p.Proved, fmt.Sprintf("事件链完整，共 %d 件；manifest.json 与登记的一致", len(v.chain.Events)))
	}
	return p
}

// period is the month of a run.
func (v *verifier) period(p publish.Published) calendar.Month {
	m, _ := calendar.ParseMonth(p.Manifest.Period) // At has looked
	return m
}

// fontsOf are the fonts that the run was drawn with: out of the store; of a run that kept none, those of
// the machine if they are the same; false where there are none.
func (v *verifier) fontsOf(p publish.Published, style document.Style) (typeface.Set, bool) {
	if v.fonts.files != nil && slices.Equal(v.fonts.files, p.Manifest.Fonts) && reflect.DeepEqual(v.fonts.style, style) {
		return v.fonts.set, true
	}
	set, drawable := month.KeptFonts(p, style)
	if !drawable {
		if p.KeepsFonts() {
			return set, false
		}
		return month.SameFonts(p, style, v.job.FontDirs)
	}
	v.fonts = loadedFonts{style, p.Manifest.Fonts, set}
	for _, f := range p.Manifest.Fonts {
		v.proved[p.Kept(f.SHA256)] = true
	}
	return set, true
}

// usable holds the run against what was made again (可用性). Where the run that it replaced is not as it
// was, what tells of that cannot be made again.
func (v *verifier) usable(c *completeness, made pipeline.Remade, failure error) (archive.Property, error) {
	p := c.run
	r := archive.Remade{Given: made.Book.Figures, Other: v.version(p)}
	if failure != nil {
		r.Failed = reason(failure)
		return r.Usable(), nil
	}
	var err error
	if r.Stated, _, err = p.Figures(); soft(err) != nil {
		return archive.Property{}, err
	}
	if made.Files == nil {
		r.Undrawn = "当时的字体不在，没有重新排版。"
		u := r.Usable()
		if p.KeepsFonts() && !c.lacking {
			u.Differs = append(u.Differs, "留存的字体与清单一致，却排不出当时的版：程序有故障，请联系维护人员。")
		}
		return u, nil
	}
	manifest, err := p.Bytes()
	if err != nil {
		return archive.Property{}, err
	}
	for _, f := range p.Manifest.Files() {
		r.Stands = append(r.Stands, archive.Content{Name: f.Path, SHA256: f.SHA256})
	}
	r.Stands = append(r.Stands, content("manifest.json", manifest))
	for _, f := range made.Files {
		r.Made = append(r.Made, content(f.Path, f.Data))
	}
	if c.unreplaced {
		r.Unmade = append(revisionFiles(p), "manifest.json")
	}
	return r.Usable(), nil
}

// revisionFiles are the files of a run that tell of the one it replaced.
func revisionFiles(p publish.Published) []string {
	files := []string{revision.FileName}
	for _, a := range p.Manifest.Artifacts {
		if strings.HasPrefix(a.Role, "revision.") {
			files = append(files, a.Path)
		}
	}
	return files
}

func content(name string, data []byte) archive.Content {
	sum := sha256.Sum256(data)
	return archive.Content{Name: name, SHA256: hex.EncodeToString(sum[:])}
}
