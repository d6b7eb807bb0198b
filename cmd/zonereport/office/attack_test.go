package office

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// Every request that does not come from a page of this program in the browser that it opened is refused, and
// nothing happens (design-life §19): a line an attack.
func TestAttacksAreRefused(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	cookie := o.cookie(t)
	port := o.host[strings.LastIndex(o.host, ":"):]
	const button = "POST /months/redo?month=2020-12"
	own := "Origin: " + o.base
	for _, a := range []struct {
		attack, line, host string
		headers            []string
		want               int
	}{
		// What the user's own browser sends gets through.
		{"a page", "GET /months", o.host, []string{"Cookie: " + cookie}, 200},
		{"a page under the other name", "GET /months", "localhost" + port, []string{"Cookie: " + cookie}, 200},
		{"a button, new browser", button, o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: same-origin", own}, 303},
		{"a button, new browser, Origin hidden", button, o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: same-origin", "Origin: null"}, 303},
		{"a button, browser of 2020", button, o.host, []string{"Cookie: " + cookie, own}, 303},
		{"a button, old browser that says only Referer", button, o.host, []string{"Cookie: " + cookie, "Referer: " + o.base + "/months"}, 303},

		// DNS rebinding: the name in Host is not ours.
		{"rebinding", "GET /months", "evil.example" + port, []string{"Cookie: " + cookie}, 403},
		{"rebinding without port", "GET /months", "evil.example", []string{"Cookie: " + cookie}, 403},
		{"our address as the beginning of a name", "GET /months", "127.0.0.1.evil.com" + port, []string{"Cookie: " + cookie}, 403},
		{"our name as the beginning of a name", "GET /months", "localhost.evil.com" + port, []string{"Cookie: " + cookie}, 403},
		{"our name at the end of a name", "GET /months", "evil-localhost" + port, []string{"Cookie: " + cookie}, 403},
		{"another loopback address", "GET /months", "127.0.0.2" + port, []string{"Cookie: " + cookie}, 403},
		{"any address", "GET /months", "0.0.0.0" + port, []string{"Cookie: " + cookie}, 403},
		{"IPv6", "GET /months", "[::1]" + port, []string{"Cookie: " + cookie}, 403},
		{"another port", "GET /months", "127.0.0.1:1", []string{"Cookie: " + cookie}, 403},
		{"no port", "GET /months", "127.0.0.1", []string{"Cookie: " + cookie}, 403},
		{"a trailing dot", "GET /months", "localhost." + port, []string{"Cookie: " + cookie}, 403},
		{"an address in other digits", "GET /months", "2130706433" + port, []string{"Cookie: " + cookie}, 403},
		{"rebinding of the style sheet", "GET /assets/style.css", "evil.example" + port, nil, 403},
		{"rebinding with a token", "GET /?token=x", "evil.example" + port, nil, 403},
		{"an absolute address around Host", "GET http://127.0.0.1" + port + "/months", "evil.example", []string{"Cookie: " + cookie}, 403},

		// Requests that other pages make the browser send.
		{"another site", button, o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: cross-site", "Origin: https://evil.example"}, 403},
		{"another site that forges Origin", button, o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: cross-site", own}, 403},
		{"another port of this machine", button, o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: same-site", "Origin: http://127.0.0.1:1"}, 403},
		{"an unknown word for the site", button, o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: same-origin-ish"}, 403},
		{"another Origin, browser of 2020", button, o.host, []string{"Cookie: " + cookie, "Origin: https://evil.example"}, 403},
		{"Origin null, browser of 2020", button, o.host, []string{"Cookie: " + cookie, "Origin: null"}, 403},
		{"an empty Origin", button, o.host, []string{"Cookie: " + cookie, "Origin: "}, 403},
		{"Origin of another port", button, o.host, []string{"Cookie: " + cookie, "Origin: http://127.0.0.1:1"}, 403},
		{"Origin by https", button, o.host, []string{"Cookie: " + cookie, "Origin: https://" + o.host}, 403},
		{"Origin of our other name", button, o.host, []string{"Cookie: " + cookie, "Origin: http://localhost" + port}, 403},
		{"Origin that begins like ours", button, o.host, []string{"Cookie: " + cookie, own + ".evil.com"}, 403},
		{"Referer of another page", button, o.host, []string{"Cookie: " + cookie, "Referer: https://evil.example/"}, 403},
		{"a page asked for by another site", "GET /months", o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: cross-site"}, 403},
		{"a page asked for by another port", "GET /months", o.host, []string{"Cookie: " + cookie, "Sec-Fetch-Site: same-site"}, 403},
		{"a page asked for by the script of another site", "GET /months", o.host, []string{"Cookie: " + cookie, "Origin: https://evil.example"}, 403},
		{"leave to ask from elsewhere", "OPTIONS /months/redo", o.host, []string{"Origin: https://evil.example", "Access-Control-Request-Method: POST"}, 403},

		// Without the cookie, or with another.
		{"no cookie", button, o.host, []string{"Sec-Fetch-Site: same-origin", own}, 403},
		{"no cookie, to a page", "GET /months", o.host, nil, 403},
		{"no cookie, to a file", "GET /file/0", o.host, nil, 403},
		{"no cookie, to the start", "GET /", o.host, nil, 403},
		{"no cookie, where a style sheet is", "POST /assets/style.css", o.host, nil, 403},
		{"no cookie, to end it", "POST /end", o.host, nil, 403},
		{"a cookie that is guessed", button, o.host, []string{"Cookie: " + cookie[:strings.Index(cookie, "=")] + "=AAAA"}, 403},
		{"an empty cookie", button, o.host, []string{"Cookie: " + cookie[:strings.Index(cookie, "=")] + "="}, 403},
		{"a cookie cut short", button, o.host, []string{"Cookie: " + cookie[:len(cookie)-1]}, 403},
		{"the cookie as a token", "GET /?token=" + cookie[strings.Index(cookie, "=")+1:], o.host, nil, 403},
		{"a token that is guessed", "GET /?token=AAAA", o.host, nil, 403},
		{"an empty token", "GET /?token=", o.host, nil, 403},
		{"a token for a button", "POST /months/redo?token=AAAA", o.host, nil, 403},

		// What only a button may do, in other ways.
		{"a button as a link", "GET /months/redo?month=2020-12", o.host, []string{"Cookie: " + cookie}, 405},
		{"the end as a link", "GET /end", o.host, []string{"Cookie: " + cookie}, 405},
		{"an upload as a link", "GET /inbox/receive", o.host, []string{"Cookie: " + cookie}, 405},
		{"a page by POST", "POST /months", o.host, []string{"Cookie: " + cookie}, 405},
		{"PUT", "PUT /months", o.host, []string{"Cookie: " + cookie}, 405},
		{"DELETE", "DELETE /file/0", o.host, []string{"Cookie: " + cookie}, 405},
		{"TRACE", "TRACE /months", o.host, []string{"Cookie: " + cookie}, 405},
		{"a method of nobody", "BREW /months/redo", o.host, []string{"Cookie: " + cookie}, 405},
		{"a method said otherwise", "GET /months/redo", o.host, []string{"Cookie: " + cookie, "X-HTTP-Method-Override: POST"}, 405},
	} {
		before := len(o.commands())
		reply := o.raw(t, fmt.Sprintf("%s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\nContent-Length: 0\r\n\r\n", a.line, a.host, lines(a.headers)))
		if got := status(reply); got != a.want {
			t.Errorf("%s: status %d, want %d", a.attack, got, a.want)
		}
		if ran := len(o.commands()) - before; a.want >= 400 && ran > 0 {
			t.Errorf("%s: refused, and carried out", a.attack)
		} else if a.want == 303 && ran != 1 {
			t.Errorf("%s: not carried out", a.attack)
		}
		if a.want == 403 && strings.Contains(reply, "示范") {
			t.Errorf("%s: refused, and tells whose office it is", a.attack)
		}
		if a.want >= 400 && strings.Contains(strings.ToLower(reply), "access-control-allow") {
			t.Errorf("%s: allows others to read", a.attack)
		}
	}
	if got := status(o.raw(t, "GET /months HTTP/1.0\r\nCookie: "+cookie+"\r\n\r\n")); got != http.StatusForbidden {
		t.Errorf("without Host: status %d", got)
	}
	if got := status(o.raw(t, "GET /months HTTP/1.1\r\nConnection: close\r\nCookie: "+cookie+"\r\n\r\n")); got != http.StatusBadRequest {
		t.Errorf("without Host in HTTP/1.1: status %d", got)
	}
	if got := status(o.raw(t, "GET /months HTTP/1.1\r\nHost: "+o.host+"\r\nHost: evil.example\r\nConnection: close\r\n\r\n")); got != http.StatusBadRequest {
		t.Errorf("with two Hosts: status %d", got)
	}
}

func lines(headers []string) string {
	var b strings.Builder
	for _, h := range headers {
		b.WriteString(h + "\r\n")
	}
	return b.String()
}

// status is the one of a raw reply, 0 for none.
func status(reply string) int {
	var n int
	_, _ = fmt.Sscanf(reply, "HTTP/1.1 %d", &n)
	if n == 0 {
		_, _ = fmt.Sscanf(reply, "HTTP/1.0 %d", &n)
	}
	return n
}

// The address opens the page once; a browser that only looks ahead does not use it up.
func TestTheAddressOpensOnce(t *testing.T) {
	o := begin(t, nil)
	address := o.guard.Address()
	path := strings.TrimPrefix(address, o.base)
	ask := func(more string) string {
		return o.raw(t, "GET "+path+" HTTP/1.1\r\nHost: "+o.host+"\r\n"+more+"Connection: close\r\n\r\n")
	}
	for _, ahead := range []string{"Sec-Purpose: prefetch;prerender\r\n", "Purpose: prefetch\r\n"} {
		if reply := ask(ahead); status(reply) != 403 || strings.Contains(reply, "Set-Cookie") {
			t.Errorf("%q uses the address up: %d", ahead, status(reply))
		}
	}
	if got := status(o.raw(t, "HEAD "+path+" HTTP/1.1\r\nHost: "+o.host+"\r\nConnection: close\r\n\r\n")); got != 403 {
		t.Errorf("HEAD gives %d", got)
	}
	reply := ask("Sec-Fetch-Site: cross-site\r\n") // from a chat
	if status(reply) != 303 || !strings.Contains(reply, "Location: /\r\n") {
		t.Errorf("the address gives %d", status(reply))
	}
	cookie := reply[strings.Index(reply, "Set-Cookie: "):]
	cookie = cookie[:strings.Index(cookie, "\r\n")]
	for _, want := range []string{"; HttpOnly", "; SameSite=Strict", "; Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("%s lacks %s", cookie, want)
		}
	}
	if value := cookie[strings.Index(cookie, "=")+1 : strings.Index(cookie, ";")]; len(value) < 43 || strings.Contains(address, value) {
		t.Errorf("the cookie holds %q", value)
	}
	if reply := ask(""); status(reply) != 403 || strings.Contains(reply, "Set-Cookie") || !strings.Contains(reply, "只能打开一次") {
		t.Errorf("used twice: %d", status(reply))
	}
}

// What browsers are told with every answer.
func TestEveryAnswerIsProtected(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	for _, path := range []string{"/months", "/inbox", "/nothing", "/file/0", "/job/1", "/assets/style.css", "/assets/nothing", "/end"} {
		resp, err := o.browser.Get(o.base + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "same-origin", "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := resp.Header.Get(name); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if policy := resp.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: %s", path, policy)
		}
	}
}
