package pack

import "testing"

func TestArrays(t *testing.T) {
	for in, want := range map[string]string{
		`<c r="A1"><f>SUM(B:B)</f><v>1</v></c>`:                                `<c r="A1"><f>SUM(B:B)</f><v>1</v></c>`,
		`<c r="A1" s="2"><f>1+SUMPRODUCT(B:B)</f></c>`:                         `<c r="A1" s="2"><f t="array" ref="A1">1+SUMPRODUCT(B:B)</f></c>`,
		`<c r="C9"><f>SUMPRODUCT(B:B)/SUMPRODUCT(C:C)</f></c>`:                 `<c r="C9"><f t="array" ref="C9">SUMPRODUCT(B:B)/SUMPRODUCT(C:C)</f></c>`,
		`<c r="A1"><f>SUMPRODUCT(B)</f></c><c r="B1"><f>SUMPRODUCT(C)</f></c>`: `<c r="A1"><f t="array" ref="A1">SUMPRODUCT(B)</f></c><c r="B1"><f t="array" ref="B1">SUMPRODUCT(C)</f></c>`,
		`<c r="A1" t="inlineStr"><is><t>=SUMPRODUCT(B)</t></is></c>`:           `<c r="A1" t="inlineStr"><is><t>=SUMPRODUCT(B)</t></is></c>`,
	} {
		if got := string(arrays([]byte(in))); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}
