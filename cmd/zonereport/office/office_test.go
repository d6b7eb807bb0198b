package office

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// opened is an office at work on folders of the test, with a browser that has opened it.
type opened struct {
	*Office
	base    string // http://127.0.0.1:43210
	host    string
	browser *http.Client

	mu  sync.Mutex
	ran [][]string
	run func(args []string, out, log io.Writer) int
}

// commands are those that were carried out.
func (o *opened) commands() [][]string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([][]string(nil), o.ran...)
}

// begin serves an office of a made-up zone; run stands in for the program.
func begin(t *testing.T, run func(args []string, out, log io.Writer) int) *opened {
	t.Helper()
	dir := t.TempDir()
	o := &opened{run: run, Office: &Office{Inputs: filepath.Join(dir, "inputs"), Outputs: filepath.Join(dir, "outputs")}}
	o.Run = func(args []string, out, log io.Writer) int {
		o.mu.Lock()
		o.ran = append(o.ran, args)
		o.mu.Unlock()
		if o.run == nil {
			return 0
		}
		return o.run(args, out, log)
	}
	put(t, filepath.Join(o.Inputs, "zone.toml"), "name = \"示范经济开发区\"\n")
	put(t, filepath.Join(o.Inputs, "2020-12", "招商.csv"), "a,b\n")
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := o.open(listener.Addr().(*net.TCPAddr).Port); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- o.attend(ctx, listener) }()
	t.Cleanup(func() {
		end()
		if err := <-done; err != nil && err != http.ErrServerClosed {
			t.Error(err)
		}
		_ = os.RemoveAll(o.scratch)
	})
	o.host = listener.Addr().String()
	o.base = "http://" + o.host
	jar, _ := cookiejar.New(nil)
	o.browser = &http.Client{Jar: jar, Timeout: time.Minute}
	return o
}

// enter opens the address that the program has printed.
func (o *opened) enter(t *testing.T) {
	t.Helper()
	if status, page := o.get(t, o.guard.Address()); status != http.StatusOK || !strings.Contains(page, "月份") {
		t.Fatalf("the address gives %d: %s", status, page)
	}
}

// get fetches a page with the browser.
func (o *opened) get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return o.ask(t, r)
}

// see fetches a page until it asks for nothing more by itself.
func (o *opened) see(t *testing.T, url string) string {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, page := o.settled(t, r)
	return page
}

// ask sends a request with the browser's cookies.
func (o *opened) ask(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	resp, err := o.browser.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

// cookie is the one that the browser has got.
func (o *opened) cookie(t *testing.T) string {
	t.Helper()
	r, _ := http.NewRequest(http.MethodGet, o.base, nil)
	list := o.browser.Jar.Cookies(r.URL)
	if len(list) != 1 {
		t.Fatalf("the browser has %d cookies", len(list))
	}
	return list[0].Name + "=" + list[0].Value
}

// raw sends bytes and returns what comes back until the connection ends or the time is over.
func (o *opened) raw(t *testing.T, text string) string {
	t.Helper()
	c, err := net.Dial("tcp", o.host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(time.Minute))
	if _, err := io.WriteString(c, text); err != nil {
		return err.Error()
	}
	reply, _ := io.ReadAll(c)
	return string(reply)
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree lists what lies in a folder, with sizes.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			info, ierr := e.Info()
			err = ierr
			if err == nil {
				fmt.Fprintf(&b, "%s %d\n", strings.TrimPrefix(path, dir), info.Size())
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
