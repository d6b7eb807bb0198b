package returned

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestFitting holds B9: long names.
func TestFitting(t *testing.T) {
	long := strings.Repeat("统", 78)
	if got := fitting(long, ".xlsx", maxName); got != long+".xlsx" {
		t.Errorf("a name that fits is %s", got)
	}
	a, b := fitting(long+"（一期）", "_审核意见.xlsx", maxNewName), fitting(long+"（二期）", "_审核意见.xlsx", maxNewName)
	if a == b || len(a) > maxNewName || !utf8.ValidString(a) || !strings.HasSuffix(a, "_审核意见.xlsx") {
		t.Errorf("names are %s and %s", a, b)
	}
}

// A copy does not take the name of another file of the month.
func TestCopyNames(t *testing.T) {
	s := Sent{Name: "融资.csv", Month: []string{"融资.csv", "融资.XLSX"}}
	if to := s.markedName(false); to != "融资.csv.xlsx" {
		t.Errorf("融资.csv comes back as %s", to)
	}
}
