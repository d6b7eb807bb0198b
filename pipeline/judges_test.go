//go:build judges

package pipeline_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// judged are reports by the path of their PDF: the sample's, of a good month and of one with little,
// and grown to several times their size.
func judged(t *testing.T) map[string]document.Document {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := typeface.Find(defs.Style, append([]string{"../.fonts"}, typeface.SystemDirs()...))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]document.Document{}
	keep := func(name string, doc document.Document) {
		file, err := pdf.Render(doc, defs.Style, fonts)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name+"-"+doc.ID+".pdf")
		if err := os.WriteFile(path, file, 0o644); err != nil {
			t.Fatal(err)
		}
		files[path] = doc
	}
	for name, month := range map[string]int{"good": 12, "poor": 1} {
		docs, _ := monthly(t, templates.Files, sample(t), calendar.Month{Year: 2020, Number: month})
		for _, doc := range docs {
			doc.Foot = "报告期2020年　校验码0123-4567-89AB"
			keep(name, doc)
			if month == 12 {
				keep("large", grown(doc, 4))
			}
		}
	}
	return files
}

// TestJudgeTagged has veraPDF judge whether reports, 修订说明 and what is published of a month with
// next to nothing are PDF/A-2a and PDF/UA-1.
func TestJudgeTagged(t *testing.T) {
	var files []string
	for path := range judged(t) {
		files = append(files, path)
	}
	row := "A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区"
	d := newDesk(t)
	d.write("2020-12/招商.csv", investment(row))
	d.run("2020-12")
	d.write("2020-12/招商.csv", investment(strings.Replace(row, "1000", "1500.5", 1)))
	d.job.Sign = document.Signing{DocNo: "示开发〔2021〕3号", Signer: "张三", Dated: "2021-01-08", Reason: "招商中心更正协议总额"}
	published, err := filepath.Glob(filepath.Join(d.run("2020-12").Dir, "*.pdf"))
	if err != nil || len(published) < 3 {
		t.Fatalf("published %v: %v", published, err)
	}
	for _, path := range published { // under names that veraPDF can be told in any locale
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		plain := filepath.Join(t.TempDir(), "published.pdf")
		if err := os.WriteFile(plain, data, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, plain)
	}
	for _, flavour := range []string{"2a", "ua1"} {
		cmd := exec.Command("java", append([]string{"-cp", "../.tools/verapdf.jar", "org.verapdf.apps.GreenfieldCliWrapper", "-f", flavour, "--format", "text", "-v"}, files...)...)
		out, err := cmd.Output()
		if n := bytes.Count(out, []byte("PASS ")); n != len(files) {
			t.Errorf("veraPDF -f %s: %v: passes %d of %d\n%s", flavour, err, n, len(files), out)
		}
	}
}

// TestJudgeReading has the three programs that take text out of most PDFs read the reports: every
// paragraph and heading comes out as the document says it, no blank between its characters.
func TestJudgeReading(t *testing.T) {
	readers := map[string][]string{
		"poppler": {"pdftotext", "FILE", "-"},
		"pdf.js":  {"node", "../setup/judges/text.mjs", "../.tools/pdfjs", "FILE"},
		"MuPDF":   {"mutool", "draw", "-q", "-F", "text", "FILE"},
	}
	for path, doc := range judged(t) {
		if strings.Contains(path, "large") {
			continue
		}
		for name, command := range readers {
			command = slices.Clone(command)
			command[slices.Index(command, "FILE")] = path
			out, err := exec.Command(command[0], command[1:]...).Output()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			text := flowing(string(out), doc.Foot)
			for _, p := range said(doc) {
				if rest := unread(text, p); rest != "" {
					t.Errorf("%s, %s: not found: %s", filepath.Base(path), name, rest)
				}
			}
		}
	}
}

var pageNumber = regexp.MustCompile(`^— ?\d+ ?—$`)

// flowing puts the lines of a text together, without page numbers and foot lines.
func flowing(out, foot string) string {
	var b strings.Builder
	for line := range strings.Lines(out) {
		line = strings.Trim(line, " \n\f\r")
		furniture := strings.NewReplacer(" ", "", "　", "").Replace(line)
		if !pageNumber.MatchString(line) && !strings.Contains(furniture, strings.ReplaceAll(foot, "　", "")) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// said are the texts of a document that stand on lines of their own.
func said(doc document.Document) []string {
	texts := []string{doc.Title}
	blocks := slices.Clone(doc.Lead)
	for _, s := range slices.Concat(doc.Sections, doc.Annexes) {
		texts = append(texts, s.Title)
		blocks = append(blocks, s.Blocks...)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			texts = append(texts, b.Text)
		case document.Paragraph:
			texts = append(texts, strings.Split(b.Text, "\n")...)
		}
	}
	for i := range texts {
		texts[i] = strings.ReplaceAll(texts[i], "\n", "")
	}
	return texts
}

// unread is what of a paragraph is not in a text. A picture may stand between two parts of it, where a
// page ends; a blank may be lost between Latin words, where a line ends.
func unread(text, p string) string {
	const parts = 3
	for range parts {
		runes := []rune(p)
		n := len(runes)
		for n > 0 && !strings.Contains(text, string(runes[:n])) {
			n--
		}
		if n == 0 {
			break
		}
		if p = strings.TrimLeftFunc(string(runes[n:]), unicode.IsSpace); p == "" {
			return ""
		}
	}
	return p
}
