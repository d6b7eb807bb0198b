package document

import (
	"testing"

	"zonereport/pipeline/figure"
)

// Names of cells: letters, digits and _ stay, collisions without regard to case count up (design §3).
func TestDefinedNames(t *testing.T) {
	in := func(id, group string) figure.Figure {
		return figure.Figure{ID: id, Group: []figure.GroupValue{{Name: "phase", Value: group}}}
	}
	figures := []figure.Figure{
		{ID: "agreements"}, in("incubator_firms", "一期"), in("f", "A-1"), in("f", "a.1"), in("f", "A 1"), in("f", "二〇二〇年①"),
	}
	names := DefinedNames(figures)
	for key, want := range map[string]string{
		"agreements": "fig_agreements", "incubator_firms/一期": "fig_incubator_firms_一期",
		"f/A-1": "fig_f_A_1", "f/a.1": "fig_f_a_1_2", "f/A 1": "fig_f_A_1_3", "f/二〇二〇年①": "fig_f_二〇二〇年①",
	} {
		if names[key] != want {
			t.Errorf("%s: got %s, want %s", key, names[key], want)
		}
	}
}
