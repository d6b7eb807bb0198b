package office

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/systemerror"
)

// served calls the command serve; its standard output is read, its end comes on ended.
func served(run Run, args ...string) (out *bufio.Reader, log *bytes.Buffer, ended chan error) {
	c := Serve(run)
	read, write := io.Pipe()
	log, ended = &bytes.Buffer{}, make(chan error, 1)
	go func() {
		err := c.Run(&command.Call{Command: c, Args: args, Out: write, Log: log})
		_ = write.Close()
		ended <- err
	}()
	return bufio.NewReader(read), log, ended
}

// The address is one line on standard output and nothing else stands there; the page works on the folders that were
// named; the button 退出 ends it, and nothing stays behind.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", filepath.Join(dir, "tmp"))
	t.Setenv("TMP", filepath.Join(dir, "tmp"))
	put(t, filepath.Join(dir, "tmp", "other"), "")
	put(t, filepath.Join(dir, "报送 a", "zone.toml"), "name = \"示范经济开发区\"\n")
	put(t, filepath.Join(dir, "报送 a", "2021-01", "x.csv"), "a\n")
	var ran []string
	out, log, ended := served(func(args []string, _, _ io.Writer) int { ran = args; return 0 },
		"--no-open", "--inputs", filepath.Join(dir, "报送 a"), "--outputs", filepath.Join(dir, "报告"), "--templates", "我的模板", "--fonts", "字体", "--store", "留存")
	address, err := out.ReadString('\n')
	if err != nil || !regexp.MustCompile(`^http://127\.0\.0\.1:\d+/\?token=[\w-]{43}\n$`).MatchString(address) {
		t.Fatalf("%q, %v, %v", address, err, log)
	}
	jar, _ := cookiejar.New(nil)
	o := &opened{browser: &http.Client{Jar: jar}}
	o.base, _, _ = strings.Cut(strings.TrimSpace(address), "/?")
	if status, page := o.get(t, strings.TrimSpace(address)); status != 200 || !strings.Contains(page, "示范经济开发区") || !strings.Contains(page, "2021年1月") {
		t.Errorf("%d\n%s", status, page)
	}
	r, _ := http.NewRequest(http.MethodPost, o.base+"/months/redo?month=2021-01", nil)
	if status, page := o.ask(t, r); status != 200 || !strings.Contains(page, "&#34;"+filepath.Join(dir, "报送 a")+"&#34;") {
		t.Errorf("%d\n%s", status, page)
	}
	if got, want := strings.Join(ran, "|"), "run|--inputs|"+filepath.Join(dir, "报送 a")+"|--outputs|"+filepath.Join(dir, "报告")+"|--templates|我的模板|--fonts|字体|--store|留存|--period|2021-01|--cascade"; got != want {
		t.Errorf("the button is %s, want %s", got, want)
	}
	r, _ = http.NewRequest(http.MethodPost, o.base+"/end", nil)
	if status, _ := o.ask(t, r); status != 200 {
		t.Errorf("退出: %d", status)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if more, _ := io.ReadAll(out); len(more) > 0 {
		t.Errorf("more on standard output: %q", more)
	}
	if !strings.Contains(log.String(), "退出") {
		t.Errorf("it does not say how it ends: %s", log)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, "tmp")); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// What keeps it from beginning is told.
func TestServeIsHindered(t *testing.T) {
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for args, want := range map[string]string{
		"--port 70000": "1 到 65535", "--port x": "参数写得不对", "inputs": "多出了", "--no-opne": "--no-open",
		"--port " + taken.Addr().String()[len("127.0.0.1:"):]: "打开页面：已被其他程序占用。请不写 --port",
	} {
		_, _, ended := served(nil, append(strings.Fields(args), "--no-open")...)
		if err := <-ended; err == nil || !strings.Contains(systemerror.InChinese(err), want) {
			t.Errorf("%s: %v", args, err)
		}
	}
}
