package returned

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/ooxml"
)

// Colours of marked cells: light red and light yellow, with dark text still well readable.
const (
	errorColour   = "FFFFC7CE"
	warningColour = "FFFFF2AB"
	headColour    = "FFD9E2F3"
)

// styles is the style part: what it holds and what is appended to it.
type styles struct {
	part    string
	prefix  string
	xfs     []string            // every cell style as XML, those appended too
	fills   []string            // the fills that the file had
	counts  map[string]int      // entries of fonts, fills, borders, cellXfs
	present map[string]bool     // lists that the file has
	added   map[string][]string // to be appended, by list
	marks   map[string]int      // style of a marked cell by its own style and colour
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
	s := &styles{counts: map[string]int{}, present: map[string]bool{}, added: map[string][]string{}, marks: map[string]int{}}
	list, err := p.links(b.part)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(list, func(l ooxml.Relationship) bool { return l.Kind == "styles" }); i >= 0 {
		s.part = list[i].Part
	} else if err := p.makeStyles(b, s); err != nil {
		return nil, err
	}
	content, err := p.read(s.part)
	if err != nil {
		return nil, err
	}
	section, from := "", 0
	err = ooxml.Tags(content, func(t ooxml.Tag) error {
		switch {
		case t.Depth == 0:
			s.prefix = t.Prefix
		case t.Depth == 1 && t.Opening:
			section = t.Name
			s.present[section] = true
		case t.Depth == 2:
			if t.Opening {
				from = t.From
				s.counts[section]++
			}
			switch {
			case t.Closing && section == "cellXfs":
				s.xfs = append(s.xfs, string(content[from:t.To]))
			case t.Closing && section == "fills":
				s.fills = append(s.fills, string(content[from:t.To]))
			}
		}
		return nil
	})
	for _, name := range sections {
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
	fill, err := strconv.Atoi(ooxml.ParseTag([]byte(s.xfs[style])).Value("fillId"))
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
	t := ooxml.ParseTag([]byte(s.xfs[style]))
	rest := s.xfs[style][len(t.Text):]
	t = t.With("fillId", fmt.Sprint(fill)).With("applyFill", "1")
	return s.put("cellXfs", string(t.Text)+rest)
}

// maxStyles is the most cell styles that a workbook holds (Excel specifications and limits).
const maxStyles = 65490

// saveStyles appends what was added to the lists of the style part.
func (p *pack) saveStyles(s *styles) error {
	if s.counts["cellXfs"] > maxStyles {
		return fmt.Errorf("%d cell styles are more than a workbook holds", s.counts["cellXfs"])
	}
	return p.edit(s.part, func(t ooxml.Tag, e *edits) error {
		switch {
		case t.Depth == 0 && t.Closing:
			e.atEnd(t, s.newLists(""))
		case t.Depth != 1 || !slices.Contains(sections, t.Name):
		case !t.Opening:
			e.insert(t.From, s.take(t.Name))
		default:
			e.insert(t.From, s.newLists(t.Name))
			s.openList(t, e)
		}
		return nil
	})
}

// openList counts what comes into a list that the part has; an empty one takes it at once.
func (s *styles) openList(t ooxml.Tag, e *edits) {
	if len(s.added[t.Name]) == 0 {
		return
	}
	opening := t.With("count", fmt.Sprint(s.counts[t.Name]))
	if t.Closing {
		e.inside(opening, s.take(t.Name))
		return
	}
	e.replace(opening)
}

// take gives the entries that are still to be appended to a list.
func (s *styles) take(section string) string {
	entries := strings.Join(s.added[section], "")
	delete(s.added, section)
	return entries
}

// newLists writes the lists that the part does not have and that come before a section, "" for
// all.
func (s *styles) newLists(before string) string {
	var out strings.Builder
	for _, name := range sections {
		if name == before {
			break
		}
		if n := len(s.added[name]); n > 0 && !s.present[name] {
			fmt.Fprintf(&out, `<%[1]s%[2]s count="%[3]d">%[4]s</%[1]s%[2]s>`, s.prefix, name, n, s.take(name))
		}
	}
	return out.String()
}
