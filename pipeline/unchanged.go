package pipeline

import (
	"cmp"
	"fmt"
	"strings"

	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/validate"
)

// change is how what a run rests on stands to the run in force (design-life §15).
type change uint8

const (
	changed      change = iota // or nothing was published, or it is damaged, or asked for again
	otherProgram               // nothing but the program: what the reports say will tell
	otherFormats               // nothing but these, or the program too: the reports are wanted in others
	nothing
)

// standing returns the run in force and how it stands to the basis; of a run that may do it says
// whether its files are whole.
func (m material) standing(job Job, b runfolder.Basis) (change, publish.Standing, error) {
	before, err := publish.StandingIn(job.Outputs, m.Period)
	if err != nil {
		return changed, before, err
	}
	if before.Manifest.Run == "" || job.Again || m.Needs(before.Manifest.Missing) || !before.RestsOn(b) || !bears(before.Signing(), job.Sign) || !m.signsAs(before.Published) {
		return changed, before, nil
	}
	is := nothing
	if !before.MadeBy(b) {
		is = otherProgram
	}
	if is == nothing && !before.DefinedAs(b) || is == otherProgram && !m.definedAs(before.Published) {
		return changed, before, nil
	}
	before, err = before.Checked()
	switch {
	case before.Damage != nil:
		is = changed
	case otherwiseDrawn(before.Manifest, job.OFD) || otherwiseTraced(before.Manifest, m.trace(job)):
		is = otherFormats
	}
	return is, before, err
}

// otherwiseDrawn says that a run lacks formats that are asked for, or has such as are no more wanted.
func otherwiseDrawn(m runfolder.Manifest, ofd *bool) bool {
	return ofd != nil && (*ofd && !m.AllOFD() || !*ofd && m.OFD)
}

// otherwiseTraced says that a run lacks 查看.html and is to have it, or has it and is not to.
func otherwiseTraced(m runfolder.Manifest, trace *bool) bool {
	return trace != nil && *trace != m.Trace
}

// trace says whether 查看.html is asked for; nil: it is to be as the run in force has it.
func (m material) trace(job Job) *bool { return cmp.Or(job.Trace, m.Zone.Trace) }

// asked says that something is asked for.
func asked(wanted *bool) bool { return wanted != nil && *wanted }

// whyAgain notes why a month is published anew that nobody changed.
func (o *Outcome) whyAgain(is change, before publish.Standing) {
	switch {
	case before.Damage != nil:
		o.note("%s，因此重新发布。原来的文件夹没有改动，请查明原因。", before.Damage.What())
	case is == otherProgram && before.Manifest.Edition == "":
		o.note("%s 由 %s 版发布，它的校验码不是按报告内容算的，不能用来核对内容是否相同，因此重新发布。这一次起，内容相同的报告校验码相同。", before.Manifest.Run, before.Manifest.Version)
	case is == otherFormats:
		o.whyFormats(before)
	case is == otherProgram:
		o.note("台账、定义、字体都没有变化，换了程序以后报告的内容不同，因此重新发布。")
	}
}

// whyFormats notes which files a month is published anew for.
func (o *Outcome) whyFormats(before publish.Standing) {
	is, was := o.Manifest, before.Manifest
	var why, kept string
	switch {
	case is.OFD && !was.AllOFD():
		why, kept = fmt.Sprintf("%s 有的报告没有 OFD，按 --ofd 重新发布，每份报告都有 OFD。", was.Run), "OFD 以后重做这个月也都有；不要了，用 --ofd=false。"
	case !is.OFD && was.OFD:
		why = "按 --ofd=false 重新发布，不再给每份报告另出 OFD。"
	}
	switch {
	case is.Trace && !was.Trace:
		why, kept = why+"重新发布，附 查看.html。", kept+"查看.html 以后重做这个月也都有；不要了，用 --trace=false。"
	case !is.Trace && was.Trace:
		why += "重新发布，不再附 查看.html。"
	}
	o.note("%s%s%s", why, o.sameCheck(before), kept)
}

// sameCheck says that a run which was made for its formats says what the one before it says.
func (o *Outcome) sameCheck(before publish.Standing) string {
	if o.Manifest.Check != before.Manifest.Check {
		return ""
	}
	return "报告内容没有变化，校验码仍是 " + o.Manifest.Check + "。"
}

// unsignable is the refusal of 文号, 签发人 or a reason that no font of the machine can draw.
func unsignable(sign document.Signing, missing []validate.Undrawable) error {
	for _, c := range missing {
		for _, one := range [][2]string{{"--doc-no", sign.DocNo}, {"--signer", sign.Signer}, {"--reason", sign.Reason}} {
			if strings.ContainsRune(one[1], c.Rune) {
				return inputs.Missing("%s 的“%s”里，“%c”（U+%04X）是本机字体都没有的字，报告里写不出。请改用通用字，或者安装含有它的字体后重新运行。", one[0], one[1], c.Rune, c.Rune)
			}
		}
	}
	return nil
}

// definedAs says that a run that another program made was defined as this material is: its files
// are read again, as hashes of two programs tell nothing.
func (m material) definedAs(p publish.Published) bool {
	kept, err := month.Kept(p)
	return err == nil && kept.SameOffice(m.Office) && edition.Of(kept.Defs) == edition.Of(m.Defs)
}

// signsAs says that a dated run bears the 署名 that this office would put under it now. A run
// without date bears none.
func (m material) signsAs(p publish.Published) bool {
	if p.Signing().Dated == "" {
		return true
	}
	kept, err := month.Kept(p)
	return err == nil && kept.Zone.Issue.Organ == m.Zone.Issue.Organ && kept.Zone.Issue.Seal == m.Zone.Issue.Seal
}

// bears says that reports bear all that is given; what is not given may be as it is.
func bears(is, given document.Signing) bool {
	for _, one := range [][2]string{{is.DocNo, given.DocNo}, {is.Dated, given.Dated}, {is.Signer, given.Signer}, {is.Reason, given.Reason}} {
		if one[1] != "" && one[0] != one[1] {
			return false
		}
	}
	return true
}

// saysTheSame says that this program would say in the reports what the run in force says.
func (m material) saysTheSame(job Job, g ground, j Judgement, before publish.Standing) (bool, error) {
	g.basis.Sign = before.Signing()
	_, check, err := write(job, m, g, j)
	return check == before.Manifest.Check, err
}

// unchanged is the outcome where there is nothing new to publish.
func (m material) unchanged(v verdict) Outcome {
	o := m.outcome(Unchanged, v.before.Published, guard.New(m.Defs, m.Zone).Findings(m.Notes), nil)
	o.OtherProgram = v.change == otherProgram
	return o
}

// mend puts back what the store has lost of the run in force.
func (o *Outcome) mend(outputs *publish.Outputs, v verdict) {
	mended, err := outputs.Mend(v.before.Published, v.ground.basis, month.FontFiles(v.ground.fonts))
	switch {
	case err != nil:
		o.note("留存文件夹缺了文件，没有能补上：%v。", err)
	case mended > 0:
		o.note("留存文件夹缺了 %d 个文件，已经补上。", mended)
	}
}
