// Package tracepage draws the way from figures to rows and cells as HTML: a page that stands alone (查看.html), and
// the same pieces for pages of others. It loads nothing and needs no script to be read; texts of departments are
// texts in it whatever they look like.
package tracepage

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"zonereport/pipeline/trail"
)

// Role and Name are the part and the file name of the page among what a run publishes.
const (
	Role = "trace.html"
	Name = "查看.html"
)

//go:embed *.html *.css script.js
var files embed.FS

// pieces are the templates: "page", and what it is made of.
var pieces = template.Must(template.New("").Funcs(template.FuncMap{"anchor": trail.Anchor, "claimAnchor": trail.ClaimAnchor, "plus": plus, "newReport": newReport, "whole": Whole}).ParseFS(files, "*.html"))

// PieceStyle is what a figure looks like, for the page of others that it stands on.
var PieceStyle = read("piece.css")

var (
	style  = read("page.css") + PieceStyle
	script = read("script.js")
)

func read(name string) string {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// Figure draws one figure, opened, for the page of others.
func Figure(f trail.Figure) (template.HTML, error) {
	var b bytes.Buffer
	if err := pieces.ExecuteTemplate(&b, "opened", f); err != nil {
		return "", fmt.Errorf("draw %s: %w", f.Key, err)
	}
	return template.HTML(b.String()), nil //nolint:gosec // html/template has written it
}

// Render draws the page that stands alone. It is the same bytes for the same page.
func Render(p trail.Page) ([]byte, error) {
	var b bytes.Buffer
	err := pieces.ExecuteTemplate(&b, "page", struct {
		trail.Page
		Policy string
		Style  template.CSS
		Script template.JS
		Own    []string
	}{p, policy(), template.CSS(style), template.JS(script), ledgers(p)}) //nolint:gosec // ours, not of departments
	if err != nil {
		return nil, fmt.Errorf("draw %s: %w", Role, err)
	}
	return b.Bytes(), nil
}

// policy lets the page do nothing but what it brings itself: nothing is loaded, no other script runs.
func policy() string {
	return "default-src 'none'; style-src " + sum(style) + "; script-src " + sum(script) + "; base-uri 'none'; form-action 'none'"
}

func sum(text string) string {
	hash := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
}

// ledgers are the names of all ledgers with rows.
func ledgers(p trail.Page) []string {
	var names []string
	for _, s := range p.Sheets {
		if len(names) == 0 || names[len(names)-1] != s.Ledger {
			names = append(names, s.Ledger)
		}
	}
	return names
}

func plus(a, b int) int { return a + b }

// Whole says that a text is not broken over lines: a date, a number, a code.
func Whole(text string) bool {
	const longest = 26
	return len(text) <= longest && strings.ContainsAny(text, "-/.") && strings.Trim(text, "0123456789-/.: ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// newReport says that the part is the first of its report.
func newReport(parts []trail.Part, i int) bool {
	return parts[i].Report != "" && (i == 0 || parts[i-1].Report != parts[i].Report)
}
