package rollup

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"zonereport/pipeline/tally"
)

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// A list of zones is read in every way that people write one; what is wrong with it is said.
func TestExpected(t *testing.T) {
	for text, want := range map[string]string{
		"A1\nB2\n": "A1/ B2/",
		"\ufeffA1 甲开发区\r\n乙开发区 # 说明\r\n\r\n# 只有说明\r\n": "A1/甲开发区 /乙开发区",
		"A1，甲开发区\nB2,乙 开发区\nC3\t丙\n丁 D4\n":             "A1/甲开发区 B2/乙开发区 C3/丙 D4/丁",
		"":                "里面没有开发区",
		"# 无":             "里面没有开发区",
		"A1\na1":          "第 2 行与第 1 行是同一个开发区",
		"甲开发区\nA1\n甲 开发区": "第 3 行与第 1 行是同一个开发区",
		"\xbc\xd7":        "UTF-8",
	} {
		list, err := ExpectedIn(write(t, filepath.Join(t.TempDir(), "list.txt"), text))
		var said []string
		for _, e := range list {
			said = append(said, e.Code+"/"+e.Name)
		}
		if got := strings.Join(said, " "); err == nil && got != want || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %s, %v, want %s", text, got, err, want)
		}
	}
}

// Outputs are found as they are named, in a folder that is, and as the folder outputs of an office; what is none is
// named.
func TestFolders(t *testing.T) {
	base := t.TempDir()
	for _, path := range []string{"各区/甲/outputs/events.jsonl", "各区/甲/inputs/zone.toml", "各区/乙/2020-12/latest", "各区/丙/2020-12/台账.csv", "各区/丁/outputs/2020-12/returned/x", "各区/.旧/2020-12/latest",
		"各区/说明.txt", "单/2020-12/r1/manifest.json", "空/说明.txt"} {
		write(t, filepath.Join(base, path), "")
	}
	at := func(names ...string) []string {
		for i := range names {
			names[i] = filepath.Join(base, names[i])
		}
		return names
	}
	for _, c := range []struct {
		from            []string
		want, elsewhere string
	}{
		{at("各区"), "丁/outputs 乙 甲/outputs", "丙"},
		{at("单"), "单", ""},
		{at("单", "各区/甲/outputs", "各区"), "单 甲/outputs 丁/outputs 乙", "丙"},
		{at("没有"), "不是文件夹", ""},
		{at("空"), "里面没有输出文件夹", ""},
	} {
		list, elsewhere, err := folders(c.from)
		var shown []string
		for _, f := range list {
			shown = append(shown, f.shown)
		}
		got := strings.Join(shown, " ")
		if err != nil {
			got = err.Error()
		}
		if err == nil && got != c.want || !strings.Contains(got, c.want) || strings.Join(elsewhere, " ") != c.elsewhere {
			t.Errorf("%v: %s and %v, want %s and %s", c.from, got, elsewhere, c.want, c.elsewhere)
		}
	}
}

func zone(at, code, name, sum string, state tally.State) folder {
	return folder{zone: tally.Zone{Folder: at, Code: code, Name: name, Sum: sum, State: state, Now: tally.Stated{Run: "r1"}}}
}

// A zone counts once: by its code, else by its name; where its folders state different things, not at all.
func TestOnce(t *testing.T) {
	const in, out, bad = tally.Reported, tally.Missing, tally.Damaged
	for name, c := range map[string]struct {
		list []folder
		want string // folder state notes; of each that is left
	}{
		"two zones":             {[]folder{zone("1", "A", "甲", "x", in), zone("2", "B", "甲", "x", in)}, "1 reported 0, 2 reported 0"},
		"the same twice":        {[]folder{zone("1", "A", "甲", "x", in), zone("2", "a", "乙", "x", in)}, "1 reported 1"},
		"without code, by name": {[]folder{zone("1", "", "甲", "x", in), zone("2", "", "乙", "x", in), zone("3", "", "甲", "x", in)}, "1 reported 1, 2 reported 0"},
		"different":             {[]folder{zone("1", "A", "甲", "x", in), zone("2", "A", "甲", "y", in)}, "1 doubled 0"},
		"one of three differs":  {[]folder{zone("1", "A", "甲", "x", in), zone("2", "A", "甲", "x", in), zone("3", "A", "甲", "y", in)}, "1 doubled 0"},
		"one has not reported":  {[]folder{zone("1", "A", "甲", "", out), zone("2", "A", "甲", "y", in)}, "2 reported 1"},
		"one name, two codes":   {[]folder{zone("1", "A", "甲", "x", in), zone("2", "", "甲", "x", in), zone("3", "B", "甲", "z", in)}, "1 reported 0, 2 doubled 0, 3 reported 0"},
		"a code by name":        {[]folder{zone("1", "", "甲", "x", in), zone("2", "A", "甲", "y", in)}, "1 doubled 0"},
		"folders of one name":   {[]folder{zone("1", "A", "甲", "x", in), zone("1", "A", "甲", "y", in)}, "1 doubled 0"},
		"one of them twice":     {[]folder{zone("1", "A", "甲", "x", in), zone("1", "A", "甲", "x", in)}, "1 reported 1"},
		"neither has":           {[]folder{zone("1", "A", "甲", "", out), zone("2", "A", "甲", "", bad)}, "1 missing 1"},
	} {
		var said []string
		for _, f := range once(c.list) {
			said = append(said, strings.Join([]string{f.zone.Folder, states[f.zone.State], string(rune('0' + len(f.zone.Notes)))}, " "))
		}
		if got := strings.Join(said, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Those that are expected and have no folder are there; those that nobody expects are marked.
func TestAwaited(t *testing.T) {
	list := []folder{zone("1", "A", "甲", "x", tally.Reported), zone("2", "", "乙", "x", tally.Reported), zone("3", "C", "丙", "x", tally.Reported)}
	got := map[string]string{}
	for _, f := range awaited(list, []Expected{{Code: "a"}, {Name: "乙"}, {Code: "D", Name: "丁"}, {Code: "E"}}) {
		got[f.zone.Name] = states[f.zone.State]
		if f.zone.Unexpected {
			got[f.zone.Name] += " unexpected"
		}
	}
	want := map[string]string{"甲": "reported", "乙": "reported", "丙": "reported unexpected", "丁": "absent", "代码 E": "absent"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if len(awaited(list[:1], nil)) != 1 {
		t.Error("nobody is expected, and somebody is missing")
	}
}
