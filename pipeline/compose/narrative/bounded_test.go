package narrative

import (
	"errors"
	"strings"
	"testing"
	"text/template"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// A text that would never end, or grow without end, is stopped, and says so.
func TestTextsAreBounded(t *testing.T) {
	functions := template.FuncMap{"many": func() []int { return make([]int, 1000) }, "key": figure.Key}
	for name, text := range map[string]string{
		"number":       "{{range 1000000000000}}{{end}}",
		"nested lists": "{{range many}}{{range many}}{{range many}}{{range many}}{{end}}{{end}}{{end}}{{end}}",
		"output":       "{{range many}}{{range many}}" + strings.Repeat("字", 100) + "{{end}}{{end}}",
		"grown text":   "{{$s := \"字\"}}{{range many}}{{$s = key $s $s}}{{end}}",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Fill("甲.tmpl", text, functions, nil)
			var refusal *definition.Error
			if !errors.As(err, &refusal) || refusal.File != "甲.tmpl" || !strings.Contains(refusal.Reason, "没有尽头") {
				t.Errorf("got %v", err)
			}
		})
	}
	if got, err := Fill("甲.tmpl", "{{range many}}字{{end}}", functions, nil); err != nil || got.Text != strings.Repeat("字", 1000) {
		t.Errorf("an honest text: %d bytes, %v", len(got.Text), err)
	}
}
