package facts

import (
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/inputs"
)

// Two zones of one code would stand in each other's place without a word: the second is refused, and nothing changes.
// A zone that was renamed is the same one, also with all its runs under the new name; so is one whose outputs folder
// was made anew.
func TestOneCodeIsOneZone(t *testing.T) {
	named := func(name, code string) string {
		if code != "" {
			code = "code = \"" + code + "\"\n"
		}
		return "name = \"" + name + "\"\n" + code
	}
	for _, c := range []struct{ first, second, refused string }{
		{named("甲开发区", "ab12"), named("乙开发区", "ab12"), "“甲开发区”（代码 ab12）"},
		{named("甲开发区", "ab12"), named("乙开发区", "AB12"), "“甲开发区”（代码 ab12）"},
		{named("330601", ""), named("乙开发区", "330601"), "“330601”"},
		{named("甲开发区", "330601"), named("330601", ""), "“甲开发区”（代码 330601）"},
		{named("甲开发区", "330601"), named("乙开发区", "330602"), ""},
		{named("甲开发区", "330601"), named("甲开发区", "330601"), ""},
		{named("甲开发区", "330601"), named("甲开发区", ""), ""},
	} {
		dir := t.TempDir()
		first, second := newOffice(t, c.first), newOffice(t, c.second)
		first.publish(t, december, bond("工投", "1000"))
		first.export(t, dir)
		second.publish(t, december, bond("工投", "2000"))
		before := tree(t, dir)
		_, err := Write(Order{Outputs: second.outputs, To: dir, Wait: time.Second})
		if c.refused == "" {
			if err != nil {
				t.Errorf("%s after %s: %v", c.second, c.first, err)
			}
			continue
		}
		var refused *inputs.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.refused) || !strings.Contains(err.Error(), "两个开发区不能用同一个代码") {
			t.Errorf("%s after %s: %v", c.second, c.first, err)
		}
		if !maps.Equal(tree(t, dir), before) {
			t.Errorf("%s after %s: the folder changed", c.second, c.first)
		}
	}

	o, dir := newOffice(t, named("甲开发区", "330601")), t.TempDir()
	o.publish(t, december, bond("工投", "1000"))
	o.export(t, dir)
	o.zone = named("乙开发区", "330601")
	o.publish(t, december, bond("工投", "2000"))
	if r := o.export(t, dir); len(r.Current.Parts) != 1 || r.Current.Parts[0].Name != "乙开发区" {
		t.Errorf("after a new name there are %v", r.Current.Parts)
	}
}
