package office

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"zonereport/cmd/zonereport/office/shelf"
	"zonereport/pipeline/archive"
)

// File is one to download, or to be shown in the page.
type File = shelf.File

// Offer makes a file fetchable; ok is false where there is no such file, or it is none to hand out: nothing of the
// store, of the chain of events, nor what the program keeps for itself.
func (o *Office) Offer(path string) (f File, ok bool) {
	if o.private(path) {
		return File{}, false
	}
	return o.shelf.Offer(path)
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

// private says that a path leads to what is no report: the store, events.
func (o *Office) private(path string) bool {
	whole, err := filepath.Abs(path)
	if err != nil {
		return true
	}
	store := o.Store
	if store == "" {
		store = filepath.Join(o.Outputs, "store")
	}
	for _, kept := range []string{store, filepath.Join(o.Outputs, "store"), filepath.Join(o.Outputs, archive.FileName)} {
		kept, err := filepath.Abs(kept)
		if err != nil || whole == kept || strings.HasPrefix(whole, kept+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// serveFile hands out a file that a page has offered.
func (o *Office) serveFile(w http.ResponseWriter, r *http.Request) {
	if missing := o.shelf.Serve(w, r, r.PathValue("id")); missing != "" {
		o.refuse(w, r, http.StatusNotFound, missing)
	}
}
