package office

import (
	"embed"
	"net/http"
	"path"
)

//go:embed assets/*
var assets embed.FS

// serveAsset serves the page's own style and script.
func serveAsset(w http.ResponseWriter, r *http.Request) {
	kind, ok := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}[path.Ext(r.PathValue("name"))]
	data, err := assets.ReadFile("assets/" + r.PathValue("name"))
	if err != nil || !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(data)
}
