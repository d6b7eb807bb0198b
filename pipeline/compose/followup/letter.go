package followup

import (
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// Office is what the papers need to know beside the register.
type Office struct {
	Contact string        // whom a department asks, as the office states it; empty: blanks to be filled in by hand
	Until   calendar.Date // the day by which departments are to act; zero: as the terms of the register have it
}

// What a letter is called, in its file's name, by what it asks for.
const (
	Missing = "催报函"
	Asking  = "核实函"
	Both    = Missing + "及" + Asking
)

// Letter is the letter to one department.
type Letter struct {
	Department string
	Kind       string // Missing, Asking or Both
	Document   document.Document
}

// Letters writes a letter (GB/T 9704-2012, 函) to each department that something is open with: what is missing, what
// is to be corrected or explained, by when, how, and to whom. The questions are listed in an annex.
func Letters(r register.Register, o Office) []Letter {
	var list []Letter
	taken := map[string]bool{}
	for _, d := range r.Departments {
		c := caseOf(r, d, o)
		if c.settled() {
			continue
		}
		doc := c.letter()
		doc.File = unlike(c.kind()+"_"+d.Name, taken)
		list = append(list, Letter{d.Name, c.kind(), doc})
	}
	return list
}

// longestFile is how many bytes a name may have before what tells it from others.
const longestFile = 200

// unlike is a file's name that every system takes and no other letter has.
func unlike(name string, taken map[string]bool) string {
	name = strings.Join(strings.Fields(filename.Without(name)), " ")
	for len(name) > longestFile {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	if name = strings.TrimRight(name, ". "); filename.Problem(name) != "" {
		name = strings.Map(func(r rune) rune {
			if filename.Problem("一"+string(r)+"一") != "" {
				return '_'
			}
			return r
		}, name)
	}
	own := name
	for n := 2; taken[strings.ToLower(own)]; n++ {
		own = name + "_" + strconv.Itoa(n)
	}
	taken[strings.ToLower(own)] = true
	return own
}

// letter is the letter before it has a file's name.
func (c openCase) letter() document.Document {
	doc := document.Document{ID: "letter", Author: organ(c.register), Period: c.register.Period, Title: c.title(), To: c.it.Name, Seal: true,
		Remark: c.remark()}
	doc.Lead = document.Paragraphs(slices.Concat(c.missing(), c.asked(), []string{"特此函告。"})...)
	doc.Sections = []document.Section{{Blocks: []document.Block{document.Paragraph{Style: document.Sign, Text: organ(c.register)},
		document.Paragraph{Style: document.Sign, Text: c.register.On.Chinese()}}}}
	if len(c.questions) > 0 {
		doc.Annexes = []document.Section{c.annex()}
	}
	return doc
}

func (c openCase) title() string {
	about := month(c.register.Period) + "统计台账"
	switch {
	case c.kind() == Asking:
		return "关于核实" + about + "有关问题的函"
	case c.kind() == Both && c.early():
		return "关于报送" + about + "\n并核实有关问题的函"
	case c.kind() == Both:
		return "关于催报" + about + "\n并核实有关问题的函"
	case c.early():
		return "关于按期报送" + about + "的函"
	}
	return "关于催报" + about + "的函"
}

// remark is the 附注: whom the department asks.
func (c openCase) remark() string {
	if c.office.Contact != "" {
		return "联系人：" + c.office.Contact
	}
	return "联系人：　　　　　　联系电话：　　　　　　　　"
}
