package compose

import (
	"testing"

	"zonereport/pipeline/definition"
)

// Every function that a narrative may call exists, and the other way round.
func TestNarrativeFunctions(t *testing.T) {
	have := newNarrator(&composer{}).functions
	for name := range definition.NarrativeFunctions {
		if have[name] == nil {
			t.Errorf("definition allows %s, which compose does not have", name)
		}
	}
	for name := range have {
		if _, ok := definition.NarrativeFunctions[name]; !ok {
			t.Errorf("compose has %s, which definition refuses", name)
		}
	}
}
