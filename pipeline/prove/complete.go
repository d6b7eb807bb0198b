package prove

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/publish"
)

// completeness is what the files say of a run (完整性).
type completeness struct {
	archive.Property
	verifier   *verifier
	run        publish.Published
	lacking    bool  // something is not there of which the run is made
	unreplaced bool  // the run that it replaced is not there as it was
	altered    error // what the run that it replaced states is not what it published; perhaps it never was
}

func (c *completeness) differs(format string, args ...any) {
	c.Differs = append(c.Differs, fmt.Sprintf(format, args...))
}

// judge looks at the run folder, the store, and the runs from which the run took something. The error
// says what the machine prevents.
func (c *completeness) judge(w toProve) error {
	faults, stray, err := c.run.Faults()
	if err != nil {
		return err
	}
	for _, f := range faults {
		c.differs("%s。请从备份恢复该文件。", f.What())
	}
	if len(stray) > 0 {
		c.differs("运行文件夹里有不是这次发布写下的文件：%s。请移走：这个文件夹可能整个外发。", strings.Join(stray, "、"))
	}
	lacks, err := c.run.Lacks(c.verifier.proved)
	if err != nil {
		return err
	}
	c.lacks(lacks)
	c.taken()
	c.replaced()
	c.latest(w)
	if len(c.Differs) == 0 {
		c.prove()
	}
	return nil
}

func (c *completeness) prove() {
	m := c.run.Manifest
	text := fmt.Sprintf("%d 个文件与清单一致；留存的 %d 个台账文件、%d 个定义", len(m.Artifacts)+len(m.Records), len(m.Inputs), len(m.Definitions))
	if c.run.KeepsFonts() {
		text += fmt.Sprintf("、%d 个字体", len(m.Fonts))
	} else {
		c.Notes = append(c.Notes, "当时的程序不留存字体，PDF 的字节不能由留存的材料证明。")
	}
	if n := len(m.Earlier) + len(m.Explanations); n > 0 {
		text += fmt.Sprintf("、%d 次引用的发布", n)
	}
	c.Proved = append(c.Proved, text+"齐全")
}

// mostLacks is how many contents that the store lacks are named.
const mostLacks = 5

// lacks says what the store lacks, and what brings it back.
func (c *completeness) lacks(list []publish.Lack) {
	if c.lacking = len(list) > 0; !c.lacking {
		return
	}
	var named []string
	for _, l := range list[:min(len(list), mostLacks)] {
		named = append(named, l.String())
	}
	more := ""
	if len(list) > mostLacks {
		more = fmt.Sprintf("；等 %d 个", len(list))
	}
	c.differs("留存文件夹缺：%s%s。请从备份放回（文件名就是内容的 SHA-256）；或者删去被改动的，在输入、定义没有变过、装着同样字体的机器上运行 zonereport run --period %s，程序会补存。",
		strings.Join(named, "；"), more, c.run.Manifest.Period)
}

// taken looks at the runs whose figures and explanations went in.
func (c *completeness) taken() {
	if _, _, err := publish.Taken(c.verifier.job.Outputs, c.run); err != nil {
		c.lacking = true
		c.differs("引用的前期发布不是当时的样子：%s。请从备份恢复那次运行的文件夹。", reason(err))
	}
	if _, err := c.run.Told(); err != nil {
		c.lacking = true
		c.differs("沿用说明的那次发布不是当时的样子：%s。请从备份恢复那次运行的文件夹。", reason(err))
	}
}

// replaced looks at the run that gave way. A draft that was pruned is no difference (design-life §16).
func (c *completeness) replaced() {
	m := c.run.Manifest
	if m.Replaces == nil {
		return
	}
	period := c.verifier.period(c.run)
	before, err := comparing.Replaced(m).GaveWay(c.verifier.job.Outputs, period)
	if err == nil {
		_, _, c.altered = before.Figures()
		return
	}
	c.unreplaced = true
	if c.verifier.chain.Gone(archive.Ref{Period: m.Period, Run: m.Replaces.Run}) {
		c.Notes = append(c.Notes, fmt.Sprintf("被代替的 %s 是草稿，已经清理，修订说明和 revision.json 不能重做。", m.Replaces.Run))
		return
	}
	c.otherBefore(err)
}

func (c *completeness) otherBefore(err error) {
	c.unreplaced = true
	c.differs("被代替的 %s 不是当时的样子：%s。请从备份恢复它的文件夹；在此之前修订说明不能重做。", c.run.Manifest.Replaces.Run, reason(err))
}

// latest says that somebody put an earlier run in force again.
func (c *completeness) latest(w toProve) {
	there, err := publish.Runs(c.verifier.job.Outputs, w.period)
	if err == nil && w.force && there[len(there)-1] != w.run {
		c.Notes = append(c.Notes, fmt.Sprintf("现行的是 %s：文件 latest 恢复了它；最后发布的是 %s。", w.run, there[len(there)-1]))
	}
}

// noneInForce says why a month has no run in force.
func noneInForce(w toProve) string {
	var damaged *publish.DamagedError
	latest := filepath.Join(w.period.String(), "latest")
	switch {
	case !errors.As(w.why, &damaged):
		return fmt.Sprintf("有运行文件夹，却没有 %s 写明哪一次现行。请从备份恢复它，或在其中写入现行的那一次（如 r2），再查验一次。", latest)
	case filepath.Base(damaged.Path) == "latest":
		return fmt.Sprintf("%s 不能用：里面应只有现行那一次的名称，如 r2。请从备份恢复它，或改正后再查验一次。", latest)
	}
	return fmt.Sprintf("%s 写的那一次不能用：%s。请从备份恢复整个运行文件夹；不能恢复的，在 %s 写入还在的一次，或运行 zonereport run --period %s 重新发布。",
		latest, damaged.What(), latest, w.period)
}

// unusable words what is wrong with a run of which nothing can be read.
func unusable(err error) string { return reason(err) + "。请从备份恢复整个运行文件夹。" }

// reason is an error within a text of ours; what to do is ours to say.
func reason(err error) string {
	var damaged *publish.DamagedError
	switch {
	case errors.As(err, &damaged):
		return damaged.What()
	case errors.Is(err, fs.ErrNotExist):
		return "文件不在了"
	}
	return strings.TrimSuffix(cmp.Or(err.Error(), "原因不明"), "。")
}
