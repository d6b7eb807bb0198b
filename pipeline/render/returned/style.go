package returned

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Colours of marked cells: light red and light yellow, with dark text still well readable.
const (
	errorColour   = "FFFFC7CE"
	warningColour = "FFFFF2AB"
	headColour    = "FFD9E2F3"
)

// styles is the style part: what it holds and what is appended to it.
type styles struct {
	part   string
	prefix string
	xfs    []string            // every cell style as XML, those appended too
	fills  []string            // the fills that the file had
	counts map[string]int      // entries of fonts, fills, borders, cellXfs
	first  map[string]int      // how many of them the file had
	added  map[string][]string // to be appended, by list
	marks  map[string]int      // style of a marked cell by its own style and colour
}

// sections of the style part in their order (ECMA-376 part 1, 18.8.39).
var sections = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"}

// defaults are the entries that a list must begin with; programs take them for granted.
func defaults(section string) []string {
	switch section {
	case "fonts":
		return []string{`<font><sz val="11"/><name val="宋体"/></font>`}
	case "fills":
		return []string{`<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`}
	case "borders":
		return []string{`<border><left/><right/><top/><bottom/><diagonal/></border>`}
	case "cellStyleXfs", "cellXfs":
		return []string{`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`}
	}
	return nil
}

// styles reads the style part, or makes an empty one for a workbook that has none.
func (p *pack) styles(b *book) (*styles, error) {
	s := &styles{counts: map[string]int{}, first: map[string]int{}, added: map[string][]string{}, marks: map[string]int{}}
	list, err := p.links(b.part)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(list, func(l link) bool { return l.kind == "styles" }); i >= 0 {
		s.part = list[i].target
	} else if err := p.makeStyles(b, s); err != nil {
		return nil, err
	}
	content, err := p.read(s.part)
	if err != nil {
		return nil, err
	}
	section, from := "", 0
	err = tags(content, func(t tag) error {
		switch {
		case t.depth == 0:
			s.prefix = t.prefix
		case t.depth == 1 && t.opening:
			section = t.name
		case t.depth == 2:
			if t.opening {
				from = t.from
				s.counts[section]++
			}
			switch {
			case t.closing && section == "cellXfs":
				s.xfs = append(s.xfs, string(content[from:t.to]))
			case t.closing && section == "fills":
				s.fills = append(s.fills, string(content[from:t.to]))
			}
		}
		return nil
	})
	for _, name := range sections {
		s.first[name] = s.counts[name]
		for _, entry := range defaults(name)[min(s.counts[name], len(defaults(name))):] {
			s.add(name, entry)
		}
	}
	return s, err
}

// normalStyle names the style of plain cells; some programs miss it.
const normalStyle = `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`

// makeStyles adds a style part without styles.
func (p *pack) makeStyles(b *book, s *styles) error {
	if s.part = path.Join(path.Dir(b.part), "styles.xml"); p.has(s.part) { // some programs look for no other name
		s.part = p.fresh(path.Join(path.Dir(b.part), "styles%d.xml"))
	}
	p.write(s.part, []byte(declaration+`<styleSheet xmlns="`+b.ns.main+`">`+normalStyle+`</styleSheet>`))
	if _, err := p.addLink(b.part, b.ns.kinds+"styles", s.part); err != nil {
		return err
	}
	return p.addType(s.part, typePrefix+"styles+xml")
}

// add appends an entry, written without prefix, to a list and gives its number.
func (s *styles) add(section, entry string) int {
	return s.put(section, prefixed(entry, s.prefix))
}

func (s *styles) put(section, entry string) int {
	s.added[section] = append(s.added[section], entry)
	if section == "cellXfs" {
		s.xfs = append(s.xfs, entry)
	}
	s.counts[section]++
	return s.counts[section] - 1
}

// prefixed gives every element of a piece of XML a namespace prefix.
func prefixed(piece, prefix string) string {
	if prefix == "" {
		return piece
	}
	return strings.NewReplacer("</", "</"+prefix, "<", "<"+prefix).Replace(piece)
}

// fill gives the number of the fill in a colour.
func (s *styles) fill(rgb string) int {
	if n, ok := s.marks[rgb]; ok {
		return n
	}
	n := s.add("fills", `<fill><patternFill patternType="solid"><fgColor rgb="`+rgb+`"/><bgColor indexed="64"/></patternFill></fill>`)
	s.marks[rgb] = n
	return n
}

// mark gives the style that is the given one but for the fill: number format, font,
// border, alignment and protection stay.
func (s *styles) mark(style int, rgb string) (int, error) {
	key := fmt.Sprint(style, rgb)
	if n, ok := s.marks[key]; ok {
		return n, nil
	}
	if style < 0 || style >= len(s.xfs) {
		return 0, fmt.Errorf("cell style %d of %d", style, len(s.xfs))
	}
	s.marks[key] = s.filled(style, s.fill(rgb))
	return s.marks[key], nil
}

// unmark gives the style without the colour of an earlier mark. What fill the cell had
// before that is not known any more: it gets none.
func (s *styles) unmark(style int) int {
	if style < 0 || style >= len(s.xfs) {
		return style
	}
	fill, err := strconv.Atoi(openingTag(s.xfs[style]).attr("fillId"))
	if err != nil || fill < 0 || fill >= len(s.fills) || !strings.Contains(s.fills[fill], errorColour) && !strings.Contains(s.fills[fill], warningColour) {
		return style
	}
	key := fmt.Sprint(style, "none")
	if _, ok := s.marks[key]; !ok {
		s.marks[key] = s.filled(style, 0)
	}
	return s.marks[key]
}

// filled appends a cell style that is another but for the fill.
func (s *styles) filled(style, fill int) int {
	t := openingTag(s.xfs[style])
	rest := s.xfs[style][len(t.text):]
	t = t.with("fillId", fmt.Sprint(fill)).with("applyFill", "1")
	return s.put("cellXfs", string(t.text)+rest)
}

func openingTag(xml string) tag { return parseTag([]byte(xml[:tagEnd([]byte(xml))])) }

// maxStyles is the most cell styles that a workbook holds (Excel specifications and limits).
const maxStyles = 65490

// saveStyles appends what was added to the lists of the style part.
func (p *pack) saveStyles(s *styles) error {
	if s.counts["cellXfs"] > maxStyles {
		return fmt.Errorf("%d cell styles are more than a workbook holds", s.counts["cellXfs"])
	}
	done := map[string]bool{}
	missing := func(before string) string {
		var out string
		for _, name := range sections {
			if name == before {
				break
			}
			if entries := s.added[name]; !done[name] && len(entries) > 0 && s.first[name] == 0 {
				done[name] = true
				out += fmt.Sprintf(`<%[1]s%[2]s count="%[3]d">%[4]s</%[1]s%[2]s>`, s.prefix, name, len(entries), strings.Join(entries, ""))
			}
		}
		return out
	}
	return p.edit(s.part, func(t tag, e *edits) error {
		entries := strings.Join(s.added[t.name], "")
		switch {
		case t.depth == 0 && t.closing:
			e.atEnd(t, missing(""))
		case t.depth != 1 || !slices.Contains(sections, t.name):
		case t.opening:
			e.insert(t.from, missing(t.name))
			if entries == "" || done[t.name] {
				return nil
			}
			done[t.name] = true
			opening := t.with("count", fmt.Sprint(s.counts[t.name]))
			if t.closing {
				e.inside(opening, entries)
			} else {
				e.replace(opening)
			}
		case entries != "":
			e.insert(t.from, entries)
		}
		return nil
	})
}
