// Package narrative is the language of the reports' texts: text/template, filled in within
// bounds and, before there is a month, read whole with types in place of values. Which functions
// a text may call is for its caller to say.
package narrative

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"text/template"
	"text/template/parse"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
)

// What a text may take to fill in. The largest honest ones, a paragraph a row over a long
// ledger, stay far below; a slip that never ends is stopped within a second.
const (
	mostOutput = 4 << 20  // bytes of a text that is filled in
	mostSteps  = 2 << 20  // rounds of range and calls of functions
	mostResult = 64 << 10 // bytes that one function gives
)

// errBounds is a text that grows beyond these bounds.
var errBounds = errors.New("文字模板写出的内容太多，或循环没有尽头")

// Functions that no text can name: tick counts a round of a range, printing sees what is about to be printed.
const (
	tick     = "_round"
	printing = "_print"
)

// budget is what is left of one filling in.
type budget struct{ steps, output int }

// step takes one round or call.
func (b *budget) step() error {
	if b.steps--; b.steps < 0 {
		return errBounds
	}
	return nil
}

// limited is a text that grows up to the budget's output.
type limited struct {
	strings.Builder
	budget *budget
}

// Write appends, and fails beyond the bounds.
func (l *limited) Write(p []byte) (int, error) {
	if l.budget.output -= len(p); l.budget.output < 0 {
		return 0, errBounds
	}
	return l.Builder.Write(p)
}

// bounded returns the functions so that each call counts, and no result is long beyond reason.
func bounded(functions template.FuncMap, b *budget) template.FuncMap {
	out := template.FuncMap{tick: func() (string, error) { return "", b.step() }}
	for name, f := range functions {
		own := reflect.ValueOf(f)
		out[name] = reflect.MakeFunc(own.Type(), func(in []reflect.Value) []reflect.Value {
			if err := b.step(); err != nil {
				panic(err) // text/template turns it into the call's error
			}
			call := own.Call
			if own.Type().IsVariadic() {
				call = own.CallSlice
			}
			results := call(in)
			if r := results[0]; r.Kind() == reflect.String && r.Len() > mostResult {
				panic(errBounds)
			}
			return results
		}).Interface()
	}
	return out
}

// Fill fills a text in within bounds. Told says of each value that the text prints what it states,
// by the bytes of what is printed; it may be nil. The error is a *definition.Error at the path.
func Fill(path, text string, functions template.FuncMap, told func(value any) []document.Span) (Words, error) {
	b := &budget{steps: mostSteps, output: mostOutput}
	out := limited{budget: b}
	var spans []document.Span
	own := bounded(functions, b)
	own[printing] = func(value any) any {
		if told != nil {
			spans = append(spans, moved(told(value), out.Len())...)
		}
		return value
	}
	t, err := template.New("x").Option("missingkey=error").Funcs(own).Parse(text)
	if err != nil {
		return Words{}, definition.TemplateError(path, err)
	}
	for _, part := range t.Templates() {
		if part.Tree != nil {
			watch(part.Root)
		}
	}
	if err := t.Execute(&out, nil); err != nil {
		if errors.Is(err, errBounds) {
			return Words{}, &definition.Error{File: path, Reason: fmt.Sprintf("%s（最多%d字节、%d步）。请检查 range 和自己加长的变量", errBounds, mostOutput, mostSteps)}
		}
		return Words{}, definition.TemplateError(path, err)
	}
	return Words{Text: out.String(), Spans: spans}, nil
}

// watch puts a call of tick at the head of every range, and one of printing at the end of every
// action that prints.
func watch(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				watch(c)
			}
		}
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			n.Pipe.Cmds = append(n.Pipe.Cmds, calls(printing).Pipe.Cmds...)
		}
	case *parse.IfNode:
		watch(n.List)
		watch(n.ElseList)
	case *parse.WithNode:
		watch(n.List)
		watch(n.ElseList)
	case *parse.RangeNode:
		watch(n.List)
		watch(n.ElseList)
		n.List.Nodes = append([]parse.Node{calls(tick)}, n.List.Nodes...)
	}
}

// calls is an action that calls a function.
func calls(name string) *parse.ActionNode {
	t := template.Must(template.New("x").Funcs(template.FuncMap{name: func() string { return "" }}).Parse("{{" + name + "}}"))
	return t.Root.Nodes[0].(*parse.ActionNode)
}
