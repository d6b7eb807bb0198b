package narrative

import (
	"fmt"
	"strings"
	"testing"
	"text/template"
	"unicode/utf8"

	"zonereport/pipeline/document"
)

// shown is words with their spans in brackets: [27个=agreements] [某公司].
func shown(w Words) string {
	var b strings.Builder
	at := 0
	for _, s := range w.Spans {
		b.WriteString(w.Text[at:s.From] + "[" + w.Text[s.From:s.To])
		if s.Figure != "" {
			b.WriteString("=" + s.Figure)
		}
		b.WriteString("]")
		at = s.To
	}
	return b.String() + w.Text[at:]
}

// What a text prints is known by what gave it, whatever way it took, and by nothing else; comparisons
// and functions see a text like any other.
func TestFillTellsWhatIsStated(t *testing.T) {
	for text, want := range map[string]string{
		`签约{{say}}。`:                                            "签约[27个=a]。",
		`{{say}}{{say}}`:                                        "[27个=a][27个=a]",
		`{{$x := say}}{{with $x}}共{{.}}{{end}}`:                 "共[27个=a]",
		`{{define "p"}}（{{.}}）{{end}}{{template "p" say}}`:      "（[27个=a]）",
		`{{or "" say}}，{{and true say}}`:                        "[27个=a]，[27个=a]",
		`{{range list}}{{.}}；{{end}}`:                           "[甲公司]；27个；",
		`{{index list 0}}{{index list 1}}`:                      "[甲公司]27个",
		`{{if eq say "27个"}}等于{{say | same}}{{end}}`:            "等于27个",
		`{{len say}} {{if and say (eq (len say) 5)}}五字节{{end}}`: "5 五字节",
		`{{both}}`:                      "[27个=a]、[甲公司]",
		`{{none}}{{with none}}无{{end}}`: "",
		`{{if say}}有{{end}}{{3}}`:       "有3",
		"一行{{say}}  \n\n {{say}}":       "一行[27个=a]  \n\n [27个=a]",
	} {
		var m Memory
		functions := template.FuncMap{
			"say": func() string { return m.Stating("27个", "a") }, "none": func() string { return m.Stating("", "a") },
			"list": func() []string { return []string{m.Named("甲公司"), "27个"} }, "same": func(s string) string { return strings.Clone(s) },
			"both": func() string { return m.Join([]string{m.Stating("27个", "a"), m.Named("甲公司")}, "、") },
		}
		got, err := Fill("甲.tmpl", text, functions, func(v any) []document.Span {
			s, _ := v.(string)
			return m.Of(s).Spans
		})
		if err != nil || shown(got) != want {
			t.Errorf("%s: got %q, %v, want %q", text, shown(got), err, want)
		}
	}
	var m Memory
	for _, c := range []struct {
		item  any
		at    []int
		want  string
		named bool
	}{{m.Named("甲公司"), []int{0, 3}, "甲", true}, {m.Named("甲公司"), []int{3}, "公司", true}, {m.Stating("27个", "a"), []int{0, 2}, "27", false}, {"甲乙", nil, "甲乙", false}, {[]string{"甲", "乙"}, []int{1}, "[乙]", false}} {
		got, err := m.Slice(c.item, c.at...)
		text, _ := got.(string)
		if named := len(m.Of(text).Spans) > 0; err != nil || fmt.Sprint(got) != c.want || named != c.named {
			t.Errorf("%v of %v: got %v, named %v, %v", c.at, c.item, got, named, err)
		}
	}
	for _, at := range [][]int{{9}, {2, 1}, {-1}, {0, 1, 1}} {
		if _, err := m.Slice("甲", at...); err == nil {
			t.Errorf("%v is no error", at)
		}
	}
	if _, err := m.Slice(3, 0); err == nil {
		t.Error("a number is sliced")
	}
	var none *Memory
	if got := none.Named("甲"); got != "甲" || none.Of(got).Spans != nil {
		t.Error("no memory remembers")
	}
}

func TestPunctuated(t *testing.T) {
	for text, want := range map[string]string{"甲；乙；": "甲；乙。", "甲；。乙": "甲。乙", "。": "", " 甲。": "甲。", "甲；；": "甲；。", "甲；。乙；。": "甲。乙。", "": "", "，；": ""} {
		if got := (Words{Text: text}).Punctuated().Text; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// before is how paragraphs were ended before their parts were known.
func before(text string) string {
	text = strings.ReplaceAll(strings.TrimSpace(text), "；。", "。")
	if rest, ok := strings.CutSuffix(text, "；"); ok {
		text = rest + "。"
	}
	if strings.Trim(text, "。，；") == "" {
		return ""
	}
	return text
}

// A part keeps its words on every way from a filled text to a paragraph, less the marks and blanks that the way takes.
func FuzzWords(f *testing.F) {
	f.Add("签约27个；\n其中；。甲公司；", "27个", 3)
	f.Add(" \u3000；27；。", "；27；", 0)
	f.Fuzz(func(t *testing.T, text, part string, at int) {
		if !utf8.ValidString(text) || !utf8.ValidString(part) || part == "" {
			return
		}
		at = max(0, min(at, len(text)))
		for !utf8.RuneStart((text + "x")[at]) {
			at--
		}
		whole := text[:at] + part + text[at:]
		var b Builder
		for _, line := range (Words{Text: whole, Spans: []document.Span{{From: at, To: at + len(part), Figure: "a"}}}).Lines() {
			b.Add(line)
		}
		joined := ""
		for line := range strings.Lines(whole) {
			joined += strings.TrimSpace(line)
		}
		got := b.Words().Punctuated()
		if got.Text != before(joined) {
			t.Fatalf("%q became %q, not %q", whole, got.Text, before(joined))
		}
		kept, end := "", 0
		for _, s := range got.Spans {
			if s.From < end || s.To <= s.From || s.To > len(got.Text) || !utf8.ValidString(got.Text[s.From:s.To]) {
				t.Fatalf("%q: spans %v", got.Text, got.Spans)
			}
			kept, end = kept+got.Text[s.From:s.To], s.To
		}
		if bare(kept) != bare(part) && got.Text != "" {
			t.Fatalf("%q in %q is %q", part, got.Text, kept)
		}
	})
}

// bare is a text without what a paragraph may lose.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("；。", r) || strings.TrimSpace(string(r)) == "" {
			return -1
		}
		return r
	}, s)
}
