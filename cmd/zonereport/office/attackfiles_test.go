package office

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zonereport/cmd/zonereport/office/host"
	"zonereport/pipeline/compose/filename"
)

// sending is a file of a form, under the name that its sender gives it.
type sending struct {
	name string
	size int64
}

// send posts files as the page does, made while they are read.
func (o *opened) send(t *testing.T, files []sending, fields ...string) (int, string) {
	t.Helper()
	body, into := io.Pipe()
	form := multipart.NewWriter(into)
	go func() {
		for i := 0; i+1 < len(fields); i += 2 {
			_ = form.WriteField(fields[i], fields[i+1])
		}
		for _, f := range files {
			part, err := form.CreatePart(textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf(`form-data; name="files"; filename="%s"`, f.name)}, "Content-Type": {"text/html"}})
			if err != nil {
				break
			}
			_, _ = io.CopyN(part, zeros{}, f.size)
		}
		_ = into.CloseWithError(form.Close())
	}()
	r, err := http.NewRequest(http.MethodPost, o.base+"/inbox/receive?month=2020-12", body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	return o.ask(t, r)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// received is the files of the last command, and whether each was there under its name while it ran.
func (o *opened) received() []string {
	commands := o.commands()
	if len(commands) == 0 {
		return nil
	}
	var files []string
	for _, arg := range commands[len(commands)-1] {
		if filepath.IsAbs(arg) && !strings.HasPrefix(arg, o.Inputs) && !strings.HasPrefix(arg, o.Outputs) {
			files = append(files, arg)
		}
	}
	return files
}

// Uploads beyond the bounds are refused whole; nothing stays of them.
func TestUploadsAreBounded(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	many := func(n int) []sending {
		var list []sending
		for i := range n {
			list = append(list, sending{fmt.Sprintf("%d.csv", i), 1})
		}
		return list
	}
	for _, c := range []struct {
		what   string
		files  []sending
		fields []string
		want   int
		says   string
	}{
		{"64 MiB", []sending{{"大.xlsx", 64 << 20}}, nil, 200, ""},
		{"a byte more", []sending{{"小.csv", 1}, {"大.xlsx", 64<<20 + 1}}, nil, 413, "“大.xlsx”超过 64 MB"},
		{"200 files", many(200), nil, 200, ""},
		{"201 files", many(201), nil, 413, "超过 200 个"},
		{"no file", nil, nil, 422, "没有选择文件"},
		{"a field without a file chosen", []sending{{"", 0}}, nil, 422, "没有选择文件"},
		{"a month that is none", many(1), []string{"period", "../2020-12"}, 422, "2020-12 的样子"},
		{"a month of its own", many(1), []string{"period", "2021-01"}, 200, ""},
		{"a long field", many(1), []string{"at", strings.Repeat("x", 2000)}, 413, "太长"},
		{"many fields", many(1), strings.Split(strings.Repeat("a,b,", 30), ","), 400, "太多"},
	} {
		before := len(o.commands())
		status, page := o.send(t, c.files, c.fields...)
		if status != c.want || !strings.Contains(page, c.says) {
			t.Errorf("%s: status %d, want %d with %q", c.what, status, c.want, c.says)
		}
		if ran := len(o.commands()) - before; (ran == 1) != (c.want == 200) {
			t.Errorf("%s: %d commands", c.what, ran)
		}
		if c.want == 200 && len(o.received()) != len(c.files) {
			t.Errorf("%s: %d files for the command", c.what, len(o.received()))
		}
		if left := tree(t, o.scratch); left != "" {
			t.Errorf("%s: left behind %s", c.what, left)
		}
	}
}

// An upload that ends in the middle leaves nothing and orders nothing.
func TestUploadsThatEndEarly(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	cookie := o.cookie(t)
	head := "POST /inbox/receive HTTP/1.1\r\nHost: " + o.host + "\r\nCookie: " + cookie + "\r\nContent-Type: multipart/form-data; boundary=b\r\n"
	part := "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\nhalf"
	for what, text := range map[string]string{
		"the connection ends":    head + fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(part)+1000, part),
		"the form ends":          head + fmt.Sprintf("Connection: close\r\nContent-Length: %d\r\n\r\n%s", len(part), part),
		"no form at all":         "POST /inbox/receive HTTP/1.1\r\nHost: " + o.host + "\r\nCookie: " + cookie + "\r\nConnection: close\r\nContent-Length: 4\r\n\r\nhalf",
		"a form without a place": strings.Replace(head, "; boundary=b", "", 1) + fmt.Sprintf("Connection: close\r\nContent-Length: %d\r\n\r\n%s", len(part), part),
	} {
		c, err := net.Dial("tcp", o.host)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, text)
		_ = c.(*net.TCPConn).CloseWrite()
		_ = c.SetReadDeadline(time.Now().Add(time.Minute))
		reply, _ := io.ReadAll(c)
		_ = c.Close()
		if s := status(string(reply)); s != 0 && s < 400 {
			t.Errorf("%s: status %d", what, s)
		}
		if len(o.commands()) > 0 {
			t.Errorf("%s: %v is carried out", what, o.commands())
		}
		if left := tree(t, o.scratch); left != "" {
			t.Errorf("%s: left behind %s", what, left)
		}
	}
}

// Whatever a file is called, it lies in the folder that the program has made for it.
func TestUploadsStayInTheirFolder(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	before := tree(t, filepath.Dir(o.Inputs))
	o.run = func(args []string, out, log io.Writer) int {
		for _, path := range args[1:] {
			if strings.HasPrefix(path, "/") && strings.HasPrefix(path, o.scratch) {
				if _, err := os.Stat(path); err != nil {
					t.Error(err)
				}
			}
		}
		return 0
	}
	for _, name := range []string{"../../inputs/zone.toml", `..\\..\\zone.toml`, "/../../../zone.toml", "%2e%2e%2fzone.toml", "..%00.csv", "--outputs=x", "..", "/", "CON", "a/..", `C:\\报送\\招商.xls`} {
		if status, _ := o.send(t, []sending{{name, 3}}); status != 200 {
			t.Errorf("%s: status %d", name, status)
		}
		for _, path := range o.received() {
			if rel, err := filepath.Rel(o.scratch, path); err != nil || strings.HasPrefix(rel, "..") || strings.Count(rel, string(filepath.Separator)) != 3 || filename.Problem(filepath.Base(path)) != "" {
				t.Errorf("%s lies at %s", name, path)
			}
		}
	}
	if after := tree(t, filepath.Dir(o.Inputs)); after != before {
		t.Errorf("the folders changed:\n%s\n%s", before, after)
	}
}

// Only what a page has offered can be fetched, by its number; no path gets anywhere.
func TestOnlyOfferedFilesAreFetched(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	secret := "内部"
	for _, path := range []string{"store/ab/cdef", "events.jsonl", ".lock", "2020-12/r1/.hidden", "2020-12/r1/报告.pdf"} {
		put(t, filepath.Join(o.Outputs, path), secret)
	}
	if err := os.Symlink(filepath.Join(o.Outputs, "store", "ab", "cdef"), filepath.Join(o.Outputs, "2020-12", "r1", "链接.pdf")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"store/ab/cdef", "events.jsonl", ".lock", "2020-12/r1/.hidden", "2020-12/r1/链接.pdf", "2020-12/r1", "2020-12/../store/ab/cdef", "nothing"} {
		if f, ok := o.Offer(o.Outputs + "/" + path); ok {
			t.Errorf("%s is offered as %s", path, f.URL())
		}
	}
	f, ok := o.Offer(filepath.Join(o.Outputs, "2020-12", "r1", "报告.pdf"))
	if !ok {
		t.Fatal("a report is not offered")
	}
	if status, page := o.get(t, o.base+f.URL()); status != 200 || page != secret {
		t.Errorf("a report gives %d %q", status, page)
	}
	cookie := o.cookie(t)
	for _, path := range []string{
		"/file/../inputs/zone.toml", "/file/..%2f..%2fzone.toml", "/file/%2e%2e/%2e%2e/zone.toml", "/file/" + url.PathEscape(f.Path), "/file/" + f.ID + "/../../events.jsonl", "/file/" + f.ID + "x", "/file/",
		"/store/ab/cdef", "/outputs/store/ab/cdef", "/events.jsonl", "/outputs/events.jsonl", "//events.jsonl", "/assets/../events.jsonl", "/assets/..%2f..%2f..%2foutputs%2fevents.jsonl", "/assets/%2e%2e%2foffice.go", "/assets/", "/..", "/.%00/", "/templates/page.html", "/inputs/zone.toml",
		"/file/" + strings.ToUpper(f.ID) + "A", "/job/../file", "/job/-1", "/job/99999999999999999999", `/file/..\..\zone.toml`,
	} {
		reply := o.raw(t, "GET "+path+" HTTP/1.1\r\nHost: "+o.host+"\r\nCookie: "+cookie+"\r\nConnection: close\r\n\r\n")
		if s := status(reply); strings.Contains(reply, secret) || strings.Contains(reply, "name = ") || strings.Contains(reply, "package office") || s == 200 {
			t.Errorf("%s: status %d", path, s)
		}
	}
}

// A PDF may be shown in the page itself, and nowhere else; other files are saved, whatever they hold. Names of files
// are the sender's: they come whole and break out of nothing.
func TestFilesAreHandedOutAsFiles(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	for _, name := range []string{"查看.html", "图.svg", "x.js", "x.xml", "清单.txt", `a"; filename="b.exe.csv`, "a;b%41.csv", "空 格.xlsx", "报告.pdf"} {
		path := filepath.Join(o.Outputs, "2020-12", "r1", name)
		put(t, path, "<script>alert(1)</script>")
		f, _ := o.Offer(path)
		for _, address := range []string{f.URL(), f.Shown()} {
			resp, err := o.browser.Get(o.base + address)
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			how, kind, policy := resp.Header.Get("Content-Disposition"), resp.Header.Get("Content-Type"), resp.Header.Get("Content-Security-Policy")
			shown := address == f.Shown() && f.PDF()
			if strings.HasPrefix(how, "inline;") != shown || strings.Contains(policy, "frame-ancestors 'self'") != shown {
				t.Errorf("%s: %s, %s", address, how, policy)
			}
			if !shown && !strings.HasPrefix(how, "attachment;") || strings.Contains(kind, "html") || strings.Contains(kind, "svg") || strings.Contains(kind, "script") {
				t.Errorf("%s: %s as %s", name, how, kind)
			}
			if want := "filename*=UTF-8''" + strings.ReplaceAll(url.QueryEscape(name), "+", "%20"); !strings.HasSuffix(how, want) || strings.Count(how, `"`) != 2 {
				t.Errorf("%s: %s", name, how)
			}
		}
	}
}

// A connection that is slow to say what it wants, or says too much, is ended.
func TestSlowAndLongRequests(t *testing.T) {
	o := begin(t, nil)
	s := host.Server(o.handler())
	if s.ReadHeaderTimeout <= 0 || s.ReadHeaderTimeout > 30*time.Second || s.ReadTimeout <= 0 || s.WriteTimeout <= 0 || s.IdleTimeout <= 0 || s.MaxHeaderBytes <= 0 || s.MaxHeaderBytes > 64<<10 {
		t.Errorf("the server waits %+v", s)
	}
	s.ReadHeaderTimeout = 200 * time.Millisecond
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(listener) }()
	defer func() { _ = s.Close() }()
	c, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: ")
	_ = c.SetReadDeadline(time.Now().Add(time.Minute))
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("a connection that says nothing more stays: %v", err)
	}
	o.enter(t)
	long := bytes.Repeat([]byte("x"), 100<<10)
	if got := status(o.raw(t, "GET /months HTTP/1.1\r\nHost: "+o.host+"\r\nCookie: "+o.cookie(t)+"\r\nX-Long: "+string(long)+"\r\n\r\n")); got != 431 {
		t.Errorf("headers of 100 KiB give %d", got)
	}
	r, _ := http.NewRequest(http.MethodPost, o.base+"/months/redo", strings.NewReader("a="+strings.Repeat("x", 2<<20)))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if got, _ := o.ask(t, r); got != http.StatusRequestEntityTooLarge || len(o.commands()) > 0 {
		t.Errorf("a form of 2 MiB gives %d and %v", got, o.commands())
	}
}
