package madeup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
)

// cell is a value of a column that meets the conditions.
func (r row) cell(c definition.Column) string {
	for _, w := range r.where {
		if w.Column == c.ID {
			if text, ok := r.meets(c, w); ok {
				return text
			}
		}
	}
	switch c.Type {
	case "date":
		return r.date(c).String()
	case "month":
		d := r.date(c)
		return calendar.Month{Year: d.Year(), Number: d.Month()}.String()
	case "bool":
		return r.pick(c, []string{"是", "是", "否"})
	case "code":
		return r.pick(c, c.Codes)
	case "text":
		return r.text(c)
	}
	return r.amount(c, bounds{})
}

// meets is a value that meets one condition; false where any will do.
func (r row) meets(c definition.Column, w definition.Condition) (string, bool) {
	switch v := w.Value.(type) {
	case nil:
		return "", strings.HasPrefix(w.Compare, "blank or ")
	case bool:
		return map[bool]string{true: "是", false: "否"}[v == (w.Compare == "=")], true
	case []any:
		var texts []string
		for _, one := range v {
			texts = append(texts, fmt.Sprint(one))
		}
		return r.pick(c, texts), len(texts) > 0
	case string:
		switch {
		case v == definition.OneUnit:
			return r.pick(c, append([]string{r.Zone, r.Zone, r.Zone, r.Zone}, r.Units...)), true
		case w.Compare == "=":
			return v, true
		case c.Type == "code":
			return r.pick(c, slices.DeleteFunc(slices.Clone(c.Codes), func(code string) bool { return code == v && len(c.Codes) > 1 })), true
		}
		return "", false
	}
	limit, err := decimal.NewFromString(fmt.Sprint(w.Value))
	if err != nil {
		return "", false
	}
	switch w.Compare {
	case ">=", ">":
		return r.amount(c, bounds{least: &limit}), true
	case "<=", "<":
		return r.amount(c, bounds{most: &limit}), true
	case "=":
		return limit.String(), true
	}
	return "", false
}

// bounds are what a number should not pass.
type bounds struct{ least, most *decimal.Decimal }

// usual are numbers of a type that look like one.
var usual = map[string]int64{"money": 1200, "land": 36, "area": 5600, "num": 24, "int": 12, "rate": 5}

// amount is a number of a column within bounds: those of the conditions, else those of the checks.
func (r row) amount(c definition.Column, within bounds) string {
	if strings.HasPrefix(c.Header, "年度") || strings.HasPrefix(c.Header, "年份") {
		return strconv.Itoa(r.Period.Year)
	}
	value := decimal.NewFromInt(usual[c.Type])
	if example, err := decimal.NewFromString(strings.TrimSpace(c.Example)); err == nil && example.IsPositive() {
		value = example
	}
	if within == (bounds{}) {
		within = r.checked(c)
	}
	if within.least != nil && value.LessThanOrEqual(*within.least) {
		value = within.least.Mul(decimal.NewFromInt(2)).Add(decimal.NewFromInt(1))
	}
	if within.most != nil && value.GreaterThanOrEqual(*within.most) {
		value = within.most.Div(decimal.NewFromInt(2)).Round(2)
	}
	factor, _ := decimal.NewFromString(r.pick(c, []string{"0.75", "0.8", "1", "1", "1.25", "1.5"}))
	varied := value.Mul(factor).Round(2)
	if within.least != nil && varied.LessThanOrEqual(*within.least) || within.most != nil && varied.GreaterThanOrEqual(*within.most) {
		varied = value
	}
	if c.Type == "int" {
		varied = varied.Round(0)
	}
	return varied.String()
}

// checked are the bounds that checks hold a column to.
func (r row) checked(c definition.Column) bounds {
	var b bounds
	for _, check := range r.Defs.Checks {
		if check.Kind != "band" || check.Ledger != r.ledger.ID || check.Column != c.ID || check.Per != "" {
			continue
		}
		if check.Least != nil {
			least := decimal.NewFromFloat(*check.Least)
			b.least = &least
		}
		if check.Most != nil {
			most := decimal.NewFromFloat(*check.Most)
			b.most = &most
		}
	}
	return b
}

// date is a day of the year up to the end of the month; of several date columns a later one has a later day.
func (r row) date(c definition.Column) calendar.Date {
	if c.Planned {
		d, _ := calendar.NewDate(r.Period.Year+1, 1+r.number%12, 15)
		return d
	}
	year := r.Period.Year
	if r.before {
		year--
	}
	order := 0
	for _, other := range r.ledger.Columns {
		if other.ID == c.ID {
			break
		}
		if other.Type == "date" || other.Type == "month" {
			order++
		}
	}
	month := 1 + (r.number*5+r.number/7)%max(1, r.Period.Number)
	d, _ := calendar.NewDate(year, min(r.Period.Number, month+order), 3+(r.number*7)%20+min(order, 5))
	return d
}

// characters number things that have no number of their own.
var characters = []rune("甲乙丙丁戊己庚辛壬癸")

// text is a text of a column: a key counts, a unit is an assessed one, what refers to another ledger is in it.
func (r row) text(c definition.Column) string {
	number := fmt.Sprintf("虚拟%03d", r.number+1)
	for _, check := range r.Defs.Checks {
		if check.Ledger != r.ledger.ID || check.Column != c.ID {
			continue
		}
		if held := r.Held[check.Other+"/"+check.OtherColumn]; check.Kind == "reference" && len(held) > 0 {
			return r.pick(c, held)
		}
		if check.Kind == "credit_code" && len(r.Credit) > 0 {
			return r.Credit[r.number%len(r.Credit)]
		}
	}
	switch {
	case c.Unit:
		return r.pick(c, append([]string{r.Zone, r.Zone}, r.Units...))
	case c.Personal != "":
		return "某" + string(characters[r.number%len(characters)])
	case slices.Contains(r.ledger.Key, c.ID) && len(r.ledger.Key) == 1:
		return number
	case slices.Contains(r.measuring(), c.ID):
		return r.pick(c, []string{"个", "户", "家"})
	}
	of := string(characters[int(r.pick(c, []string{"0", "1", "2", "3", "4", "5", "6", "7"})[0]-'0')])
	for _, kind := range []string{"公司", "企业", "单位", "权人", "权利人", "机构"} {
		if strings.Contains(c.Header, kind) {
			return of + "公司"
		}
	}
	return c.Header + of
}

// measuring are the columns from which figures take their unit.
func (r row) measuring() []string {
	var columns []string
	for _, f := range r.Defs.Figures {
		if column, ok := strings.CutPrefix(f.Unit, "@"); ok {
			columns = append(columns, column)
		}
	}
	return columns
}
