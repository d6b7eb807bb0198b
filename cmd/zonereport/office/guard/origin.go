package guard

import (
	"net/http"
	"net/url"
	"strconv"
)

// foreign says why a request does not come from a page of this program, "" if it may. opening is the request
// that opens the page for the first time: its token is proof enough of where it comes from.
func (g *Guard) foreign(r *http.Request, opening bool) string {
	if r.URL.IsAbs() || !g.own(r.Host) {
		return "请求的地址不是本机的 127.0.0.1。"
	}
	// Browsers of about 2020 do not say Sec-Fetch-Site on plain addresses; then Origin decides, then Referer.
	site, origin, referer := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Origin"), r.Header.Get("Referer")
	switch {
	case opening:
		return ""
	case site != "":
		if site != "same-origin" && site != "none" {
			return "请求来自别的网页。"
		}
	case len(r.Header.Values("Origin")) > 0:
		if origin != "http://"+r.Host {
			return "请求来自别的网页。"
		}
	case changes(r) && referer != "":
		if from, err := url.Parse(referer); err != nil || from.Scheme != "http" || from.Host != r.Host {
			return "请求来自别的网页。"
		}
	}
	return ""
}

// own says that a host is exactly this program: a name that only leads here, or another port, is not.
func (g *Guard) own(host string) bool {
	port := strconv.Itoa(g.port)
	return host == "127.0.0.1:"+port || host == "localhost:"+port
}

// policy is what a page may load and who may frame it: its own things, nobody.
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// framed is policy for what the page shows inside itself: the reports. Viewers of PDF style their own frame.
const framed = "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// protect sets what browsers are told with every answer.
func protect(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}

// Frame lets the page itself, and nobody else, show an answer in a frame.
func Frame(h http.Header) {
	h.Set("Content-Security-Policy", framed)
	h.Set("X-Frame-Options", "SAMEORIGIN")
}
