package pipeline

import (
	"zonereport/pipeline/canonical"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// rests is what a run states that it rests on, before it is drawn.
func (m material) rests(g ground) runfolder.Manifest {
	is := g.basis.Manifest()
	is.Replaces, is.Issued, is.Seen, is.Explanations = g.replacing.Replaces, g.replacing.Issued, g.replacing.Seen, m.ToldBy
	return is
}

// Code is the 依据码 of a run: two with the same are made of the same and compared with the same. What is said
// with the order, as 文号 and formats, is not in it.
func Code(m runfolder.Manifest) string {
	const digits = 16 // enough to tell two states of a month apart
	is := publish.Deciding(m)
	is.Program, is.Version, is.Build = m.Program, m.Version, m.Build
	is.Edition, is.Office, is.Recomputed = m.Edition, m.Office, m.Recomputed
	is.Replaces, is.Issued, is.Seen, is.Explanations = m.Replaces, m.Issued, m.Seen, m.Explanations
	return canonical.Sum(is)[:digits]
}

// expects refuses what is not what a dry run told of, where the job names that. The error is an *inputs.Error.
func (j Job) expects(m runfolder.Manifest) error {
	if j.Expect == "" {
		return nil
	}
	if is := Code(m); j.Expect != is {
		return inputs.Missing("%s 的台账、定义、字体、程序或者引用的报告，在看过预览（依据码 %s）以后有变化，现在的依据码是 %s。没有发布。请重新预览，看过再发布：zonereport run --period %s --dry-run --out 文件夹", m.Period, j.Expect, is, m.Period)
	}
	return nil
}
