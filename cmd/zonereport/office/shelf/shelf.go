// Package shelf holds the files that the office's pages have offered to their reader. Nothing else can be fetched: an
// address names an entry of the shelf, never a path.
package shelf

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"zonereport/cmd/zonereport/office/guard"
)

// Shelf is the files that pages have offered. The zero value is empty and ready for use.
type Shelf struct {
	mu    sync.Mutex
	key   [32]byte
	files map[string]File
}

// File is one to download, or to be shown in the page.
type File struct {
	Name  string // under which it is saved
	Path  string // where it lies
	Bytes int64
	ID    string
}

// URL is where the file is fetched.
func (f File) URL() string { return "/file/" + f.ID }

// Shown is where a PDF is fetched to be shown in a frame of the page.
func (f File) Shown() string { return "/file/" + f.ID + "?show=1" }

// PDF says that browsers can show the file.
func (f File) PDF() bool { return strings.EqualFold(filepath.Ext(f.Name), ".pdf") }

// Size is the file's size as people read it.
func (f File) Size() string { return Size(f.Bytes) }

// Offer makes a file fetchable; ok is false where there is no such file, or it is hidden, or a link.
func (s *Shelf) Offer(path string) (f File, ok bool) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || strings.HasPrefix(filepath.Base(path), ".") {
		return File{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string]File{}
		_, _ = rand.Read(s.key[:]) // never fails (crypto/rand)
	}
	h := hmac.New(sha256.New, s.key[:])
	h.Write([]byte(path))
	f = File{Name: filepath.Base(path), Path: path, Bytes: info.Size(), ID: hex.EncodeToString(h.Sum(nil)[:12])}
	s.files[f.ID] = f
	return f, true
}

// Serve hands out the file of an id; missing says in Chinese why there is none to hand out.
func (s *Shelf) Serve(w http.ResponseWriter, r *http.Request, id string) (missing string) {
	s.mu.Lock()
	f, known := s.files[id]
	s.mu.Unlock()
	if !known {
		return "没有这个文件。它可能是程序上次启动时列出的：请回到列出它的页面，再点一次。"
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return "文件“" + f.Name + "”现在打不开，可能已被移走，或正被别的程序独占。"
	}
	defer func() { _ = file.Close() }() // only read
	kind, how := "application/octet-stream", "attachment"
	if f.PDF() {
		kind = "application/pdf"
		if r.URL.Query().Get("show") != "" {
			how = "inline"
			guard.Frame(w.Header())
		}
	} else if known := mime.TypeByExtension(filepath.Ext(f.Name)); known != "" && !strings.Contains(known, "html") && !strings.Contains(known, "xml") && !strings.Contains(known, "script") {
		kind = known
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", disposition(how, f.Name))
	http.ServeContent(w, r, "", time.Time{}, file)
	return ""
}

// disposition names a file to be saved: in RFC 5987's way for all characters, and for the browsers that do not know
// it in plain ASCII with _ for the rest.
func disposition(how, name string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\/:*?<>|;%`, r) {
			return '_'
		}
		return r
	}, name)
	return how + `; filename="` + plain + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}

// Size is a number of bytes as people read it.
func Size(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d 字节", n)
	case n < 1<<20:
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/(1<<20)), ".0") + " MB"
}
