//go:build judges

package main

import (
	"bufio"
	"bytes"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// page is the page of an archive that was started, and a browser on it.
type page struct {
	*testing.T
	base    string
	browser *http.Client
}

// opened starts serve in a folder, with the folders in which systems keep fonts hidden where the system lets a test do
// that (with which fonts reports were drawn is looked at in any case), and opens its address.
func opened(t *testing.T, home string) page {
	t.Helper()
	const hide = `for d in /usr/share/fonts /usr/local/share/fonts "$HOME"; do [ ! -d "$d" ] || mount -t tmpfs none "$d" || exit 9; done; exec ./zonereport serve --no-open`
	apart := []string{"unshare", "--map-root-user", "--mount", "sh", "-c"}
	serve := exec.Command(apart[0], append(apart[1:], hide)...)
	if err := exec.Command(apart[0], append(apart[1:], "mount -t tmpfs none /tmp")...).Run(); err != nil {
		t.Logf("the system's fonts stay in sight: %v", err)
		serve = exec.Command(filepath.Join(home, "zonereport"), "serve", "--no-open")
	}
	serve.Dir, serve.Stderr = home, os.Stderr
	serve.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir()}
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	t.Cleanup(func() {
		if err := <-ended; err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	go func() { ended <- serve.Wait() }()
	if err != nil {
		t.Fatal(err)
	}
	base, _, _ := strings.Cut(address, "/?")
	jar, _ := cookiejar.New(nil)
	p := page{t, base, &http.Client{Jar: jar, Timeout: time.Minute}}
	p.get(strings.TrimPrefix(strings.TrimSpace(address), base))
	return p
}

// get asks for an address and returns the page, once what it has to look up is done.
func (p page) get(path string) string {
	p.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if text := p.answer(p.browser.Get(p.base + path)); !strings.Contains(text, "data-refresh") {
			return text
		}
	}
	p.Fatalf("%s is never done", path)
	return ""
}

// post sends a form as a browser does and returns the page on which its command has ended, which must be well.
func (p page) post(path string, form url.Values) {
	p.Helper()
	p.send(path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

// receive drops the files of a folder on 收件.
func (p page) receive(month, folder string) {
	p.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			p.Fatal(err)
		}
		part, _ := form.CreateFormFile("files", filepath.Base(file)) // into memory
		_, _ = part.Write(data)
	}
	_ = form.WriteField("period", month)
	_ = form.Close()
	p.send("/inbox/receive?month="+month, form.FormDataContentType(), &body)
}

// send posts and waits for what comes of it.
func (p page) send(path, kind string, body io.Reader) {
	p.Helper()
	request, err := http.NewRequest(http.MethodPost, p.base+path, body)
	if err != nil {
		p.Fatal(err)
	}
	request.Header.Set("Content-Type", kind)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set("Origin", p.base)
	response, err := p.browser.Do(request)
	text := p.answer(response, err)
	if strings.Contains(text, "data-refresh") {
		text = p.get(response.Request.URL.RequestURI())
	}
	if !strings.Contains(text, "✓") {
		p.Fatalf("%s: %s", path, text)
	}
}

func (p page) answer(r *http.Response, err error) string {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		p.Fatalf("%s: %d, %v\n%s", r.Request.URL.Path, r.StatusCode, err, text)
	}
	return string(text)
}

// hidden is the value of a hidden field.
func hidden(t *testing.T, page, name string) string {
	t.Helper()
	m := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("no field %s in %s", name, page)
	}
	return html.UnescapeString(m[1])
}
