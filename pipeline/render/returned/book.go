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
type sheet struct{ name, part string }

// workbook finds the workbook part through the relationships of the package and reads its
// list of sheets.
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
		if t.name != "sheet" || !t.opening {
			return nil
		}
		i := slices.IndexFunc(list, func(l link) bool { return l.id == t.relation() })
		if i < 0 {
			return fmt.Errorf("sheet %q has no part", t.attr("name"))
		}
		s := sheet{name: t.attr("name")}
		if list[i].kind == "worksheet" {
			s.part = list[i].target
		}
		b.sheets = append(b.sheets, s)
		return nil
	})
}

// opinion finds the sheet 审核意见 of an earlier return, nil when there is none. A sheet
// of that name that is none of ours is the department's own.
func (p *pack) opinion(b *book) (*sheet, error) {
	i := slices.IndexFunc(b.sheets, func(s sheet) bool { return s.name == finding.OpinionSheet && s.part != "" })
	if i < 0 {
		return nil, nil
	}
	texts, err := p.read(b.sheets[i].part)
	if err != nil {
		return nil, err
	}
	list, err := p.links(b.part)
	if err != nil {
		return nil, err
	}
	for _, l := range list {
		if l.kind == "sharedStrings" {
			shared, err := p.read(l.target)
			if err != nil {
				return nil, err
			}
			texts = slices.Concat(texts, shared)
		}
	}
	for _, header := range finding.OpinionHeaders() {
		if !bytes.Contains(texts, []byte(">"+header+"<")) {
			return nil, nil
		}
	}
	return &b.sheets[i], nil
}

// addOpinion puts the sheet 审核意见 first, or in the place of an earlier one.
func (p *pack) addOpinion(b *book, file string, list []remark, styles *styles) error {
	old, err := p.opinion(b)
	if err != nil {
		return err
	}
	if old != nil {
		p.write(old.part, opinionSheet(b, file, list, styles, false))
		p.remove(linksPart(old.part))
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
	p.write(part, opinionSheet(b, file, list, styles, front))
	if err := p.addType(part, typePrefix+"worksheet+xml"); err != nil {
		return err
	}
	return p.insertSheet(b, id, front)
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
		head, _, _ := bytes.Cut(content, []byte("sheetData"))
		if bytes.Contains(head, []byte("tabSelected")) {
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

// insertSheet enters the new sheet in front of the others. Names that belong to one sheet
// and the active tab count sheets by position, which has moved by one.
func (p *pack) insertSheet(b *book, id string, front bool) error {
	next, name, views := 1, freeName(b.sheets), false
	err := p.edit(b.part, func(t tag, _ *edits) error {
		if n, err := strconv.Atoi(t.attr("sheetId")); t.name == "sheet" && err == nil {
			next = max(next, n+1)
		}
		views = views || t.name == "workbookView"
		return nil
	})
	if err != nil {
		return err
	}
	return p.edit(b.part, func(t tag, e *edits) error {
		switch {
		case t.name == "sheets" && t.opening:
			if !views && !front {
				e.insert(t.from, fmt.Sprintf(`<%[1]sbookViews><%[1]sworkbookView activeTab="1"/></%[1]sbookViews>`, t.prefix))
			}
			entry := fmt.Sprintf(`<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, t.prefix, b.ns.relations, escape(name), next, id)
			if t.closing {
				entry += t.close()
			}
			*e = append(*e, edit{t.from, t.to, t.open() + entry})
		case t.name == "workbookView" && t.opening:
			active := 0
			if !front {
				n, _ := strconv.Atoi(t.attr("activeTab"))
				active = n + 1
			}
			e.replace(t.with("activeTab", strconv.Itoa(active)).with("firstSheet", ""))
		case t.name == "definedName" && t.opening:
			if local, ok := t.find("localSheetId"); ok {
				n, err := strconv.Atoi(strings.TrimSpace(local))
				if err != nil {
					return fmt.Errorf("localSheetId=%q", local)
				}
				e.replace(t.with("localSheetId", strconv.Itoa(n+1)))
			}
		}
		return nil
	})
}

// freeName is 审核意见, or with a number when the department has a sheet of that name.
func freeName(sheets []sheet) string {
	name := finding.OpinionSheet
	for n := 2; slices.ContainsFunc(sheets, func(s sheet) bool { return strings.EqualFold(s.name, name) }); n++ {
		name = finding.OpinionSheet + strconv.Itoa(n)
	}
	return name
}
