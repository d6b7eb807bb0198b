package runfolder

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/plainjson"
)

// figuresFile is figures.json (design §3).
type figuresFile struct {
	Zone    string         `json:"zone"`
	Period  string         `json:"period"`
	Figures []figureRecord `json:"figures"`
}

type figureRecord struct {
	ID    string `json:"id"`
	Group group  `json:"group"`
	Name  string `json:"name"`
	Value string `json:"value"` // exact decimal
	// Of a quotient what it is rounded from, exact as well: a mean, a ratio, a growth, a completion.
	Numerator   string          `json:"numerator,omitempty"`
	Denominator string          `json:"denominator,omitempty"`
	Unit        string          `json:"unit"`
	Definition  string          `json:"definition"`
	Window      string          `json:"window"`
	Sources     []figure.Source `json:"sources"`
}

// group is a JSON object that keeps its order.
type group []figure.GroupValue

// MarshalJSON writes {"phase":"六期"}.
func (g group) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, v := range g {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, text := range []string{v.Name, v.Value} {
			quoted, err := plainjson.Line(text)
			if err != nil {
				return nil, err
			}
			b.Write(quoted)
			if j == 0 {
				b.WriteByte(':')
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads an object of strings in the order in which it is written.
func (g *group) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("group is no object: %s", data)
	}
	*g = nil
	for d.More() {
		var v figure.GroupValue
		for _, field := range []*string{&v.Name, &v.Value} {
			t, err := d.Token()
			if err != nil {
				return err
			}
			text, ok := t.(string)
			if !ok {
				return fmt.Errorf("group holds %v, want a string", t)
			}
			*field = text
		}
		*g = append(*g, v)
	}
	return nil
}

func encodeFigures(zone string, period calendar.Month, figures []figure.Figure) ([]byte, error) {
	f := figuresFile{Zone: zone, Period: period.String(), Figures: []figureRecord{}}
	for _, x := range figures {
		record := figureRecord{
			ID: x.ID, Group: x.Group, Name: x.Name, Value: x.Value.String(), Unit: x.Unit,
			Definition: x.Definition, Window: x.Window, Sources: append([]figure.Source{}, x.Sources...),
		}
		if q := x.Quotient; q != nil {
			record.Numerator, record.Denominator = q.Numerator.String(), q.Denominator.String()
		}
		f.Figures = append(f.Figures, record)
	}
	return plainjson.Indented(f)
}

// FiguresSum is the checksum that figures.json would have if these figures were published.
func FiguresSum(zone string, period calendar.Month, figures []figure.Figure) (string, error) {
	data, err := encodeFigures(zone, period, figures)
	return Checksum(data), err
}

// DecodeFigures reads figures.json back; how the values came about (Working) is not in it.
func DecodeFigures(data []byte) ([]figure.Figure, error) {
	var f figuresFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("读取 %s: %w", FiguresName, err)
	}
	figures := make([]figure.Figure, 0, len(f.Figures))
	for _, x := range f.Figures {
		value, err := decimal.NewFromString(x.Value)
		if err != nil {
			return nil, fmt.Errorf("读取 %s: 指标 %s 的数值: %w", FiguresName, x.ID, err)
		}
		quotient, err := x.quotient()
		if err != nil {
			return nil, fmt.Errorf("读取 %s: 指标 %s 的分子、分母: %w", FiguresName, x.ID, err)
		}
		figures = append(figures, figure.Figure{
			Quotient: quotient,
			ID:       x.ID, Group: x.Group, Name: x.Name, Value: value, Unit: x.Unit,
			Definition: x.Definition, Window: x.Window, Sources: x.Sources,
		})
	}
	return figures, nil
}

// quotient is what a figure is rounded from, nil where the file states nothing of it, as those of versions
// before did not.
func (x figureRecord) quotient() (*figure.Fraction, error) {
	if x.Numerator == "" && x.Denominator == "" {
		return nil, nil
	}
	var f figure.Fraction
	var err error
	if f.Numerator, err = decimal.NewFromString(x.Numerator); err != nil {
		return nil, err
	}
	f.Denominator, err = decimal.NewFromString(x.Denominator)
	return &f, err
}
