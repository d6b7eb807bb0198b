package excel

import "testing"

// What compares whole columns is an array formula, which every program works out as one;
// what counts by criteria is not.
func TestArrayFormulas(t *testing.T) {
	for _, test := range []struct{ formula, want string }{
		{"SUMPRODUCT(A1:A2)", `<f t="array" ref="C3">`}, {"ROUND(ROUND(SUMPRODUCT(A1:A2),11),2)", `<f t="array" ref="C3">`},
		{"COUNTIFS(A1:A2,1)", "<f>"}, {"fig_a/2", "<f>"},
	} {
		cell := `<c r="C3" s="4"><f>` + test.formula + `</f><v>1</v></c>`
		if got, want := string(arrays([]byte(cell))), `<c r="C3" s="4">`+test.want+test.formula+`</f><v>1</v></c>`; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
