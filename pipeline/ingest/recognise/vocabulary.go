package recognise

import (
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/spelling"
)

// Words is the words by which headers are read (templates/reading.toml), compiled.
type Words struct {
	qualifiers, harmless, until []string
	actual                      map[string]bool
	currents                    []string // the longest first
	year                        int      // the report year, 0 where no period is asked for
}

// CompileWords compiles the words that the definitions give; year is the report year, 0 where no
// period is asked for.
func CompileWords(w definition.Words, year int) *Words {
	return &Words{qualifiers: spelling.Keys(w.Qualifiers), harmless: spelling.Keys(w.Harmless), until: spelling.Keys(w.Until), actual: spelling.Set(w.Actual), currents: spelling.LongestFirst(w.Current), year: year}
}
