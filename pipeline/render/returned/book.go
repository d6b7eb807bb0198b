package returned

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ooxml"
)

// book is the workbook part and what it lists.
type book struct {
	part   string
	ns     namespaces
	sheets []sheet
	lastID int             // the greatest sheetId
	marked map[string]bool // parts of worksheets that have been changed
}

// sheet is one entry of the workbook; part is empty for what holds no cells.
type sheet struct {
	name, part string
	hidden     bool
}

// workbook finds the workbook part through the relationships of the package and reads its
// list of sheets, those too that hold no cells: they count in the positions of sheets.
func (p *pack) workbook() (*book, error) {
	list, err := p.links("")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(l ooxml.Relationship) bool { return l.Kind == "officeDocument" })
	if i < 0 {
		return nil, errors.New("a zip package without a workbook")
	}
	b := &book{part: list[i].Part, ns: transitional, marked: map[string]bool{}}
	if list, err = p.links(b.part); err != nil {
		return nil, err
	}
	content, err := p.read(b.part)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(content[:min(len(content), 4096)], []byte(strict.main)) {
		b.ns = strict
	}
	err = ooxml.Tags(content, func(t ooxml.Tag) error {
		if t.Name != "sheet" || t.Depth != 2 || !t.Opening {
			return nil
		}
		s, err := t.SheetEntry()
		i := slices.IndexFunc(list, func(l ooxml.Relationship) bool { return l.ID == s.ID && !s.Module })
		if err != nil || i < 0 && !s.Module {
			return fmt.Errorf("sheet %q has no part", s.Name)
		}
		part := ""
		if i >= 0 && list[i].Kind == "worksheet" {
			part = list[i].Part
		}
		b.sheets = append(b.sheets, sheet{s.Name, part, s.Hidden})
		if n, err := strconv.Atoi(t.Value("sheetId")); err == nil {
			b.lastID = max(b.lastID, n)
		}
		return nil
	})
	return b, err
}

// addOpinion puts the sheet 审核意见 first, or in the place of an earlier one.
func (p *pack) addOpinion(b *book, f File, list []remark, styles *styles) error {
	if i := slices.IndexFunc(b.sheets, func(s sheet) bool { return f.Opinion != "" && s.name == f.Opinion && s.part != "" }); i >= 0 {
		old := b.sheets[i].part
		content, err := p.read(old)
		if err != nil {
			return err
		}
		p.write(old, opinionSheet(b, f, list, styles, isSelected(content)))
		p.remove(ooxml.RelationshipsOf(old))
		return nil
	}
	front, err := p.comesToFront(b)
	if err != nil {
		return err
	}
	part := p.fresh(path.Join(path.Dir(b.part), "worksheets", "sheet%d.xml"))
	id, err := p.addLink(b.part, b.ns.kinds+"worksheet", part)
	if err != nil {
		return err
	}
	p.write(part, opinionSheet(b, f, list, styles, front))
	if err := p.addType(part, typePrefix+"worksheet+xml"); err != nil {
		return err
	}
	return p.insertSheet(b, id, front)
}

// isSelected tells whether a worksheet is shown, alone or with others.
func isSelected(content []byte) bool {
	head, _, _ := bytes.Cut(content, []byte("sheetData"))
	return bytes.Contains(head, []byte("tabSelected"))
}

// comesToFront tells whether the new sheet may be the one that is shown first: then no
// other may be selected too, or what the department types would go into both. Selected
// sheets that have been marked are released; another one is not touched for that.
func (p *pack) comesToFront(b *book) (bool, error) {
	var selected []string
	for _, s := range b.sheets {
		if s.part == "" {
			return false, nil
		}
		content, err := p.read(s.part)
		if err != nil {
			return false, err
		}
		if isSelected(content) {
			if !b.marked[s.part] {
				return false, nil
			}
			selected = append(selected, s.part)
		}
	}
	for _, part := range selected {
		err := p.edit(part, func(t ooxml.Tag, e *edits) error {
			if t.Name == "sheetView" && t.Opening {
				e.replace(t.With("tabSelected", ""))
			}
			return nil
		})
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

// afterNames are the elements of a workbook that follow definedNames (ECMA-376 part 1, 18.2.27).
var afterNames = []string{"calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
	"webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"}

// insertSheet enters the new sheet in front of the others. Names that belong to one sheet
// and the active tab count sheets by position, which has moved by one.
func (p *pack) insertSheet(b *book, id string, front bool) error {
	name := freeName(b.sheets)
	err := p.edit(b.part, func(t ooxml.Tag, e *edits) error {
		if t.Depth == 1 && t.Name == "sheets" && t.Opening {
			e.inside(t, fmt.Sprintf(`<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, t.Prefix, b.ns.relations, name, b.lastID+1, id))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := p.moveTabs(b.part, front); err != nil {
		return err
	}
	return p.moveNames(b.part, name)
}

// moveTabs keeps the tab that is shown, or shows the new one in front.
func (p *pack) moveTabs(part string, front bool) error {
	var sheets ooxml.Tag
	views := front // without any, the first tab is shown
	return p.edit(part, func(t ooxml.Tag, e *edits) error {
		switch {
		case t.Depth == 1 && t.Name == "sheets" && t.Opening:
			sheets = t
		case t.Depth == 2 && t.Name == "workbookView" && t.Opening:
			views = true
			active := 0
			if n, _ := strconv.Atoi(t.Value("activeTab")); !front {
				active = n + 1
			}
			e.replace(t.With("activeTab", strconv.Itoa(active)).With("firstSheet", ""))
		case t.Depth == 0 && t.Closing && !views:
			e.insert(sheets.From, fmt.Sprintf(`<%[1]sbookViews><%[1]sworkbookView activeTab="1"/></%[1]sbookViews>`, sheets.Prefix))
		}
		return nil
	})
}

// moveNames moves the names that belong to one sheet along with it, and adds one for the
// headers of the new sheet on every printed page.
func (p *pack) moveNames(part, sheet string) error {
	named := false
	var behind ooxml.Tag // what follows the names
	return p.edit(part, func(t ooxml.Tag, e *edits) error {
		titles := fmt.Sprintf(`<%[1]sdefinedName name="_xlnm.Print_Titles" localSheetId="0">'%[2]s'!$%[3]d:$%[3]d</%[1]sdefinedName>`, t.Prefix, sheet, headLine)
		switch {
		case t.Depth == 2 && t.Name == "definedName" && t.Opening:
			return shiftName(t, e)
		case t.Depth == 1 && t.Name == "definedNames" && t.Opening:
			named = true
			e.inside(t, titles)
		case behind.Name == "" && (t.Depth == 1 && t.Opening && slices.Contains(afterNames, t.Name) || t.Depth == 0 && t.Closing):
			behind = t
		}
		if t.Depth == 0 && t.Closing && !named {
			e.insert(behind.From, `<`+t.Prefix+`definedNames>`+titles+`</`+t.Prefix+`definedNames>`)
		}
		return nil
	})
}

// shiftName moves a name that belongs to one sheet along with it.
func shiftName(t ooxml.Tag, e *edits) error {
	local, ok, err := t.Attr("localSheetId")
	if err != nil || !ok {
		return err
	}
	n, err := strconv.Atoi(strings.TrimSpace(local))
	if err != nil {
		return fmt.Errorf("localSheetId=%q", local)
	}
	e.replace(t.With("localSheetId", strconv.Itoa(n+1)))
	return nil
}

// freeName is 审核意见, or with a number when the department has a sheet of that name.
func freeName(sheets []sheet) string {
	name := finding.OpinionSheet
	for n := 2; slices.ContainsFunc(sheets, func(s sheet) bool { return strings.EqualFold(s.name, name) }); n++ {
		name = finding.OpinionSheet + strconv.Itoa(n)
	}
	return name
}
