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

// tick is the function that counts a round of a range; no text can name it.
const tick = "_round"

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

// Fill fills a text in within bounds. The error is a *definition.Error at the path.
func Fill(path, text string, functions template.FuncMap) (string, error) {
	b := &budget{steps: mostSteps, output: mostOutput}
	t, err := template.New("x").Option("missingkey=error").Funcs(bounded(functions, b)).Parse(text)
	if err != nil {
		return "", definition.TemplateError(path, err)
	}
	for _, part := range t.Templates() {
		if part.Tree != nil {
			countRounds(part.Root)
		}
	}
	out := limited{budget: b}
	if err := t.Execute(&out, nil); err != nil {
		if errors.Is(err, errBounds) {
			return "", &definition.Error{File: path, Reason: fmt.Sprintf("%s（最多%d字节、%d步）。请检查 range 和自己加长的变量", errBounds, mostOutput, mostSteps)}
		}
		return "", definition.TemplateError(path, err)
	}
	return out.String(), nil
}

// countRounds puts a call of tick at the head of every range.
func countRounds(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				countRounds(c)
			}
		}
	case *parse.IfNode:
		countRounds(n.List)
		countRounds(n.ElseList)
	case *parse.WithNode:
		countRounds(n.List)
		countRounds(n.ElseList)
	case *parse.RangeNode:
		countRounds(n.List)
		countRounds(n.ElseList)
		round := template.Must(template.New("x").Funcs(template.FuncMap{tick: func() string { return "" }}).Parse("{{" + tick + "}}"))
		n.List.Nodes = append([]parse.Node{round.Root.Nodes[0]}, n.List.Nodes...)
	}
}
