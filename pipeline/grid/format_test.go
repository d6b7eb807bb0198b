package grid

import "testing"

// A format that changes what is read is kept once, and the cells know it by its place; the others are not kept.
func TestFormats(t *testing.T) {
	var f Formats
	for _, test := range []struct {
		id   int
		code string
		want Format
		look uint16
	}{
		{0, "", General, 0}, {9, "", Percent, 0}, {14, "", DateTime, 0}, {0, "0.00", General, 0}, {0, `0"亿元"`, General, 1}, {0, `m"月"d"日"`, DateTime, 2},
		{0, `0"亿元"`, General, 1}, {9, `0!.0,`, General, 3}, {0, "0.0%", Percent, 0}, {0, "yyyy-mm-dd", DateTime, 0}, {164, "", General, 0},
	} {
		if format, look := f.Of(test.id, test.code); format != test.want || look != test.look {
			t.Errorf("%d %q: %d, look %d; want %d, look %d", test.id, test.code, format, look, test.want, test.look)
		}
	}
	for look, kept := range map[uint16]bool{0: false, 1: true, 3: true, 4: false} {
		got := f.Looks.Of(&Cell{Look: look})
		if (got != nil) != kept || kept && got != f.Looks[look-1] {
			t.Errorf("look %d: %v", look, got)
		}
	}
}
