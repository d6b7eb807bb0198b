package pack

import "testing"

// Rows from one on keep their height and may grow; those above, and what is no row, stay.
func TestGrowing(t *testing.T) {
	const sheet = `<sheetData><row r="1" ht="30" customHeight="1"><c r="A1"><v>1</v></c></row><row r="9" ht="24" customHeight="1"></row>` +
		`<row r="10" ht="24.5" customHeight="1"/><row r="11"></row></sheetData>`
	for from, want := range map[int]string{
		0:  sheet,
		12: sheet,
		9: `<sheetData><row r="1" ht="30" customHeight="1"><c r="A1"><v>1</v></c></row><row r="9" ht="24"></row>` +
			`<row r="10" ht="24.5"/><row r="11"></row></sheetData>`,
	} {
		if got := string(growing([]byte(sheet), from)); got != want {
			t.Errorf("from %d: %s", from, got)
		}
	}
}
