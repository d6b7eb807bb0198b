package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/document"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/typeface"
)

// verifier proves the runs of one outputs folder, one after the other. What it keeps between two of
// them does not grow with their number but for the names of files.
type verifier struct {
	job    Job
	chain  archive.Chain
	runs   []archive.Run
	proved map[string]bool // files of the store that were found whole
	fonts  loadedFonts
}

// loadedFonts are the fonts of the run before: most often the next one has the same.
type loadedFonts struct {
	style document.Style
	files []publish.Font
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
	made, failure := v.job.remake(p, func(style document.Style) (typeface.Set, bool) { return v.fontsOf(p, style) })
	if verdict.Complete, err = v.complete(p); err != nil {
		return verdict, err
	}
	if verdict.Usable, err = v.usable(p, made, failure); err != nil {
		return verdict, err
	}
	verdict.Safe, err = safe(p, made)
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

// complete is what the files say (完整性).
func (v *verifier) complete(p publish.Published) (is archive.Property, err error) {
	faults, stray, err := p.Faults()
	if err != nil {
		return is, err
	}
	lacks, err := p.Lacks(v.proved)
	if err != nil {
		return is, err
	}
	for _, f := range faults {
		is.Differs = append(is.Differs, f.What()+"。请从备份恢复该文件。")
	}
	if len(stray) > 0 {
		is.Differs = append(is.Differs, "运行文件夹里有不是这次发布写下的文件："+strings.Join(stray, "、")+"。请移走，运行文件夹可能整个外发。")
	}
	for _, l := range lacks {
		is.Differs = append(is.Differs, fmt.Sprintf("留存的%s。请从备份放回（文件名就是内容的 SHA-256）；%s。", l, mending(l, p)))
	}
	taken := v.taken(&is, p)
	if len(is.Differs) == 0 {
		m := p.Manifest
		text := fmt.Sprintf("%d 个文件与清单一致；留存的 %d 个台账文件、%d 个定义", len(m.Artifacts)+len(m.Records), len(m.Inputs), len(m.Definitions))
		if p.KeepsFonts() {
			text += fmt.Sprintf("、%d 个字体", len(m.Fonts))
		} else {
			is.Notes = append(is.Notes, "当时的程序不留存字体，PDF 的字节不能由留存的材料证明。")
		}
		is.Proved = append(is.Proved, text+fmt.Sprintf("、%d 次引用的发布齐全", taken))
	}
	return is, nil
}

// mending says what else brings back what the store lacks.
func mending(l publish.Lack, p publish.Published) string {
	if l.Kind == "字体" {
		return "或把这个字体装回本机，删去留存的坏文件，再运行 zonereport run --period " + p.Manifest.Period + "，程序会补存"
	}
	return "输入没有变过的，删去留存的坏文件，再运行 zonereport run --period " + p.Manifest.Period + "，程序会补存"
}

// taken looks at the runs that the run took something from, and counts them.
func (v *verifier) taken(is *archive.Property, p publish.Published) int {
	m := p.Manifest
	count := len(m.Earlier) + len(m.Explanations)
	_, _, err := publish.Taken(v.job.Outputs, p)
	if err != nil {
		is.Differs = append(is.Differs, "前期的发布与当时引用的不同："+inText(err))
	}
	if _, err := p.Told(); err != nil {
		is.Differs = append(is.Differs, "沿用说明的发布与当时的不同："+inText(err))
	}
	return count
}

// fontsOf are the fonts that the run was drawn with: out of the store; of a run that kept none, those of
// the machine if they are the same; false where there are none.
func (v *verifier) fontsOf(p publish.Published, style document.Style) (typeface.Set, bool) {
	if v.fonts.files != nil && slices.Equal(v.fonts.files, p.Manifest.Fonts) && reflect.DeepEqual(v.fonts.style, style) {
		return v.fonts.set, true
	}
	set, drawable := keptFonts(p, style)
	if !drawable {
		if p.KeepsFonts() {
			return set, false
		}
		return sameFonts(p, style, v.job.FontDirs)
	}
	v.fonts = loadedFonts{style, p.Manifest.Fonts, set}
	for _, f := range p.Manifest.Fonts {
		v.proved[p.Kept(f.SHA256)] = true
	}
	return set, true
}

// usable holds the run against what was made again (可用性).
func (v *verifier) usable(p publish.Published, made remade, failure error) (archive.Property, error) {
	r := archive.Remade{Given: made.book.Figures, Other: v.version(p)}
	if failure != nil {
		r.Failed = inText(failure)
		return r.Usable(), nil
	}
	var err error
	if r.Stated, _, err = p.Figures(); soft(err) != nil {
		return archive.Property{}, err
	}
	if made.files == nil {
		r.Undrawn = "当时的字体不在，没有重新排版。"
		return r.Usable(), nil
	}
	manifest, err := p.Bytes()
	if err != nil {
		return archive.Property{}, err
	}
	for _, f := range p.Files() {
		r.Stands = append(r.Stands, archive.Content{Name: f.Path, SHA256: f.SHA256})
	}
	r.Stands = append(r.Stands, content("manifest.json", manifest))
	for _, f := range made.files {
		r.Made = append(r.Made, content(f.Path, f.Data))
	}
	return r.Usable(), nil
}

func content(name string, data []byte) archive.Content {
	sum := sha256.Sum256(data)
	return archive.Content{Name: name, SHA256: hex.EncodeToString(sum[:])}
}

// noneInForce says why a month has no run in force.
func noneInForce(w toProve) string {
	if w.why == nil || errors.Is(w.why, fs.ErrNotExist) {
		return fmt.Sprintf("%s 有运行文件夹，却没有写明哪一次现行的 latest。请从备份恢复它，或写入现行的那一次（如 r2），再查验一次。", w.period)
	}
	return unusable(w.why) + fmt.Sprintf(" latest 写的若不是该现行的那一次，请改正 %s/latest。", w.period)
}

// unusable words what is wrong with a run of which nothing can be read.
func unusable(err error) string {
	var damaged *publish.DamagedError
	if errors.As(err, &damaged) {
		return damaged.What() + "。请从备份恢复整个运行文件夹。"
	}
	return inText(err)
}

// inText is an error within a text of ours.
func inText(err error) string {
	return strings.TrimSuffix(cmp.Or(err.Error(), "原因不明"), "。")
}
