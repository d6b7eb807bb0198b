package pack

import (
	"strings"
	"testing"
)

// What is not special is written as it is: escaping would change nothing of it, and changes all that is.
func TestSpecial(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"", false}, {"新昌经济开发区 2020", false}, {"a_b", false}, {"_", false}, {"W6_001_", false}, {"～！（）", false}, {"\uFFFC", false},
		{"a<b", true}, {"a>b", true}, {"a&b", true}, {`"a"`, true}, {"it's", true}, {"a\tb", true}, {"a\nb", true}, {"\x01", true}, {"_x0041_", true},
		{"\uFFFE", true}, {"末\uFFFF", true},
	} {
		if got := special(c.text); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
		if got := escaped(c.text); (got != c.text) != c.want {
			t.Errorf("%q is escaped as %q", c.text, got)
		}
	}
	if !special("𬀩") || escaped("𬀩") != "𬀩" || escaped(strings.Repeat("_x0041_", 2)) != "_x005F_x0041__x005F_x0041_" {
		t.Error("above the first plane, or twice")
	}
}
