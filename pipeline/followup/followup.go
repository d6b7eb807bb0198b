// Package followup draws the papers by which an office follows up what departments submitted (design-life §17): the
// register of a month as workbook and PDF, the letters to departments as PDF, and the lines for chat. The same
// register gives the same bytes.
package followup

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/followup"
	"zonereport/pipeline/custody"
	"zonereport/pipeline/document"
	"zonereport/pipeline/month"
	"zonereport/pipeline/register"
	"zonereport/pipeline/render"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/validate"
)

// chatName is the file with a line per department for chat.
const chatName = "通知.txt"

// Desk is what the papers are drawn with.
type Desk struct {
	style  document.Style
	fonts  typeface.Set
	office followup.Office
}

// Open is the desk of the office of an inputs folder, as its definitions hold in a month (given, else those that its
// zone.toml names), with the machine's fonts. until is the day by which letters ask departments to act; zero leaves
// it to the terms of the register. Its errors are *inputs.Error and *definition.Error, and fonts that are not there.
func Open(inputs string, given fs.FS, period calendar.Month, fontDirs []string, until calendar.Date) (Desk, error) {
	office, err := month.OpenOffice(month.InputsAt(inputs), given, period, month.Office{})
	if err != nil {
		return Desk{}, err
	}
	fonts, err := typeface.Find(office.Defs.Style, fontDirs)
	return Desk{office.Defs.Style, fonts, followup.Office{Contact: office.Zone.Issue.Contact, Until: until}}, err
}

// Register draws the register: 报送登记YYYY-MM.xlsx with all of it, and .pdf to be read and signed.
func (d Desk) Register(r register.Register) ([]runfolder.File, error) {
	paper := followup.Paper(r)
	pages, err := d.pdf(paper)
	if err != nil {
		return nil, err
	}
	book, err := render.Workbook(followup.Book(r), d.style)
	return []runfolder.File{{Path: paper.File + ".xlsx", Data: book}, {Path: paper.File + ".pdf", Data: pages}}, err
}

// Letter is a letter as it was drawn.
type Letter struct {
	Department string
	Kind       string // 催报函, 核实函, 催报函及核实函
	File       runfolder.File
}

// Letters draws the letters to departments that something is open with, in the order of the register.
func (d Desk) Letters(r register.Register) ([]Letter, error) {
	var letters []Letter
	for _, written := range followup.Letters(r, d.office) {
		data, err := d.pdf(written.Document)
		if err != nil {
			return nil, err
		}
		l := Letter{Department: written.Department, Kind: written.Kind, File: runfolder.File{Path: written.Document.File + ".pdf", Data: data}}
		letters = append(letters, l)
	}
	return letters, nil
}

// Chat is the file with the lines for chat, as every Windows editor shows it: UTF-8 with its mark, CR LF.
func (d Desk) Chat(r register.Register) runfolder.File {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	for _, line := range followup.Chat(r, d.office) {
		b.WriteString(line + "\r\n")
	}
	return runfolder.File{Path: chatName, Data: b.Bytes()}
}

// Keep puts a month's papers of one kind into an outputs folder, in place of those made before, whole or not
// at all. It gives their folder, and what there is to say of the outputs. The error may be a *disk.BusyError.
func Keep(in custody.Folder, period calendar.Month, kind Kind, files []runfolder.File) (dir string, notes []string, err error) {
	outputs, recorder, err := in.Hold(period.String() + " " + string(kind))
	if err != nil {
		return "", nil, err
	}
	dir, err = outputs.PutPapers(period, string(kind), files)
	return dir, recorder.Notes, errors.Join(err, outputs.Close())
}

// Kind is what papers of a month are, and the name of their folder.
type Kind string

// The kinds of papers.
const (
	Reminding   Kind = "催办"   // letters to departments, and lines for chat
	Registering Kind = "报送登记" // the register
)

// IsLetter tells names of files that letters have.
func IsLetter(name string) bool {
	kind, rest, ok := strings.Cut(name, "_")
	return ok && strings.HasSuffix(rest, ".pdf") && slices.Contains([]string{followup.Missing, followup.Asking, followup.Both}, kind)
}

// pdf draws a paper, and again with 〓 for the characters that no font had: what a department wrote stops no paper.
func (d Desk) pdf(doc document.Document) ([]byte, error) {
	data, err := render.PDF(doc, d.style, d.fonts)
	if missing := render.Undrawable(err); len(missing) > 0 {
		return render.PDF(followup.Mended(doc, func(r rune) bool {
			return !slices.ContainsFunc(missing, func(u validate.Undrawable) bool { return u.Rune == r })
		}), d.style, d.fonts)
	}
	return data, err
}
