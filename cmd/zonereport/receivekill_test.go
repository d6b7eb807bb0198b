package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

// TestKillReceive kills receive at random moments while files come in, every second time in place of others.
// Each file of the month's folder is the old or the new one, whole, and no event tells of a file that is not
// there. Once called again all are in, each told of once, and what they replaced is kept.
func TestKillReceive(t *testing.T) {
	p := small(t)
	december := calendar.Month{Year: 2020, Number: 12}
	incoming, lies, replaced := filepath.Join(p.dir, "附件"), filepath.Join(p.dir, "inputs", "2020-12"), filepath.Join(p.dir, "inputs", ".replaced", "2020-12")
	if err := os.Mkdir(incoming, 0o755); err != nil {
		t.Fatal(err)
	}
	const files = 12
	text := func(n, of int) string {
		return fmt.Sprintf("融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范工投,公司债券,20示范%02d,2020-08-24,%d,5%%\n", of, 1000+n) + strings.Repeat(",,,,,\n", 5000)
	}
	args := []string{"receive", "附件", "--period", "2020-12"}
	kills, killed := killsWanted(t), 0
	for n := range kills {
		moment := fmt.Sprintf("kill %d", n)
		for of := range files {
			if err := os.WriteFile(filepath.Join(incoming, fmt.Sprintf("%02d.csv", of)), []byte(text(n, of)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if p.killSoon(t, args) {
			killed++
		}
		chain, err := archive.Read(filepath.Join(p.dir, "outputs"))
		if err != nil {
			t.Fatal(err)
		}
		if there, _ := filepath.Glob(filepath.Join(lies, ".*")); len(there) > 0 {
			t.Errorf("%s: %q", moment, there)
		}
		for of := range files {
			name := fmt.Sprintf("%02d.csv", of)
			data, err := os.ReadFile(filepath.Join(lies, name))
			is := string(data)
			if fresh := n == 0 && os.IsNotExist(err); !fresh && is != text(n, of) && (n == 0 || is != text(n-1, of)) {
				t.Fatalf("%s: %s holds %d bytes, %v", moment, name, len(data), err)
			}
			sum := runfolder.Checksum([]byte(text(n, of)))
			told := slices.ContainsFunc(chain.Received(december), func(e archive.Event) bool { return e.SHA256 == sum })
			if told && is != text(n, of) {
				t.Errorf("%s: %s is told of and not there", moment, name)
			}
		}
		again := p.command()
		again.Args = append([]string{"zonereport"}, args...)
		if out, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%s: the next call: %v\n%s", moment, err, out)
		}
		chain, _ = p.chained(t, moment)
		if got := len(chain.Received(december)); got != (n+1)*files {
			t.Errorf("%s: %d events of files that came in, want %d", moment, got, (n+1)*files)
		}
		for of := range files {
			mark := ""
			if n > 1 {
				mark = "（" + runfolder.Checksum([]byte(text(n-1, of)))[:8] + "）"
			}
			if n > 0 && !disk.Exists(filepath.Join(replaced, fmt.Sprintf("%02d%s.csv", of, mark))) {
				t.Errorf("%s: what %02d.csv replaced is lost", moment, of)
			}
		}
		p.nothingLeft(t, moment)
		if left, _ := filepath.Glob(filepath.Join(p.dir, "inputs", ".[!.]*")); len(left) > 1 {
			t.Errorf("%s: left %q", moment, left)
		}
	}
	t.Logf("killed before their end: %d of %d", killed, kills)
	if killed == 0 {
		t.Errorf("none of %d calls was killed before its end", kills)
	}
}
