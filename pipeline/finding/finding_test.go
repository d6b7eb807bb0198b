package finding

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
)

func at(severity Severity, file, cell string) Finding {
	return Finding{Severity: severity, File: file, Sheet: "表", Cell: cell}
}

// A cell with a hard finding carries no softer one; findings without a cell all stay.
func TestSettle(t *testing.T) {
	got := Settle([]Finding{
		at(Warning, "a", "B2"), at(Error, "a", "B2"), at(Info, "a", "B2"), at(Error, "a", "B2"),
		at(Warning, "b", "B2"), at(Warning, "a", "B3"), at(Warning, "a", ""), at(Error, "a", ""),
	})
	var have []Severity
	for _, f := range got {
		have = append(have, f.Severity)
	}
	if want := []Severity{Error, Error, Warning, Warning, Warning, Error}; !slices.Equal(have, want) {
		t.Errorf("got %v, want %v", have, want)
	}
}

func TestSort(t *testing.T) {
	list := []Finding{at(Info, "a", "1"), at(Warning, "b", "2"), at(Error, "z", "3"), at(Warning, "a", "9"), at(Warning, "a", "4")}
	Sort(list)
	var order string
	for _, f := range list {
		order += f.Cell
	}
	if order != "39421" {
		t.Errorf("order %s", order)
	}
	if n := Count(list, Warning); n != 3 {
		t.Errorf("%d warnings, want 3", n)
	}
}

// An entry of findings.json can be read back.
func TestReadBack(t *testing.T) {
	full := Finding{Rule: "value.number", Severity: Warning, File: "a.csv", Sheet: "a", Cell: "B2", Column: "总投资", Value: "<约>", Ledger: "investment", Row: "A1",
		Words: Words{Found: "不是数字", Expected: "应为数字。"}, Figures: []string{"agreements"}, Explanation: "属实"}
	told := full
	told.Action = "请改正。"
	for _, want := range []Finding{full, told, {Severity: Info, Figures: []string{}}} {
		data, err := json.Marshal(want)
		var got Finding
		if err == nil {
			err = json.Unmarshal(data, &got)
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%v\n got %+v\nwant %+v", err, got, want)
		}
	}
}
