//go:build judges

package pdf_test

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface/typefacetest"
)

// TestJudgeArchive has veraPDF judge whether files are PDF/A-2a and PDF/UA-1, which their metadata
// claim: a document with every kind of block, a report with contents, characters above U+FFFF, blocks
// that lack what others have, the specimen of the style.
func TestJudgeArchive(t *testing.T) {
	style := typefacetest.Style(t)
	specimen, err := pdf.Specimen(style, typefacetest.Set(t, style), calendar.Month{Year: 2020, Number: 12})
	if err != nil {
		t.Fatal(err)
	}
	files := []string{write(t, demo()), write(t, withContents()), write(t, textOnly(para(rare))), write(t, odd()), keepFile(t, specimen)}
	for _, flavour := range []string{"2a", "ua1"} {
		for path, verdict := range veraPDF(t, flavour, files...) {
			if verdict != "PASS" {
				t.Errorf("veraPDF -f %s: %s %s", flavour, verdict, path)
			}
		}
	}
}

// odd is a document of blocks that lack what others have.
func odd() document.Document {
	one := decimal.NewFromInt(1)
	column := func(head ...string) document.Column { return document.Column{Head: head} }
	return textOnly(
		document.Heading{Level: 3, Text: "1.先于其他"}, document.Heading{Level: 2, Text: "（一）后来"}, para(""), para("一行\n又一行"),
		document.Table{}, document.Table{Title: "没有列", Notes: []string{"只有注"}}, document.Table{Unit: "万元", Columns: []document.Column{column("没有行"), column()}},
		document.Table{Columns: []document.Column{column(), column("上", "下"), column("上", "下"), column("高")}, Rows: []document.Row{{Cells: texts("多", "出", "的", "格", "子")}, {}, {Kind: document.Band, Cells: texts("分组")}, {Cells: texts("少")}}},
		document.Table{Form: true, Columns: []document.Column{column(), {Wide: true}, column(), {Wide: true}}, Rows: []document.Row{{Cells: texts("单位", "甲", "批次", "1")}, {Cells: texts("意见", "")}, {}}},
		document.Chart{Title: "没有数"}, document.Chart{Kind: document.Bars, Categories: []string{"甲"}, Series: []document.Series{{Points: []document.Point{{Value: &one}}}}},
		document.Signatures{}, document.Signatures{Labels: []string{"负责人", ""}}, document.Paragraph{Style: document.Sign, Text: "署名"},
	)
}

// TestJudgeFinds breaks a good file in one place each: veraPDF finds what is tested for, so that its
// silence means something.
func TestJudgeFinds(t *testing.T) {
	doc := demo()
	doc.Contents = true
	open := filepath.Join(t.TempDir(), "open.pdf")
	tool(t, "qpdf", "--stream-data=uncompress", "--newline-before-endstream", "--object-streams=disable", write(t, doc), open)
	file, err := os.ReadFile(open)
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string]map[string]string{"2a": {}, "ua1": {}} // path by what is broken
	for _, c := range []struct{ name, flavour, old, text string }{
		{"a picture without words", "ua1", "/Alt ", "/Alx "},
		{"content that nothing describes", "ua1", "/Artifact <</Type/Layout>>BDC", "/Artifacx <</Type/Layout>>BDC"},
		{"a heading that skips a level", "ua1", "/S /H2", "/S /H4"},
		{"a cell that is none", "ua1", "/S /TD", "/S /P "},
		{"a head that is of no cells", "ua1", "/Scope /Column", "/Scopx /Column"},
		{"no title in the window", "ua1", "/DisplayDocTitle true", "/DisplayDocTitlx true"},
		{"a link without words", "ua1", "/Contents <", "/Contenxs <"},
		{"a page whose links have no order", "ua1", "/Tabs /S", "/Tabs /R"},
		{"a note that has no name", "ua1", "/ID (", "/IX ("},
		{"no language", "ua1", "/Lang ", "/Lanx "},
		{"not marked", "2a", "/Marked true", "/Marked null"},
		{"no structure", "2a", "/StructTreeRoot ", "/StructTreeRoox "},
	} {
		changed := bytes.ReplaceAll(file, []byte(c.old), []byte(c.text))
		if bytes.Equal(changed, file) {
			t.Errorf("%s: the file has no %q", c.name, c.old)
		}
		broken[c.flavour][c.name] = keepFile(t, changed)
	}
	for flavour, files := range broken {
		verdicts := veraPDF(t, flavour, append(slices.Collect(maps.Values(files)), open)...)
		for name, path := range files {
			if verdicts[path] != "FAIL" {
				t.Errorf("%s: veraPDF -f %s says %q", name, flavour, verdicts[path])
			}
		}
		if verdicts[open] != "PASS" {
			t.Errorf("what was broken is no good file: veraPDF -f %s says %q", flavour, verdicts[open])
		}
	}
}

// keepFile writes a file.
func keepFile(t *testing.T, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// veraPDF judges files: PASS or FAIL by path, and in the log what it finds.
func veraPDF(t *testing.T, flavour string, files ...string) map[string]string {
	t.Helper()
	cmd := exec.Command("java", append([]string{"-cp", "../../../.tools/verapdf.jar", "org.verapdf.apps.GreenfieldCliWrapper", "-f", flavour, "--format", "text", "-v"}, files...)...)
	out, err := cmd.Output() // it ends with an error where it finds something
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	verdicts := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if verdict, path, ok := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line), " "+flavour), " "); ok && (verdict == "PASS" || verdict == "FAIL") {
			verdicts[path] = verdict
		}
	}
	t.Logf("%s", out)
	return verdicts
}

// TestJudgeText has pdf.js extract running text, which comes out as it went in.
func TestJudgeText(t *testing.T) {
	checkNoBlanks(t, func(path string) string {
		return tool(t, "node", "../../../setup/judges/text.mjs", "../../../.tools/pdfjs", path)
	})
}
