package plainjson

import "testing"

func TestWritten(t *testing.T) {
	v := map[string]any{"乙": "<a> & b", "甲": []int{1}}
	if got, err := Indented(v); err != nil || string(got) != "{\n  \"乙\": \"<a> & b\",\n  \"甲\": [\n    1\n  ]\n}\n" {
		t.Errorf("%s, %v", got, err)
	}
	if got, err := Line(v); err != nil || string(got) != `{"乙":"<a> & b","甲":[1]}` {
		t.Errorf("%s, %v", got, err)
	}
	if got, err := Indented(func() {}); err == nil || len(got) > 0 {
		t.Errorf("%s is no data", got)
	}
}
