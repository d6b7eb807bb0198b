package office

import (
	"testing"

	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/work"
)

// Files that came in beside one that did not are not called off.
func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		args []string
		out  string
		want string
	}{{[]string{"receive", "a"}, "a：没有收。", "有文件没有收下"}, {[]string{"receive", "a"}, "", "没有执行"}, {[]string{"run"}, "x", "没有执行"}, {nil, "", "没有执行"}} {
		r := &Result{Job: &work.Job{Args: c.args}, Exit: exit.Usage}
		if _, err := r.Out.Write([]byte(c.out)); err != nil || r.Verdict() != c.want {
			t.Errorf("%q: %s, %v", c.args, r.Verdict(), err)
		}
	}
	if v := (&Result{Exit: exit.Usage}).Verdict(); v != "没有执行" {
		t.Errorf("without a job: %s", v)
	}
}
