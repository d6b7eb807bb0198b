package statement

import (
	"strings"
	"testing"
)

// FuzzCheck: whatever a text holds, each finding is on its row and quotes it, and what is printed are its own
// words and figures.
func FuzzCheck(f *testing.F) {
	defs := shipped(f)
	for _, s := range []string{"签订投资框架协议30个，{{agreements}}。", "《", "“99个", "{{", "}}{{", "近3—5万元/亩", "第一\n第二", "全部\xff99家", "{{housing_units/一期}}9"} {
		f.Add(s, "县局：12个")
	}
	f.Fuzz(func(t *testing.T, content, source string) {
		set := sent(defs, line{section: "招商选资", item: "甲", content: content, source: source})
		texts, findings := Check(defs, month(defs), set, options())
		for _, x := range findings {
			if x.File != "文字.xlsx" || x.Row != "招商选资/甲/" || x.Cell == "" || x.Found == "" || x.Expected == "" {
				t.Errorf("%q: %+v", content, x)
			}
		}
		for _, text := range texts {
			rest := braces.Replace(oneLine(content))
			for _, p := range text.Parts {
				if at := strings.Index(rest, p.Words); at != 0 {
					t.Fatalf("%q: %q is not what stands there", content, p.Words)
				}
				rest = rest[len(p.Words):]
				if p.Figure != "" {
					_, rest, _ = strings.Cut(rest, "}}")
				}
			}
			if rest != "" {
				t.Errorf("%q: %q is left out", content, rest)
			}
		}
	})
}
