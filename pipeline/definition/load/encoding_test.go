package load_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// A file that another program or another keyboard has made is named as what it is, with its
// line and what to do.
func TestFilesOfOtherPrograms(t *testing.T) {
	const scheme, tmpl = "scheme.toml", "reports/annual-review/10-services.tmpl"
	text := string(templatestest.Folder(t)[scheme].Data)
	gbk := func(s string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16 := func(s string, order unicode.Endianness, mark unicode.BOMPolicy) string {
		out, err := unicode.UTF16(order, mark).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	with := func(old, new string) string { return strings.Replace(text, old, new, 1) }
	tests := []struct {
		name, file, data string
		line             int
		reason           string
	}{
		{"GBK", scheme, gbk(text), 1, "多半是 GBK"},
		{"GBK in one line", scheme, with(`name = "招商选资大会战"`, `name = "`+gbk("招商")+`"`), 5, "多半是 GBK"},
		{"GBK text", tmpl, gbk("全年办理事项"), 1, "多半是 GBK"},
		{"UTF-16 little endian", scheme, utf16(text, unicode.LittleEndian, unicode.UseBOM), 1, "UTF-16"},
		{"UTF-16 big endian", scheme, utf16(text, unicode.BigEndian, unicode.UseBOM), 1, "UTF-16"},
		{"UTF-16 without a mark", scheme, utf16(text, unicode.LittleEndian, unicode.IgnoreBOM), 1, "UTF-16"},
		{"full-width equals", scheme, with("decimals = 2", "decimals ＝ 2"), 7, "全角的 ＝ 应写成半角的 ="},
		{"full-width quotes", scheme, with(`targets = "targets"`, `targets = “targets”`), 6, "全角的 “"},
		{"closing quote", scheme, with(`targets = "targets"`, `targets = "targets”`), 6, "全角的 ”"},
		{"comma of a list", "ledgers/02-funds.toml", strings.Replace(string(templatestest.Folder(t)["ledgers/02-funds.toml"].Data), `"capital", "origin"]`, `"capital"，"origin"]`, 1), 0, "全角的 ，"},
		{"brackets", "lists.toml", strings.Replace(string(templatestest.Folder(t)["lists.toml"].Data), "[[list]]", "【【list】】", 1), 0, "全角的 【"},
		{"too large", scheme, text + strings.Repeat("# 注\n", 300000), 0, "最多"},
		{"too deep", scheme, "x = " + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + "\n", 1, "一层套一层"},
		{"too deep a text", tmpl, "{{" + strings.Repeat("(", 1000) + "1" + strings.Repeat(")", 1000) + "}}", 1, "一层套一层"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := templatestest.Folder(t)
			files[test.file] = &fstest.MapFile{Data: []byte(test.data)}
			_, err := load.Definitions(files)
			var refusal *definition.Error
			if !errors.As(err, &refusal) || refusal.File != test.file || test.line > 0 && refusal.Line != test.line || !strings.Contains(refusal.Reason, test.reason) {
				t.Errorf("got %v, want %s at %s:%d", err, test.reason, test.file, test.line)
			}
		})
	}
	for name, data := range map[string]string{
		"mark of UTF-8":         "\ufeff" + text,
		"full width in a text":  with(`name = "招商选资大会战"`, `name = "招商“选资”＝大会战，一"`),
		"full width in remarks": text + "# “全角”，没有关系＝\n",
		"line ends of Windows":  strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		files := templatestest.Folder(t)
		files[scheme] = &fstest.MapFile{Data: []byte(data)}
		if _, err := load.Definitions(files); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A file under a wrong name is refused, others that nothing is read from are named.
func TestFilesThatAreNotTaken(t *testing.T) {
	for name, want := range map[string]string{
		"figures/patents.toml.txt": "figures/patents.toml", "ledgers/20-PATENTS.TOML": "20-PATENTS.toml", "checks/own.Toml": "own.toml", "SCHEME.TOML.TXT": "SCHEME.toml",
		"reports/annual-review/11-more.tmpl.txt": "11-more.tmpl",
	} {
		files := templatestest.Folder(t)
		files[name] = &fstest.MapFile{Data: []byte("x = 1\n")}
		_, err := load.Definitions(files)
		var refusal *definition.Error
		if !errors.As(err, &refusal) || refusal.File != name || refusal.Line != 1 || !strings.Contains(refusal.Reason, "请改名为 "+want[strings.LastIndexByte(want, '/')+1:]) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	files := templatestest.Folder(t)
	files["scheme.TOML"] = files["scheme.toml"]
	delete(files, "scheme.toml")
	if _, err := load.Definitions(files); err == nil || !strings.Contains(err.Error(), "请改名为 scheme.toml") {
		t.Errorf("the only scheme under a wrong name: %v", err)
	}
	files = templatestest.Folder(t)
	for _, name := range []string{"说明.docx", "figures/旧/annual.toml", "reports/annual-review/12-unused.tmpl", ".DS_Store", "figures/~$说明.docx"} {
		files[name] = &fstest.MapFile{Data: []byte("x")}
	}
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"figures/旧/annual.toml", "reports/annual-review/12-unused.tmpl", "说明.docx"}; !slices.Equal(defs.Unused, want) {
		t.Errorf("unused are %q, want %q", defs.Unused, want)
	}
	if defs, err = load.Definitions(templatestest.Folder(t)); err != nil || len(defs.Unused) > 0 {
		t.Errorf("the default folder: %q, %v", defs.Unused, err)
	}
}

// zone.toml is read by the same eyes.
func TestZoneOfOtherPrograms(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("name = \"甲开发区\"\n")
	if err != nil {
		t.Fatal(err)
	}
	for text, reason := range map[string]string{gbk: "多半是 GBK", "name ＝ \"甲开发区\"\n": "全角的 ＝", "\xff\xfen\x00": "UTF-16"} {
		_, err := load.Zone([]byte(text))
		var refusal *definition.Error
		if !errors.As(err, &refusal) || refusal.File != "zone.toml" || refusal.Line != 1 || !strings.Contains(refusal.Reason, reason) {
			t.Errorf("%q: got %v, want %s", text, err, reason)
		}
	}
}

// What is wrong with a line is said in Chinese, with what to write instead, never in the parser's English.
func TestSlipsAreSaidInChinese(t *testing.T) {
	for text, reason := range map[string]string{
		"[schedule\n":                   "方括号没有写完整",
		"[[department]\nname = \"甲\"\n": "方括号没有写完整",
		"aliases = [\"甲\" \"乙\"]\n":     "半角逗号分开",
		"aliases = [\"甲\",\n":           "半角逗号分开",
		"name = \"甲\n":                  "引号没有成对",
		"name = \"甲":                    "引号没有成对",
		"name \"甲\"\n":                  "半角等号",
		"name = \"甲\" 乙\n":              "一行只写一项",
		"name = \n":                     "等号后面的值",
		"name = 3\n":                    "应是文字",
		"name = \"甲\"\ntemplates = \"D:\\台账\"\n": "反斜杠",
		"name = 1_\n": "请检查等号",
	} {
		_, err := load.Zone([]byte(text))
		var refusal *definition.Error
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Reason, reason) || strings.Contains(refusal.Reason, "expected") || strings.Contains(refusal.Reason, "type") {
			t.Errorf("%q: %v, want %s", text, err, reason)
		}
	}
}
