package ledger

import "testing"

func TestAddress(t *testing.T) {
	for want, a := range map[string]Address{"A1": {1, 1}, "Z9": {9, 26}, "AA10": {10, 27}, "XFD1048576": {1048576, 16384}} {
		if got := a.String(); got != want {
			t.Errorf("%v: got %s, want %s", a, got, want)
		}
	}
}

// Keys, codes and distinct values compare after NFKC, without white space, in upper case (design §4).
func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"六期": "六期", " 六\u3000期\u200b": "六期", "lf０００1": "LF0001", "ＡＢc": "ABC", "①": "1", "az": "AZ", "a": "A", "z": "Z", "AZ09~": "AZ09~", "一龥": "一龥", "\u4dff": "\u4dff", "豈": "豈", "\t\u00a0": "", "Ｑ1-0001": "Q1-0001",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"六 期", "ａ\u200bb", "e\u00ad\u0301", "¨x", "ǰ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once {
			t.Errorf("%q folds to %q, that to %q", s, once, Fold(once))
		}
	})
}

// The addresses that the ledgers write are the addresses that are read back.
func TestAddressRoundTrip(t *testing.T) {
	for row := int32(1); row < 2000000; row = row*3 + 1 {
		for col := int32(1); col < 17000; col = col*2 + 1 {
			at := Address{Row: row, Col: col}
			if got, ok := ParseAddress(at.String()); !ok || got != at {
				t.Errorf("%v came back as %v", at, got)
			}
		}
	}
}

// A range is two addresses, a cell alone is both of them; half a range is none.
func TestParseRange(t *testing.T) {
	for text, want := range map[string][2]Address{
		"C5:D9": {{Row: 5, Col: 3}, {Row: 9, Col: 4}}, "AA12": {{Row: 12, Col: 27}, {Row: 12, Col: 27}},
		"": {}, ":": {}, "C5:": {}, ":C5": {}, "C5:9": {}, "C5:D9:E1": {},
	} {
		from, to, ok := ParseRange(text)
		if good := want != [2]Address{}; ok != good || ok && [2]Address{from, to} != want {
			t.Errorf("%q: %v to %v, %v", text, from, to, ok)
		}
	}
}

// Rows dated after the report month are carried and do not count.
func TestCurrent(t *testing.T) {
	l := Ledger{Columns: []string{"code", "on"}, Rows: []Row{{Line: 2}, {Line: 3, Later: true}, {Line: 4}}}
	if rows := l.Current(); len(rows) != 2 || rows[0] != &l.Rows[0] || rows[1] != &l.Rows[2] {
		t.Errorf("%v count", rows)
	}
	if l.Column("on") != 1 || l.Column("off") != -1 {
		t.Error("a column is found by its id, and no other")
	}
}
