package archive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/figure"
)

// Content is a file by its name and checksum.
type Content struct{ Name, SHA256 string }

// Remade is a run as it stands beside what it is when it is made again from the store.
type Remade struct {
	Stands, Made []Content // the files of the run folder; Made is nil where the reports were not drawn
	// Stated are the figures of figures.json, Given those that the rows give; both nil where one of
	// the two cannot be read.
	Stated, Given []figure.Figure
	Unmade        []string // files of Stands that cannot be made again, as what they tell of is gone
	Other         string   // the version that made the run, if that is another one than this
	Undrawn       string   // Chinese: why the reports were not drawn
	Failed        string   // Chinese: why the run cannot be made again at all
}

// Usable says whether the run can be made again as it stands (可用性, design-life §16): with the same
// bytes; or, where another version made it, with the same figures.
func (r Remade) Usable() Property {
	var p Property
	if r.Failed != "" {
		text := "由留存的材料重做不出来：" + strings.TrimSuffix(r.Failed, "。") + "。"
		if r.Other != "" {
			p.Notes = append(p.Notes, text+"那次发布是 "+r.Other+" 版程序做的；要查验，请用那个版本。")
		} else {
			p.Differs = append(p.Differs, text)
		}
		return p
	}
	if figures := r.figures(); len(figures) > 0 {
		p.Differs = append(p.Differs, "由留存的材料重做，数值不同："+listed(figures)+"。figures.json 里的数不能用；请从备份恢复运行文件夹，并查明是谁改动的。")
		return p
	}
	if r.Undrawn != "" {
		p.Notes = append(p.Notes, fmt.Sprintf("全部 %d 项指标由留存的材料重算，数值相同；%s", len(r.Given), r.Undrawn))
		return p
	}
	other := r.files()
	if len(other) == 0 {
		p.Proved = append(p.Proved, fmt.Sprintf("由留存的材料重做，%d 个文件逐字节相同", len(r.Stands)-r.unmade()))
		return p
	}
	if r.Stated == nil {
		p.Differs = append(p.Differs, "由留存的材料重做，文件不同："+listed(other)+"；figures.json 读不出来，不能逐项比较。请从备份恢复运行文件夹。")
		return p
	}
	r.blame(&p, "由留存的材料重做，全部 %d 项指标数值相同，文件的字节不同：%s。", len(r.Given), listed(other))
	return p
}

// blame enters what this version makes otherwise: of a run of another version that is to be expected,
// of one of its own it is not.
func (r Remade) blame(p *Property, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if r.Other != "" {
		p.Notes = append(p.Notes, text+fmt.Sprintf("那次发布是 %s 版程序做的；要逐字节查验，请用那个版本。", r.Other))
		return
	}
	p.Differs = append(p.Differs, text+"那次发布是这个版本的程序做的，本应逐字节相同：文件被改动过，或程序有故障。请从备份恢复运行文件夹，再查验一次。")
}

// figures lists the figures that are not what the rows give.
func (r Remade) figures() []string {
	var list []string
	given := map[string]figure.Figure{}
	for _, f := range r.Given {
		given[f.Key()] = f
	}
	for _, f := range r.Stated {
		g, ok := given[f.Key()]
		delete(given, f.Key())
		switch {
		case !ok:
			list = append(list, fmt.Sprintf("%s（%s）所写 %s%s，台账算不出这一项", f.Name, f.Key(), f.Value, f.Unit))
		case !g.Value.Equal(f.Value) || g.Unit != f.Unit:
			list = append(list, fmt.Sprintf("%s（%s）所写 %s%s，台账算得 %s%s", f.Name, f.Key(), f.Value, f.Unit, g.Value, g.Unit))
		}
	}
	if r.Stated == nil {
		return list
	}
	for _, f := range r.Given {
		if _, left := given[f.Key()]; left {
			list = append(list, fmt.Sprintf("%s（%s）没有写，台账算得 %s%s", f.Name, f.Key(), f.Value, f.Unit))
		}
	}
	return list
}

// files lists the files that are not as they are made.
func (r Remade) files() []string {
	made := map[string]string{}
	for _, c := range r.Made {
		made[c.Name] = c.SHA256
	}
	var list []string
	for _, c := range r.Stands {
		if slices.Contains(r.Unmade, c.Name) {
			delete(made, c.Name)
			continue
		}
		if sum, ok := made[c.Name]; !ok || sum != c.SHA256 {
			list = append(list, c.Name)
		}
		delete(made, c.Name)
	}
	for name := range made {
		list = append(list, name+"（运行文件夹里没有）")
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Compare(a, b) })
	return list
}

func (r Remade) unmade() int {
	n := 0
	for _, c := range r.Stands {
		if slices.Contains(r.Unmade, c.Name) {
			n++
		}
	}
	return n
}

// mostListed is how many of one sort are named.
const mostListed = 5

func listed(list []string) string {
	if n := len(list); n > mostListed {
		return strings.Join(list[:mostListed], "；") + fmt.Sprintf("；等 %d 处", n)
	}
	return strings.Join(list, "；")
}
