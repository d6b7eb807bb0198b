//go:build unix

package hook

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "有 空格 %")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		command, printed, fails string
	}{
		{`echo "$ZR_STATUS|$ZR_TEXT|$(pwd)"`, "published|甲 乙\"%|" + dir, ""},
		{`echo 出错 >&2; exit 7`, "出错", "退出码 7"},
		{`没有这个命令`, "", "退出码 127"},
		{`echo 甲; kill -9 $$`, "甲", "没有做完就被中止（signal: killed）"},
		{`echo 甲; sleep 30 >/dev/null 2>&1 &`, "甲", ""},
		{`echo 甲; sleep 30 &`, "甲", ""},         // holds the output open
		{`printf '\326\320\316\304'`, "中文", ""}, // GBK
		{`yes 0123456789 | head -n 1000; echo 末尾`, "末尾", ""},
	} {
		begun := time.Now()
		printed, err := Hook{Command: c.command, Dir: dir, Told: []string{"ZR_STATUS=published", `ZR_TEXT=甲 乙"%`}, Limit: time.Minute}.Run()
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.fails || !strings.Contains(printed, c.printed) || len(printed) > longest {
			t.Errorf("%s: printed %q, error %q, want %q, %q", c.command, printed, got, c.printed, c.fails)
		}
		if time.Since(begun) > 20*time.Second {
			t.Errorf("%s: the whole limit was waited for", c.command)
		}
	}
}

// A hook that hangs is ended with all it has started, also with what has left its process group.
func TestHanging(t *testing.T) {
	dir := t.TempDir()
	script := `echo 开始; echo $$ > 1; sleep 300 & echo $! > 2; setsid sh -c 'echo $$ > 3; sleep 300 & echo $! > 4; wait' & env -i PATH="$PATH" setsid sh -c 'echo $$ > 6; sleep 300; sleep 300' & (setsid sh -c 'echo $$ > 5; sleep 300; sleep 300' &); while [ ! -s 4 ] || [ ! -s 5 ] || [ ! -s 6 ]; do sleep 0.01; done; wait`
	printed, err := Hook{Command: script, Dir: dir, Limit: 1500 * time.Millisecond}.Run()
	if err == nil || err.Error() != "1.5 秒还没有结束，已连同它启动的程序一起中止" || printed != "开始" {
		t.Errorf("%q, %v", printed, err)
	}
	for n := 1; n <= 6; n++ {
		data, err := os.ReadFile(filepath.Join(dir, strconv.Itoa(n)))
		if err != nil {
			t.Fatal(err)
		}
		pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		if !gone(pid) {
			t.Errorf("process %d of the hook is still at work", n)
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
}

// gone waits a little until a process has ended; one that nobody has asked after yet has.
func gone(pid int) bool {
	for range 100 {
		stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
		if err != nil || strings.Contains(string(stat), ") Z ") {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}
