package tracepage_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"regexp"
	"strings"
	"testing"

	"zonereport/pipeline/render/tracepage"
	"zonereport/pipeline/trail"
)

const hostile = `"'><img src=x onerror=alert(1)></script></style></textarea><!--`

// page has a hostile text in every field.
func page() trail.Page {
	sources := []trail.Source{{Place: hostile, Cells: []trail.Range{{Cells: "C5:C9", Row: "-t1.5"}, {Cells: hostile}}, Rest: []trail.Range{{Cells: "C11"}}, More: 3}}
	sheet := trail.Sheet{Place: hostile, Ledger: hostile, Columns: []trail.Column{{Letter: "A", Head: hostile}},
		Rows: []trail.Row{{Line: 5, Cells: []trail.Cell{{Text: hostile, At: "A4", Used: true}}}}, Total: 7}
	listed := sheet
	listed.Anchor, listed.Rows = "-t1", []trail.Row{{Anchor: "-t1.5", Line: 5, Cells: []trail.Cell{{Text: hostile}}}}
	basis := trail.Basis{Operands: []trail.Operand{{Name: hostile, Value: hostile, Key: hostile, Link: "javascript:alert(1)"}, {Name: "年度目标", Value: "3个", Sources: sources}, {Name: hostile, From: hostile}}, More: 2,
		Sources: sources, Rows: []trail.Sheet{sheet}, Total: 7}
	return trail.Page{Zone: hostile, Month: "2020年12月", Check: hostile, Notes: []string{hostile},
		Parts: []trail.Part{{Report: hostile, Title: hostile, Figures: []trail.Figure{{Key: hostile, Name: hostile, Value: hostile, Window: hostile,
			Facts: []trail.Fact{{Head: hostile, Text: hostile}}, Basis: basis, Ledgers: []string{hostile}}, {Key: "none", Name: "没有"}}}},
		Claims: []trail.Claim{{Key: "c", Text: hostile, Group: hostile, Result: hostile, Basis: basis}, {Key: "d", Holds: true}}, Sheets: []trail.Sheet{listed}}
}

// A text is a text wherever it stands; the same page is the same bytes.
func TestNoTextIsMarkup(t *testing.T) {
	data, err := tracepage.Render(page())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := tracepage.Render(page()); err != nil || !bytes.Equal(data, again) {
		t.Error("drawn twice, the bytes differ")
	}
	text := string(data)
	for _, wrong := range []string{"<img", "</textarea>", "<!--", "onerror=alert(1)>", "javascript:"} {
		if strings.Contains(text, wrong) {
			t.Errorf("%s stands in it", wrong)
		}
	}
	if n := strings.Count(text, "ZgotmplZ"); n != 2 { // the address that runs something, of the figure and of the claim
		t.Errorf("%d texts stand where none can", n)
	}
	for _, once := range []string{"<script>", "</script>", "<style>", "</style>", "<!DOCTYPE html>"} {
		if n := strings.Count(text, once); n != 1 {
			t.Errorf("%s stands in it %d times", once, n)
		}
	}
	if n := strings.Count(text, template.HTMLEscapeString(hostile)); n < 20 {
		t.Errorf("the text stands in it only %d times", n)
	}
}

// What is left out is counted where it would stand.
func TestWhatIsLeftOutIsTold(t *testing.T) {
	data, err := tracepage.Render(page())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"计入的台账行共 7 行，先列 1 行", "还有 4 处", "……另有 3 处，见 figures.json", "……另有 2 个", "计入 7 行，列出 1 行", "没有符合口径的台账行", `<a href="#-t1.5">C5:C9</a>`, `<tr id="-t1.5">`, "<i>A4</i>", "不成立"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("it does not say %s", want)
		}
	}
}

// The policy lets nothing run but the page's own script, to the byte, and nothing be loaded.
func TestPolicy(t *testing.T) {
	data, err := tracepage.Render(page())
	if err != nil {
		t.Fatal(err)
	}
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindSubmatch(data)
	if policy == nil {
		t.Fatal("no policy")
	}
	said := strings.ReplaceAll(strings.ReplaceAll(string(policy[1]), "&#39;", "'"), "&#43;", "+")
	for _, element := range []string{"script", "style"} {
		body := regexp.MustCompile(`(?s)<` + element + `>(.*)</` + element + `>`).FindSubmatch(data)
		sum := sha256.Sum256(body[1])
		if want := element + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "';"; !strings.Contains(said, want) {
			t.Errorf("%s does not say %s", said, want)
		}
	}
	if !strings.HasPrefix(said, "default-src 'none'; ") || strings.Count(said, ";") != 4 || !strings.HasSuffix(said, "base-uri 'none'; form-action 'none'") || strings.Contains(said, "unsafe") {
		t.Errorf("the policy is %s", said)
	}
}

// Dates, codes and numbers stay in one piece, texts may be broken.
func TestDatesAreNotBroken(t *testing.T) {
	cells := map[string]bool{"2020-03-11": true, "2020-03-11 09:30": true, "2020-990000-14-02-100296": true, "12.5": true, "B3-A": true,
		"日期2020-03-11": false, "新昌经济开发区": false, "27": false, "1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16-17": false}
	row := trail.Row{Line: 1}
	for text := range cells {
		row.Cells = append(row.Cells, trail.Cell{Text: text})
	}
	html, err := tracepage.Figure(trail.Figure{Basis: trail.Basis{Rows: []trail.Sheet{{Rows: []trail.Row{row}}}, Total: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for text, whole := range cells {
		if got := strings.Contains(string(html), `<td class="w">`+text+"\n") || strings.Contains(string(html), `<td class="w">`+text+"<"); got != whole {
			t.Errorf("%s in one piece: %v\n%s", text, got, html)
		}
	}
}
