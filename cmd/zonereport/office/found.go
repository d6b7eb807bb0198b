package office

import (
	"strings"

	"zonereport/pipeline/calendar"
)

// foundScreen is 建立: an office that has no name yet gets one, by the command init.
func foundScreen() *Screen {
	return &Screen{Name: "建立", Path: "found", Hidden: true, Show: func(v *View) error {
		v.Heading = "先填好本开发区的情况"
		return nil
	}, Buttons: map[string]Button{
		"init": {Name: "建立", Args: found, After: func(v *View, r *Result) {
			if r.Exit == 0 {
				r.Next = []Link{{"收件：放入各部门的台账", v.To("inbox")}, {"看各月份", v.To("months")}}
			}
		}},
	}}
}

// found is the command init with what was filled in.
func found(v *View) ([]string, error) {
	if v.Value("name") == "" {
		return nil, Wrong("请填写开发区全称，它印在报告上。")
	}
	period := v.Value("period")
	if period != "" {
		month, err := calendar.ParseMonth(period)
		if err != nil {
			return nil, Wrong(err.Error() + "。")
		}
		v.Month = month.String()
	}
	args := []string{"init"}
	if v.Inputs != "inputs" {
		args = append(args, v.Inputs)
	}
	for _, flag := range []struct{ name, value string }{{"name", v.Value("name")}, {"short-name", v.Value("short")}, {"county", v.Value("county")}, {"code", v.Value("code")}, {"period", period}} {
		args = append(args, Flag(flag.name, flag.value)...)
	}
	for _, alias := range strings.FieldsFunc(v.Value("aliases"), func(r rune) bool { return strings.ContainsRune("、，,；;", r) }) {
		args = append(args, Flag("alias", alias)...)
	}
	return args, nil
}
