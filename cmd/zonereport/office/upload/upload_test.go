package upload

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// part is one of a form, as browsers write it.
func part(disposition, text string) string {
	return "--b\r\nContent-Disposition: " + disposition + "\r\n\r\n" + text + "\r\n"
}

func file(name, text string) string {
	return part(`form-data; name="files"; filename="`+name+`"`, text)
}

func take(t *testing.T, body io.Reader) (Sent, string, error) {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/", body)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	dir := filepath.Join(t.TempDir(), "in")
	sent, err := Take(httptest.NewRecorder(), r, dir)
	return sent, dir, err
}

func TestFilesComeUnderTheirNames(t *testing.T) {
	sent, dir, err := take(t, strings.NewReader(file("招商.xlsx", "一")+file("招商.xlsx", "一")+part(`form-data; name="at"`, "2021-01-05")+
		file("", "")+file("../../x/../zone.toml", "三")+file("..", "四")+part("form-data; name", "四")+"--b--\r\n"))
	if err != nil || sent.Fields["at"] != "2021-01-05" {
		t.Fatalf("%+v, %v", sent, err)
	}
	want := []string{"1/招商.xlsx 一", "2/招商.xlsx 一", "3/zone.toml 三", "4/未命名 四", "5/未命名 四"}
	if len(sent.Files) != len(want) {
		t.Fatalf("%v", sent.Files)
	}
	for i, path := range sent.Files {
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		if got := filepath.ToSlash(rel) + " " + string(data); got != want[i] || err != nil {
			t.Errorf("%s, want %s, %v", got, want[i], err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
			t.Errorf("%s may be read by others: %v %v", path, info.Mode(), err)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestBounds(t *testing.T) {
	large := func(n int64) io.Reader {
		return io.MultiReader(strings.NewReader(file("小.csv", "1")+strings.TrimSuffix(file("大.xlsx", ""), "\r\n")), io.LimitReader(zeros{}, n), strings.NewReader("\r\n--b--\r\n"))
	}
	for _, c := range []struct {
		what string
		body io.Reader
		want int // 0: taken
		says string
	}{
		{"64 MiB", large(64 << 20), 0, ""},
		{"a byte more", large(64<<20 + 1), 413, "“大.xlsx”超过 64 MB"},
		{"200 files", strings.NewReader(strings.Repeat(file("a.csv", "1"), 200) + "--b--\r\n"), 0, ""},
		{"201 files", strings.NewReader(strings.Repeat(file("a.csv", "1"), 201) + "--b--\r\n"), 413, "超过 200 个"},
		{"two files of one name", strings.NewReader(file("a.csv", "1") + file("b/A.csv", "2") + "--b--\r\n"), 422, "都叫“a.csv”"},
		{"a field of 1 KiB", strings.NewReader(part(`form-data; name="a"`, strings.Repeat("x", 1024)) + "--b--\r\n"), 0, ""},
		{"a longer field", strings.NewReader(part(`form-data; name="a"`, strings.Repeat("x", 1025)) + "--b--\r\n"), 413, "太长"},
		{"20 fields", strings.NewReader(strings.Repeat(part(`form-data; name="a"`, "x"), 20) + "--b--\r\n"), 0, ""},
		{"21 fields", strings.NewReader(strings.Repeat(part(`form-data; name="a"`, "x"), 21) + "--b--\r\n"), 400, "太多"},
		{"a form without its end", strings.NewReader(file("a.csv", "1")), 400, "没有传完"},
		{"a file without its end", strings.NewReader(strings.TrimSuffix(file("a.csv", "1"), "\r\n")), 400, "没有传完"},
	} {
		_, dir, err := take(t, c.body)
		var refused *Refused
		if c.want == 0 {
			if err != nil {
				t.Errorf("%s: %v", c.what, err)
			}
			continue
		}
		if !errors.As(err, &refused) || refused.Status != c.want || !strings.Contains(refused.Reason, c.says) {
			t.Errorf("%s: %v", c.what, err)
		}
		if _, err := os.Stat(dir); !os.IsNotExist(err) {
			t.Errorf("%s: something stays", c.what)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader("a=b"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var refused *Refused
	if _, err := Take(httptest.NewRecorder(), r, t.TempDir()); !errors.As(err, &refused) || refused.Status != 400 {
		t.Errorf("another kind of form: %v", err)
	}
}
