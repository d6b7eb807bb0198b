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
)

// book is the workbook part and what it lists.
type book struct {
	part   string
	ns     namespaces
	sheets []sheet
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
	i := slices.IndexFunc(list, func(l link) bool { return l.kind == "officeDocument" })
	if i < 0 {
		return nil, errors.New("a zip package without a workbook")
	}
	b := &book{part: list[i].target, ns: transitional, marked: map[string]bool{}}
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
	return b, tags(content, func(t tag) error {
		if t.name != "sheet" || t.depth != 2 || !t.opening {
			return nil
		}
		if id, named := t.relation(); named && id == "" { // a module of Excel 5, which has no part
			b.sheets = append(b.sheets, sheet{name: t.attr("name")})
			return nil
		}
		i := slices.IndexFunc(list, func(l link) bool { id, _ := t.relation(); return l.id == id })
		if i < 0 {
			return fmt.Errorf("sheet %q has no part", t.attr("name"))
		}
		s := sheet{name: unescapeText(t.attr("name")), hidden: t.attr("state") == "hidden" || t.attr("state") == "veryHidden"}
		if list[i].kind == "worksheet" {
			s.part = list[i].target
		}
		b.sheets = append(b.sheets, s)
		return nil
	})
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
		p.remove(linksPart(old))
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
		err := p.edit(part, func(t tag, e *edits) error {
			if t.name == "sheetView" && t.opening {
				e.replace(t.with("tabSelected", ""))
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
	next, views, names := 1, false, false
	err := p.edit(b.part, func(t tag, _ *edits) error {
		if n, err := strconv.Atoi(t.attr("sheetId")); t.name == "sheet" && err == nil {
			next = max(next, n+1)
		}
		views = views || t.name == "workbookView" && t.depth == 2
		names = names || t.name == "definedNames" && t.depth == 1
		return nil
	})
	if err != nil {
		return err
	}
	name := freeName(b.sheets)
	titles := func(t tag) string { // the headers on every printed page
		return fmt.Sprintf(`<%[1]sdefinedName name="_xlnm.Print_Titles" localSheetId="0">'%[2]s'!$%[3]d:$%[3]d</%[1]sdefinedName>`, t.prefix, name, headLine)
	}
	return p.edit(b.part, func(t tag, e *edits) error {
		switch {
		case t.depth == 1 && t.name == "sheets" && t.opening:
			if !views && !front {
				e.insert(t.from, fmt.Sprintf(`<%[1]sbookViews><%[1]sworkbookView activeTab="1"/></%[1]sbookViews>`, t.prefix))
			}
			e.inside(t, fmt.Sprintf(`<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, t.prefix, b.ns.relations, name, next, id))
		case t.depth == 2 && t.name == "workbookView" && t.opening:
			active := 0
			if !front {
				n, _ := strconv.Atoi(t.attr("activeTab"))
				active = n + 1
			}
			e.replace(t.with("activeTab", strconv.Itoa(active)).with("firstSheet", ""))
		case t.depth == 1 && t.name == "definedNames" && t.opening:
			e.inside(t, titles(t))
		case t.depth == 2 && t.name == "definedName" && t.opening:
			return shiftName(t, e)
		case !names && (t.depth == 1 && t.opening && slices.Contains(afterNames, t.name) || t.depth == 0 && t.closing && !t.opening):
			names = true
			e.insert(t.from, `<`+t.prefix+`definedNames>`+titles(t)+`</`+t.prefix+`definedNames>`)
		}
		return nil
	})
}

// shiftName moves a name that belongs to one sheet along with it.
func shiftName(t tag, e *edits) error {
	local, ok := t.find("localSheetId")
	if !ok {
		return nil
	}
	n, err := strconv.Atoi(strings.TrimSpace(local))
	if err != nil {
		return fmt.Errorf("localSheetId=%q", local)
	}
	e.replace(t.with("localSheetId", strconv.Itoa(n+1)))
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
