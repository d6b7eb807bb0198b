package mark

import (
	"slices"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
)

// TestReplacing: an issued report is named under the title and in the annex, a draft in the annex
// alone; the annex is 审核情况, or one of its own in a report without.
func TestReplacing(t *testing.T) {
	audited := document.Section{Kind: document.FindingList, Number: "附件1", Title: "审核情况", Blocks: []document.Block{document.Paragraph{Text: "没有。"}}}
	for name, c := range map[string]struct {
		annexes        []document.Section
		by             *Replaced
		notice, annex  string
		title          string
		annexesOfTheir int
	}{
		"first":  {[]document.Section{audited}, nil, "", "没有。", "审核情况", 1},
		"draft":  {[]document.Section{audited}, &Replaced{Check: "AAAA"}, "", "本报告代替同月校验码为AAAA的未签发稿，以本报告为准。修订情况见随本报告发布的《修订说明》。", "审核情况", 1},
		"issued": {[]document.Section{audited}, &Replaced{Check: "AAAA", Issues: 2, Reason: "更正到位资金"}, "第3次印发，代替校验码AAAA", "本报告是2020年12月的第3次印发，代替校验码AAAA，以本报告为准。修订原因：更正到位资金。修订情况见随本报告发布的《修订说明》。", "审核情况", 1},
		"alone":  {nil, &Replaced{Check: "AAAA", Issues: 1, Reason: "补报。"}, "第2次印发，代替校验码AAAA", "本报告是2020年12月的第2次印发，代替校验码AAAA，以本报告为准。修订原因：补报。修订情况见随本报告发布的《修订说明》。", "修订情况", 1},
	} {
		doc := document.Document{Period: calendar.Month{Year: 2020, Number: 12}, Annexes: slices.Clone(c.annexes)}
		before := document.Check(nil, []document.Document{doc})
		got := On([]document.Document{doc}, Mark{Check: "BBBB", Replaces: c.by})[0]
		if got.Notice != c.notice || len(got.Annexes) != c.annexesOfTheir {
			t.Errorf("%s: %q, %d annexes", name, got.Notice, len(got.Annexes))
			continue
		}
		annex := got.Annexes[0]
		if text := annex.Blocks[0].(document.Paragraph).Text; text != c.annex || annex.Title != c.title || annex.Number != "附件1" {
			t.Errorf("%s: %s%s says\n%s, want\n%s", name, annex.Number, annex.Title, text, c.annex)
		}
		if document.Check(nil, []document.Document{doc}) != before || got.Foot != "报告期2020年12月　校验码BBBB" {
			t.Errorf("%s: marking changes what was written, or the foot is %q", name, got.Foot)
		}
	}
}
