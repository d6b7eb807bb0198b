package pipeline_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/templates"
)

// seedLines are how many lines of each kind the published review has (domain.md §1): G1 to G4 …
var seedLines = map[string]int{"G": 4, "P": 5, "Z": 2, "R": 3, "A": 11, "C": 9, "I": 12, "K": 6, "L": 3, "H": 7, "E": 6, "V": 4}

// docs/seed-lines.md says of every line of the published review what tells it, and where: the
// words that it quotes stand in that section of the sample's review, and what it names is defined.
func TestSeedLines(t *testing.T) {
	data, err := os.ReadFile("../docs/seed-lines.md")
	if err != nil {
		t.Fatal(err)
	}
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	docs, _ := documents(t, templates.Files, sample(t))
	texts := sectionTexts(t, docs[0])
	left := map[string]int{}
	for _, row := range regexp.MustCompile(`(?m)^\| ([A-Z])(\d+) \| (.+) \| (.+) \| (.+) \|$`).FindAllStringSubmatch(string(data), -1) {
		kind, id := row[1], row[1]+row[2]
		left[id]++
		if left[id] > 1 {
			t.Errorf("%s stands twice", id)
		}
		if _, ok := seedLines[kind]; !ok {
			t.Errorf("%s is no line of the review", id)
		}
		for _, named := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(row[3], -1) {
			if !isDefined(defs, named[1]) {
				t.Errorf("%s: nothing has the id %s", id, named[1])
			}
		}
		text, ok := texts[row[4]]
		if !ok {
			t.Errorf("%s: the review has no section %s", id, row[4])
		}
		for words := range strings.SplitSeq(row[5], "……") {
			if !strings.Contains(text, words) {
				t.Errorf("%s: %s does not say %q", id, row[4], words)
			}
		}
	}
	for kind, lines := range seedLines {
		for n := range lines {
			if id := kind + strconv.Itoa(n+1); left[id] == 0 {
				t.Errorf("%s is missing", id)
			}
		}
	}
	if len(left) != 72 {
		t.Errorf("%d lines, want 72", len(left))
	}
}

// sectionTexts is what each section of a report says, by its title; the lead is 引言.
func sectionTexts(t *testing.T, doc document.Document) map[string]string {
	t.Helper()
	texts := map[string]string{}
	say := func(title string, part document.Document) {
		var b strings.Builder
		if err := documenttest.Dump(&b, part); err != nil {
			t.Fatal(err)
		}
		texts[title] = b.String()
	}
	say("引言", document.Document{Title: doc.Title, Lead: doc.Lead})
	say("摘要", document.Document{Summary: doc.Summary})
	for _, s := range doc.Sections {
		say(s.Title, document.Document{Sections: []document.Section{s}})
	}
	return texts
}

// isDefined says that a figure, list, claim or ledger has the id.
func isDefined(defs definition.Definitions, id string) bool {
	for _, list := range defs.Lists {
		if list.ID == id {
			return true
		}
	}
	for _, claim := range defs.Claims {
		if claim.ID == id {
			return true
		}
	}
	_, figure := defs.Figure(id)
	_, ledger := defs.Ledger(id)
	return figure || ledger
}
