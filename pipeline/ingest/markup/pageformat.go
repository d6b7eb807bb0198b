package markup

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/grid"
)

// maxClasses bounds the classes of a page that state a number format.
const maxClasses = 1 << 14

// pageFormats are the number formats that Excel writes into a page: mso-number-format, in
// the rules of a style sheet by class, or in a cell's own style.
type pageFormats struct {
	formats grid.Formats
	classes map[string]cellStyle
}

// msoFormat is the property's name.
const msoFormat = "mso-number-format:"

// addSheet reads the rules of a style sheet.
func (f *pageFormats) addSheet(css string) {
	for _, rule := range strings.Split(css, "}") {
		selectors, declarations, ok := strings.Cut(rule, "{")
		code, stated := msoCode(declarations)
		if !ok || !stated {
			continue
		}
		for _, s := range strings.Split(selectors, ",") {
			if _, class, ok := strings.Cut(strings.TrimSpace(s), "."); ok && len(f.classes) < maxClasses {
				if f.classes == nil {
					f.classes = make(map[string]cellStyle)
				}
				f.classes[class] = styleOf(&f.formats, code)
			}
		}
	}
}

// of gives the format of a cell by its own style, else by its classes; false for none.
func (f *pageFormats) of(class, style string) (cellStyle, bool) {
	if code, ok := msoCode(style); ok {
		return styleOf(&f.formats, code), true
	}
	for _, name := range strings.Fields(class) {
		if s, ok := f.classes[name]; ok {
			return s, true
		}
	}
	return cellStyle{}, false
}

// msoCode finds the code in declarations: "0\.00\0022亿元\0022", Percent, \@.
func msoCode(declarations string) (string, bool) {
	i := strings.Index(declarations, msoFormat)
	if i < 0 {
		return "", false
	}
	rest := strings.TrimSpace(declarations[i+len(msoFormat):])
	end := ";"
	if strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'") {
		end, rest = rest[:1], rest[1:]
	}
	var code strings.Builder
	for len(rest) > 0 && rest[:1] != end {
		if rest[0] != '\\' || len(rest) == 1 {
			code.WriteByte(rest[0])
			rest = rest[1:]
			continue
		}
		n := 2
		if hex, err := strconv.ParseUint(rest[1:min(5, len(rest))], 16, 32); err == nil && len(rest) >= 5 && rest[1] == '0' {
			code.WriteRune(rune(hex))
			n = 5
		} else {
			code.WriteByte(rest[1])
		}
		rest = rest[n:]
	}
	return strings.TrimSpace(code.String()), true
}

// settleNumber types a cell beside whose text Excel has written the stored number. With a
// format the number counts, as that shows it; without one it counts if the text is that
// number, rounded; else what the page shows is all that a person has.
func settleNumber(c *grid.Cell, number string, style cellStyle, formatted bool) {
	digits, err := grid.AppendDecimal(nil, []byte(number))
	if err != nil {
		return
	}
	stored := string(digits)
	if !formatted && !rounds(stored, c.Text) {
		return
	}
	c.Kind, c.Text, c.Format, c.Look = grid.Number, stored, style.format, style.look
}

// rounds tells whether a text is a number, perhaps rounded, with separators or in brackets
// for a negative one.
func rounds(stored, text string) bool {
	text = strings.NewReplacer(",", "", " ", "", "(", "-", ")", "").Replace(text)
	shown, err := decimal.NewFromString(text)
	if err != nil {
		return false
	}
	value, err := decimal.NewFromString(stored)
	return err == nil && value.Round(-shown.Exponent()).Equal(shown)
}
