package revision

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// The form is fixed by design-life §15: lists are lists, values are strings, what is not there is null.
func TestJSON(t *testing.T) {
	one, two := decimal.RequireFromString("1.50"), decimal.RequireFromString("2")
	rank, holds := 1, true
	r := Revision{
		From: Run{"r1", "AAAA-BBBB-CCCC", "ab"}, To: Run{Run: "r2"}, Materiality: Substantial,
		Figures: []Figure{{Key: "agreements", Name: "框架协议<甲>", Unit: "个", Old: &one, Difference: one.Neg(), Steps: []Step{{Data, &one, nil}},
			Effects: []Effect{{Cause: Withdrawn, Ledger: "investment", Row: "A/2020-01", CellOld: "C5", Old: "1.5", Effect: two.Neg()}}}},
		Ranks: []Rank{{"甲", &rank, nil}}, Claims: []Claim{{"streak", nil, &holds}}, Rows: []Row{{Cause: Late, New: &Place{"a.xlsx", "表", 3}}},
	}
	want := `{"from":{"run":"r1","check":"AAAA-BBBB-CCCC","figures_sha256":"ab"},"to":{"run":"r2","check":"","figures_sha256":""},"materiality":"substantial",` +
		`"figures":[{"key":"agreements","name":"框架协议\u003c甲\u003e","unit":"个","old":"1.5","new":null,"difference":"-1.5","shown_same":false,"steps":[{"kind":"data","from":"1.5","to":null}],` +
		`"effects":[{"cause":"withdrawn","ledger":"investment","row":"A/2020-01","file":"","sheet":"","cell_old":"C5","cell_new":"","column":"","old":"1.5","new":"","effect":"-2"}],"joint":"0"}],` +
		`"ranks":[{"unit":"甲","old":1,"new":null}],"claims":[{"key":"streak","old":null,"new":true}],` +
		`"rows":[{"cause":"late","ledger":"","row":"","old":null,"new":{"file":"a.xlsx","sheet":"表","line":3},"cells":[]}],"definitions":[],"files":[],"stale":[]}`
	if got, err := json.Marshal(r); err != nil || string(got) != want {
		t.Errorf("%v\n got %s\nwant %s", err, got, want)
	}
	file, err := r.JSON()
	if err != nil || !strings.Contains(string(file), "\n      \"name\": \"框架协议<甲>\",\n") {
		t.Errorf("%v, revision.json is not for people:\n%s", err, file)
	}
	if !r.Differs() || (Revision{Files: []File{{"a", "内容有变"}}}).Differs() {
		t.Error("other files with the same rows are equal, changed figures are not")
	}
}
