package verify

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// narratives parses every text of a report and checks the names in it.
func (v *verifier) narratives(r definition.Report) error {
	file := v.definedIn("report", r.ID)
	lines := each([]string{r.Title, r.Subtitle, r.File}, func(text string) error {
		var wrong definition.Errors
		wrong.Add(v.text(source{definition.File{Path: file.Path, Data: []byte(text)}}))
		for _, e := range wrong {
			e.Line = file.Refuse(text, "").Line
		}
		return wrong.OrNil()
	})
	return errors.Join(lines, each(r.Narratives(), func(p string) error { return v.text(v.file(p)) }))
}

// text parses one text. The error is a *definition.Error.
func (v *verifier) text(file source) error {
	for i, line := range strings.Split(string(file.Data), "\n") {
		if strings.Contains(line, "｛｛") || strings.Contains(line, "｝｝") {
			return &definition.Error{File: file.Path, Line: i + 1, Reason: "文字模板有误：全角的 ｛｛ ｝｝ 应写成半角的 {{ }}，不然会原样印进报告。请切换到英文输入法改正"}
		}
	}
	functions := template.FuncMap{}
	for name := range definition.NarrativeFunctions {
		functions[name] = func(...any) string { return "" }
	}
	t, err := template.New("x").Funcs(functions).Parse(string(file.Data))
	if err != nil {
		return definition.TemplateError(file.Path, err)
	}
	var bad []error
	for _, t := range t.Templates() {
		walk(t.Root, func(call *parse.CommandNode) { bad = append(bad, v.call(file, call)) })
	}
	return errors.Join(bad...)
}

// call checks one function call of a narrative.
func (v *verifier) call(file source, call *parse.CommandNode) error {
	name, ok := call.Args[0].(*parse.IdentifierNode)
	if !ok || len(call.Args) < 2 {
		return nil
	}
	text, ok := call.Args[1].(*parse.StringNode)
	if !ok {
		return nil
	}
	at := func(kind, what string, known []string) error {
		id, _ := figure.IDOf(text.Text)
		id = figure.Told(id)
		if slices.Contains(known, id) || v.defs.OtherTimes[kind+" "+id] {
			return nil
		}
		e := file.Unknown(what, id, known)
		e.Line = lineAt(file, text.Pos)
		return e
	}
	switch definition.NarrativeFunctions[name.Ident] {
	case definition.MovedKey:
		if err := at("figure", "指标", v.figureIDs()); err != nil {
			return err
		}
		return cmp.Or(v.ungrouped(file, name.Ident, text), v.moved(file, name.Ident, text))
	case definition.FigureKey:
		if err := at("figure", "指标", v.figureIDs()); err != nil {
			return err
		}
		return v.ungrouped(file, name.Ident, text)
	case definition.ChangeKey, definition.PointsKey:
		if err := at("figure", "指标", v.figureIDs()); err != nil {
			return err
		}
		return cmp.Or(v.ungrouped(file, name.Ident, text), v.change(file, name.Ident, text))
	case definition.ClaimID:
		return at("claim", "断言", v.claimIDs())
	case definition.ListID:
		return at("list", "清单", v.listIDs())
	case definition.LedgerID:
		return at("ledger", "台账", v.ledgerIDs())
	}
	return nil
}

// ofOne are the functions that tell one value.
var ofOne = []string{"has", "some", "say", "num", "about", "over", "growth", "points", "lastyear", "lastmonth"}

// ungrouped refuses to tell one value of a figure that has one for each of its groups.
func (v *verifier) ungrouped(file source, function string, text *parse.StringNode) error {
	f, ok := v.defs.Figure(text.Text)
	if !ok || !slices.Contains(ofOne, function) {
		return nil
	}
	group := v.defs.Grouping(f.Query)
	if group == "" {
		return nil
	}
	return &definition.Error{File: file.Path, Line: lineAt(file, text.Pos), Reason: fmt.Sprintf(
		"%s %q：这项指标按 %s 分组，要写明哪一组：%[1]s (key %[2]q 组)，或者 range groups %[2]q 逐组写", function, f.ID, group)}
}

// lineAt is the line of a place in a file.
func lineAt(file source, pos parse.Pos) int {
	return 1 + strings.Count(string(file.Data[:min(int(pos), len(file.Data))]), "\n")
}

// change refuses to word a figure as growth that is none.
func (v *verifier) change(file source, function string, text *parse.StringNode) error {
	id, _, _ := strings.Cut(text.Text, "/")
	f, ok := v.defs.Figure(id)
	if !ok || function == "growth" && (f.Measure == measure.Growth || f.Measure == measure.Difference) || f.Unit == unit.Points.Base() {
		return nil
	}
	reason := fmt.Sprintf("growth %q：这项指标不是增减（measure = \"growth\" 或 \"difference\"），不能说增长、下降。请用 say，或另写一项 growth 指标", id)
	if function == "points" {
		reason = fmt.Sprintf("points %q：这项指标的单位是%s，不是百分点，不能说提高几个百分点。请用 growth 或 say", id, f.Unit)
	}
	return &definition.Error{File: file.Path, Line: lineAt(file, text.Pos), Reason: reason}
}

// against is what the functions hold a figure against.
var against = map[string]string{"lastyear": measure.LastYear, "lastmonth": measure.LastMonth}

// moved refuses to word how a figure moved where nothing works that out.
func (v *verifier) moved(file source, function string, text *parse.StringNode) error {
	id, _ := figure.IDOf(text.Text)
	growth, ok := v.defs.Growth(id, against[function])
	_, _, implicit := figure.Grown(growth.ID)
	if ok && (!implicit || slices.Contains(v.defs.Summarised(), id)) || v.defs.OtherTimes["figure "+id] {
		return nil
	}
	return &definition.Error{File: file.Path, Line: lineAt(file, text.Pos), Reason: fmt.Sprintf(
		"%s %q：没有算这项指标的增幅。请把它写进一份报告 [summary] 的 figures，或另写一项 measure = \"growth\" 的指标", function, id)}
}

// walk visits every command of a template.
func walk(n parse.Node, visit func(*parse.CommandNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				walk(c, visit)
			}
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, c := range n.Cmds {
				walk(c, visit)
			}
		}
	case *parse.CommandNode:
		visit(n)
		for _, a := range n.Args {
			walk(a, visit)
		}
	case *parse.IfNode:
		branch(n.BranchNode, visit)
	case *parse.RangeNode:
		branch(n.BranchNode, visit)
	case *parse.WithNode:
		branch(n.BranchNode, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	}
}

func branch(b parse.BranchNode, visit func(*parse.CommandNode)) {
	walk(b.Pipe, visit)
	walk(b.List, visit)
	walk(b.ElseList, visit)
}
