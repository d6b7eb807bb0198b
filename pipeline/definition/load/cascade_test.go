package load_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// A slip of the keys in one line, whichever it is, is one error at that line, however much rests on it.
func TestOneSlipIsOneError(t *testing.T) {
	const eachSo = 83 // lines; every one takes five minutes
	files := templatestest.Folder(t)
	var names []string
	for name := range files {
		if strings.HasSuffix(name, ".toml") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	tried, n := 0, 0
	for _, name := range names {
		lines := strings.Split(string(files[name].Data), "\n")
		for i, line := range lines {
			if n++; !strings.Contains(line, " = ") || strings.HasPrefix(line, "#") || n%eachSo >= 3 {
				continue
			}
			tried++
			own := fstest.MapFS{}
			for k, v := range files {
				own[k] = v
			}
			broken := slices.Clone(lines)
			broken[i] = strings.Replace(line, " = ", " ＝ ", 1)
			own[name] = &fstest.MapFile{Data: []byte(strings.Join(broken, "\n"))}
			_, err := load.For(own, definition.Zone{}, calendar.Month{}, compose.Verify)
			var all definition.Errors
			all.Add(err)
			if len(all) != 1 || all[0].File != name || all[0].Line != i+1 {
				t.Errorf("%s line %d %q: %d errors: %v", name, i+1, line, len(all), err)
			}
		}
	}
	if tried < 30 {
		t.Errorf("%d lines tried", tried)
	}
}
