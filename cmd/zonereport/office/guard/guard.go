// Package guard decides who may ask the office's page for anything (design-life §19): a browser on this
// machine that was started with the address of this one run of the program, from a page of this program.
package guard

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"sync"
)

// Guard stands before everything that is served.
type Guard struct {
	port   int
	cookie string // name of the cookie; another port on this machine has another
	secret string // what the cookie holds

	mu    sync.Mutex
	token string // what opens the page for the first time; "" once it was used
}

// New is a guard for what listens on a port of this machine, with secrets of its own.
func New(port int) *Guard {
	return &Guard{port: port, cookie: "zonereport-" + strconv.Itoa(port), secret: random(), token: random()}
}

// random is 256 bits from the system's source, in letters that a URL and a cookie can hold.
func random() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// Address opens the page, once.
func (g *Guard) Address() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return fmt.Sprintf("http://127.0.0.1:%d/?token=%s", g.port, g.token)
}

// Wrap lets to next only what passes every rule; open are the paths that need no cookie, refuse answers what
// does not pass: with a status and, in Chinese, why.
func (g *Guard) Wrap(next http.Handler, open func(path string) bool, refuse func(w http.ResponseWriter, r *http.Request, status int, why string)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header())
		token := r.URL.Query().Get("token")
		opening := r.Method == http.MethodGet && r.URL.Path == "/" && token != ""
		why := g.foreign(r, opening)
		switch {
		case why != "":
			refuse(w, r, http.StatusForbidden, why)
		case opening && g.admit(w, r, token), open(r.URL.Path) && !changes(r):
			if opening {
				http.Redirect(w, r, "/", http.StatusSeeOther)
				return
			}
			next.ServeHTTP(w, r)
		case !g.known(r) && opening:
			refuse(w, r, http.StatusForbidden, "这个地址只能打开一次，已经用过了，或者不是这一次启动给出的。")
		case !g.known(r):
			refuse(w, r, http.StatusForbidden, "这个浏览器窗口没有经过启动时给出的地址打开。")
		case opening: // the address once more, in the browser that it opened
			http.Redirect(w, r, "/", http.StatusSeeOther)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// admit uses the token up: whoever has it gets the cookie. A browser that only looks ahead does not.
func (g *Guard) admit(w http.ResponseWriter, r *http.Request, token string) bool {
	if r.Header.Get("Sec-Purpose") != "" || r.Header.Get("Purpose") != "" {
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) != 1 {
		return false
	}
	g.token = ""
	http.SetCookie(w, &http.Cookie{Name: g.cookie, Value: g.secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	return true
}

// known says that the request bears the cookie.
func (g *Guard) known(r *http.Request) bool {
	for _, c := range r.CookiesNamed(g.cookie) {
		if subtle.ConstantTimeCompare([]byte(c.Value), []byte(g.secret)) == 1 {
			return true
		}
	}
	return false
}

// changes says that a request may change something.
func changes(r *http.Request) bool { return r.Method != http.MethodGet && r.Method != http.MethodHead }
