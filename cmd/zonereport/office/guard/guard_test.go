package guard

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const own = "127.0.0.1:4321"

// asked is a request at the guard of port 4321, and what came of it.
type asked struct {
	status int // 200: let through
	why    string
	header http.Header
}

func ask(g *Guard, method, target, host string, headers ...string) asked {
	r := httptest.NewRequest(method, target, nil)
	r.Host = host
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	var a asked
	w := httptest.NewRecorder()
	g.Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }),
		func(path string) bool { return path == "/open" },
		func(w http.ResponseWriter, _ *http.Request, status int, why string) {
			a.why = why
			w.WriteHeader(status)
		}).ServeHTTP(w, r)
	a.status, a.header = w.Code, w.Header()
	return a
}

// enter opens the page and returns the cookie as browsers send it.
func enter(t *testing.T, g *Guard) string {
	t.Helper()
	a := ask(g, "GET", strings.TrimPrefix(g.Address(), "http://"+own), own)
	cookie, _, _ := strings.Cut(a.header.Get("Set-Cookie"), ";")
	if a.status != http.StatusSeeOther || !strings.Contains(a.header.Get("Set-Cookie"), "; HttpOnly; SameSite=Strict") || a.header.Get("Location") != "/" || !strings.HasPrefix(cookie, "zonereport-4321=") {
		t.Fatalf("the address gives %+v", a)
	}
	return cookie
}

func TestWhoMayAsk(t *testing.T) {
	g := New(4321)
	cookie := enter(t, g)
	const there, here = "https://evil.example", "http://" + own
	for _, c := range []struct {
		what, method, target, host string
		headers                    []string
		want                       int
	}{
		{"with the cookie", "GET", "/", own, []string{"Cookie", cookie}, 200},
		{"by the other name", "GET", "/", "localhost:4321", []string{"Cookie", cookie}, 200},
		{"with other cookies as well", "GET", "/", own, []string{"Cookie", "zonereport-4321=x; " + cookie}, 200},
		{"typed", "GET", "/", own, []string{"Cookie", cookie, "Sec-Fetch-Site", "none"}, 200},
		{"a button", "POST", "/", own, []string{"Cookie", cookie, "Sec-Fetch-Site", "same-origin", "Origin", "null"}, 200},
		{"a button of an old browser", "POST", "/", own, []string{"Cookie", cookie, "Origin", here}, 200},
		{"a button of a very old browser", "POST", "/", own, []string{"Cookie", cookie}, 200},
		{"a page that a link elsewhere led to", "GET", "/", own, []string{"Cookie", cookie, "Referer", there + "/"}, 200},
		{"the style sheet before the cookie", "GET", "/open", own, nil, 200},
		{"the address again", "GET", "/?token=used", own, []string{"Cookie", cookie}, 303},

		{"another name", "GET", "/", "evil.example:4321", []string{"Cookie", cookie}, 403},
		{"no name", "GET", "/", "", []string{"Cookie", cookie}, 403},
		{"no port", "GET", "/", "127.0.0.1", []string{"Cookie", cookie}, 403},
		{"another port", "GET", "/", "127.0.0.1:80", []string{"Cookie", cookie}, 403},
		{"a longer name", "GET", "/", "127.0.0.1.evil.com:4321", []string{"Cookie", cookie}, 403},
		{"upper case", "GET", "/", "LOCALHOST:4321", []string{"Cookie", cookie}, 403},
		{"an absolute address", "GET", "http://" + own + "/", own, []string{"Cookie", cookie}, 403},
		{"another site", "POST", "/", own, []string{"Cookie", cookie, "Sec-Fetch-Site", "cross-site", "Origin", here}, 403},
		{"another port's page", "GET", "/", own, []string{"Cookie", cookie, "Sec-Fetch-Site", "same-site"}, 403},
		{"another Origin", "POST", "/", own, []string{"Cookie", cookie, "Origin", there}, 403},
		{"no Origin told", "POST", "/", own, []string{"Cookie", cookie, "Origin", "null"}, 403},
		{"an empty Origin", "POST", "/", own, []string{"Cookie", cookie, "Origin", ""}, 403},
		{"another Referer", "POST", "/", own, []string{"Cookie", cookie, "Referer", there + "/"}, 403},
		{"no cookie", "GET", "/", own, nil, 403},
		{"a cookie of another port", "GET", "/", own, []string{"Cookie", strings.Replace(cookie, "4321", "4322", 1)}, 403},
		{"another cookie", "POST", "/", own, []string{"Cookie", "zonereport-4321=x"}, 403},
		{"a style sheet by POST", "POST", "/open", own, nil, 403},
		{"a token that was used", "GET", "/?token=used", own, nil, 403},
		{"an empty token", "GET", "/?token=", own, nil, 403},
	} {
		if a := ask(g, c.method, c.target, c.host, c.headers...); a.status != c.want || (a.why == "") != (c.want != 403) {
			t.Errorf("%s: %d %q, want %d", c.what, a.status, a.why, c.want)
		}
	}
}

func TestTheTokenIsUsedUpOnce(t *testing.T) {
	g := New(4321)
	target := strings.TrimPrefix(g.Address(), "http://"+own)
	for _, c := range []struct{ method, target, host, header string }{
		{"GET", target, "evil.example:4321", ""}, {"GET", target, own, "Sec-Purpose"}, {"GET", target, own, "Purpose"}, {"POST", target, own, ""}, {"HEAD", target, own, ""},
		{"GET", "/other" + target[1:], own, ""}, {"GET", target + "x", own, ""},
	} {
		if a := ask(g, c.method, c.target, c.host, c.header, "prefetch"); a.status != 403 || a.header.Get("Set-Cookie") != "" {
			t.Errorf("%v: %d %v", c, a.status, a.header)
		}
	}
	cookie := enter(t, g)
	if a := ask(g, "GET", target, own); a.status != 403 || a.header.Get("Set-Cookie") != "" {
		t.Errorf("a second time: %d", a.status)
	}
	if other := New(4321); ask(other, "GET", "/", own, "Cookie", cookie).status != 403 || other.Address() == g.Address() {
		t.Error("two runs of the program have one secret")
	}
}

func TestWhatBrowsersAreTold(t *testing.T) {
	for _, c := range []struct {
		tell func(http.Header)
		want map[string]string
	}{
		{protect, map[string]string{"X-Frame-Options": "DENY", "Content-Security-Policy": "frame-ancestors 'none'"}},
		{func(h http.Header) { protect(h); Frame(h) }, map[string]string{"X-Frame-Options": "SAMEORIGIN", "Content-Security-Policy": "frame-ancestors 'self'"}},
	} {
		h := http.Header{}
		c.tell(h)
		c.want["X-Content-Type-Options"], c.want["Referrer-Policy"], c.want["Cache-Control"] = "nosniff", "same-origin", "no-store"
		c.want["Cross-Origin-Resource-Policy"], c.want["Cross-Origin-Opener-Policy"] = "same-origin", "same-origin"
		for name, want := range c.want {
			if !strings.Contains(h.Get(name), want) {
				t.Errorf("%s is %q, want %q", name, h.Get(name), want)
			}
		}
		if csp := h.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'self'; ") || strings.Contains(csp, "script-src") || !strings.Contains(csp, "base-uri 'none'") {
			t.Errorf("policy %q", csp)
		}
	}
}
