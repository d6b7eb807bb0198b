package shelf

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func serve(s *Shelf, address string) (*httptest.ResponseRecorder, string) {
	r := httptest.NewRequest("GET", address, nil)
	w := httptest.NewRecorder()
	return w, s.Serve(w, r, strings.TrimPrefix(r.URL.Path, "/file/"))
}

func TestOfferedFiles(t *testing.T) {
	dir := t.TempDir()
	put := func(name string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("内容"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var s Shelf
	report, hidden := put("报告 a.pdf"), put(".lock")
	if err := os.Symlink(report, filepath.Join(dir, "链接.pdf")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{hidden, dir, filepath.Join(dir, "链接.pdf"), filepath.Join(dir, "没有")} {
		if f, ok := s.Offer(path); ok {
			t.Errorf("%s is offered: %+v", path, f)
		}
	}
	f, ok := s.Offer(report)
	again, _ := s.Offer(report)
	if !ok || f != again || f.Name != "报告 a.pdf" || f.Size() != "6 字节" || !f.PDF() || strings.Contains(f.URL(), "a.pdf") {
		t.Fatalf("%+v, again %+v", f, again)
	}
	w, missing := serve(&s, f.URL())
	if missing != "" || w.Body.String() != "内容" || w.Header().Get("Content-Disposition") != `attachment; filename="__ a.pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20a.pdf` || w.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("%q %q %v", missing, w.Body, w.Header())
	}
	if w, _ := serve(&s, f.Shown()); !strings.HasPrefix(w.Header().Get("Content-Disposition"), "inline;") || !strings.Contains(w.Header().Get("Content-Security-Policy"), "frame-ancestors 'self'") {
		t.Errorf("shown: %v", w.Header())
	}
	var other Shelf
	for _, s := range []*Shelf{&s, &other} {
		if g, _ := s.Offer(put("另一个.txt")); g.ID == f.ID {
			t.Error("two files have one number")
		}
	}
	if w, missing := serve(&other, f.URL()); missing == "" || w.Body.Len() > 0 {
		t.Error("another run of the program hands it out")
	}
	if err := os.Remove(report); err != nil {
		t.Fatal(err)
	}
	if w, missing := serve(&s, f.URL()); !strings.Contains(missing, "报告 a.pdf") || w.Body.Len() > 0 {
		t.Errorf("a file that is gone: %q", missing)
	}
}

// What a file holds is never a page.
func TestKindsOfFiles(t *testing.T) {
	dir := t.TempDir()
	var s Shelf
	for name, want := range map[string]string{"查看.html": "application/octet-stream", "x.HTM": "application/octet-stream", "x.svg": "application/octet-stream", "x.js": "application/octet-stream", "x.xml": "application/octet-stream",
		"x.xhtml": "application/octet-stream", "清单": "application/octet-stream", "报告.PDF": "application/pdf"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("<html>"), 0o600); err != nil {
			t.Fatal(err)
		}
		f, _ := s.Offer(path)
		for _, address := range []string{f.URL(), f.Shown()} {
			w, _ := serve(&s, address)
			shown := address == f.Shown() && want == "application/pdf"
			if w.Header().Get("Content-Type") != want || strings.HasPrefix(w.Header().Get("Content-Disposition"), "inline") != shown {
				t.Errorf("%s: %v", name, w.Header())
			}
		}
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 字节", 1023: "1023 字节", 1024: "1 KB", 70000: "68 KB", 5 << 20: "5 MB", 5<<20 + 600<<10: "5.6 MB"} {
		if got := Size(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}
