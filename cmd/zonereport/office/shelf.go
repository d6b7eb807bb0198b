package office

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
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

// shelf is the files that pages have offered. Nothing else can be fetched: an address names an entry of it, never a path.
type shelf struct {
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
func (f File) Size() string { return size(f.Bytes) }

// Offer makes a file fetchable; ok is false where there is no such file, or it is none to hand out: nothing of the
// store, of the chain of events, nor what the program keeps for itself.
func (o *Office) Offer(path string) (File, bool) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || o.private(path) {
		return File{}, false
	}
	s := &o.shelf
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string]File{}
		_, _ = rand.Read(s.key[:]) // never fails (crypto/rand)
	}
	h := hmac.New(sha256.New, s.key[:])
	h.Write([]byte(path))
	f := File{Name: filepath.Base(path), Path: path, Bytes: info.Size(), ID: hex.EncodeToString(h.Sum(nil)[:12])}
	s.files[f.ID] = f
	return f, true
}

// OfferAll offers the files of a folder and of the folders in it, by name.
func (o *Office) OfferAll(dir string) []File {
	var list []File
	_ = filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error { // what cannot be listed is not offered
		if err != nil || e.IsDir() {
			return nil
		}
		if f, ok := o.Offer(path); ok {
			list = append(list, f)
		}
		return nil
	})
	return list
}

// private says that a path leads to what is no report: the store, events, locks, hidden files.
func (o *Office) private(path string) bool {
	whole, err := filepath.Abs(path)
	if err != nil || strings.HasPrefix(filepath.Base(path), ".") {
		return true
	}
	store := o.Store
	if store == "" {
		store = filepath.Join(o.Outputs, "store")
	}
	for _, kept := range []string{store, filepath.Join(o.Outputs, "store"), filepath.Join(o.Outputs, "events.jsonl")} {
		kept, err := filepath.Abs(kept)
		if err != nil || whole == kept || strings.HasPrefix(whole, kept+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// serveFile hands out a file that a page has offered.
func (o *Office) serveFile(w http.ResponseWriter, r *http.Request) {
	o.shelf.mu.Lock()
	f, known := o.shelf.files[r.PathValue("id")]
	o.shelf.mu.Unlock()
	if !known {
		o.refuse(w, r, http.StatusNotFound, "没有这个文件。它可能是程序上次启动时列出的：请回到列出它的页面，再点一次。")
		return
	}
	file, err := os.Open(f.Path)
	if err != nil {
		o.refuse(w, r, http.StatusNotFound, "文件“"+f.Name+"”现在打不开，可能已被移走，或正被别的程序独占。")
		return
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
