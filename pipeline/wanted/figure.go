// Package wanted finds what a user names on the command line, a run of a month, a figure of it or a ledger
// of the definitions, and says what may be meant by a name that nothing has.
package wanted

import (
	"fmt"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// FigureError says that a published run has no such figure, or several.
type FigureError struct {
	Wanted  string
	Options []string // keys that may be meant
	Several bool
}

// Error is Chinese, for the user, and says what to do.
func (e *FigureError) Error() string {
	switch {
	case e.Several:
		return fmt.Sprintf("指标 %s 有多个，请写明其中一个：%s", e.Wanted, strings.Join(e.Options, "、"))
	case len(e.Options) > 0:
		return fmt.Sprintf("没有指标 %s。是不是想查：%s", e.Wanted, strings.Join(e.Options, "、"))
	}
	return fmt.Sprintf("没有指标 %s。全部指标见运行文件夹中的 figures.json 和报告的附件。", e.Wanted)
}

// Figure finds the one figure that is meant, or says which may be.
func Figure(figures []figure.Figure, name string) (figure.Figure, error) {
	text := ledger.Fold(name)
	var so []figure.Figure
	for _, f := range figures {
		if ledger.Fold(f.Key()) == text {
			return f, nil
		}
		if ledger.Fold(f.ID) == text || ledger.Fold(f.Name) == text {
			so = append(so, f)
		}
	}
	if len(so) == 1 {
		return so[0], nil
	}
	if len(so) > 1 {
		e := &FigureError{Wanted: name, Several: true}
		for _, f := range so {
			e.Options = append(e.Options, f.Key())
		}
		return figure.Figure{}, e
	}
	return figure.Figure{}, &FigureError{Wanted: name, Options: similar(figureNames(figures), text)}
}

func figureNames(figures []figure.Figure) []named {
	list := make([]named, len(figures))
	for i, f := range figures {
		list[i] = named{f.Key(), []string{f.Key(), f.ID, f.Name}}
	}
	return list
}
