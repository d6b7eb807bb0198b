package intake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

const (
	zone = "name = \"示范经济开发区\"\nshort_name = \"示范区\"\ncounty = \"示范县\"\n"
	head = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n"
)

// csv is a ledger of 工投集团 with one amount.
func csv(amount int) string {
	return head + fmt.Sprintf("示范工投,公司债券,20示范01,2020-08-24,%d,5%%\n", amount)
}

var (
	december = calendar.Month{Year: 2020, Number: 12}
	now      = time.Date(2021, 1, 6, 4, 0, 0, 0, time.UTC)
)

// office is an office for a test: its folders, and a folder in which files lie that come in.
type office struct {
	t        *testing.T
	job      pipeline.Job
	incoming string
}

func newOffice(t *testing.T) office {
	t.Helper()
	base := t.TempDir()
	o := office{t, pipeline.Job{Inputs: filepath.Join(base, "inputs"), Outputs: filepath.Join(base, "outputs"), Period: december, Now: now}, filepath.Join(base, "incoming")}
	for _, dir := range []string{o.job.Inputs, o.incoming} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	o.write(filepath.Join(o.job.Inputs, "zone.toml"), zone)
	return o
}

func (o office) write(path, text string) {
	o.t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
		o.t.Fatal(err)
	}
}

// file is a file that comes in under a name.
func (o office) file(name, text string) File {
	path := filepath.Join(o.incoming, runfolder.Checksum([]byte(name+text)))
	o.write(path, text)
	return File{Path: path, Name: name}
}

// lies is where a file of the month is.
func (o office) lies(name string) string { return filepath.Join(o.job.Inputs, "2020-12", name) }

func (o office) receive(files ...File) Outcome {
	o.t.Helper()
	outcome, err := Receive(o.job, files, time.Time{})
	if err != nil {
		o.t.Fatal(err)
	}
	return outcome
}

// one takes one file in.
func (o office) one(name, text string) Item {
	o.t.Helper()
	return o.receive(o.file(name, text)).Items[0]
}

func (o office) events() []archive.Event {
	o.t.Helper()
	chain, err := archive.Read(o.job.Outputs)
	if err != nil || len(chain.Breaks) > 0 {
		o.t.Fatal(err, chain.Breaks)
	}
	return chain.Received(december)
}

// folder lists what lies in the month's folder, with its content.
func (o office) folder() map[string]string {
	return listed(o.t, filepath.Join(o.job.Inputs, "2020-12"))
}

func (o office) replaced() map[string]string {
	return listed(o.t, filepath.Join(o.job.Inputs, replacedName, "2020-12"))
}

func listed(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[e.Name()] = string(data)
	}
	return found
}

// A file is put into its month's folder and into the store, and an event tells whose it is and when it came.
func TestReceive(t *testing.T) {
	o := newOffice(t)
	i := o.one("融资台账.csv", csv(64000))
	want := Item{Sent: "融资台账.csv", File: "融资台账.csv", How: Placed, SHA256: runfolder.Checksum([]byte(csv(64000))), Bytes: len(csv(64000)), Department: "工投集团",
		Ledgers: []Ledger{{"financing", "融资台账", "工投集团", 1}}, ReceivedAt: "2021-01-06T12:00:00+08:00", Entered: true, Remarks: []string{}}
	i.Warnings, i.taken = 0, want.taken
	if fmt.Sprintf("%+v", i) != fmt.Sprintf("%+v", want) {
		t.Errorf("%+v\nwant %+v", i, want)
	}
	if text := o.folder()["融资台账.csv"]; text != csv(64000) || len(o.folder()) != 1 {
		t.Errorf("the folder holds %q", o.folder())
	}
	e := o.events()
	if len(e) != 1 || e[0].File != i.File || e[0].SHA256 != i.SHA256 || e[0].Department != "工投集团" || !slices.Equal(e[0].Ledgers, []string{"financing"}) || e[0].ReceivedAt != i.ReceivedAt {
		t.Errorf("%+v", e)
	}
	if kept, err := publish.Stored(o.job.Outputs, "", i.SHA256); err != nil || string(kept) != csv(64000) {
		t.Errorf("kept is %q, %v", kept, err)
	}
}

// steps are files that come in one after the other; what is there, what was entered and what was replaced
// afterwards follows from them.
func TestOnceMore(t *testing.T) {
	for name, c := range map[string]struct {
		files    [][2]string // name and content
		how      []How
		entered  string // x for each that an event was written for
		folder   map[string]string
		replaced int
	}{
		"twice":               {[][2]string{{"甲.csv", csv(1)}, {"甲.csv", csv(1)}}, []How{Placed, Known}, "x-", map[string]string{"甲.csv": csv(1)}, 0},
		"corrected":           {[][2]string{{"甲.csv", csv(1)}, {"甲.csv", csv(2)}}, []How{Placed, Replaced}, "xx", map[string]string{"甲.csv": csv(2)}, 1},
		"corrected and back":  {[][2]string{{"甲.csv", csv(1)}, {"甲.csv", csv(2)}, {"甲.csv", csv(1)}}, []How{Placed, Replaced, Replaced}, "xxx", map[string]string{"甲.csv": csv(1)}, 2},
		"to and fro":          {[][2]string{{"甲.csv", csv(1)}, {"甲.csv", csv(2)}, {"甲.csv", csv(1)}, {"甲.csv", csv(2)}}, []How{Placed, Replaced, Replaced, Replaced}, "xxxx", map[string]string{"甲.csv": csv(2)}, 2},
		"under another name":  {[][2]string{{"甲.csv", csv(1)}, {"乙.csv", csv(1)}}, []How{Placed, Twin}, "x-", map[string]string{"甲.csv": csv(1)}, 0},
		"two of them":         {[][2]string{{"甲.csv", csv(1)}, {"乙.csv", csv(2)}}, []How{Placed, Placed}, "xx", map[string]string{"甲.csv": csv(1), "乙.csv": csv(2)}, 0},
		"case":                {[][2]string{{"Ledger.csv", csv(1)}, {"LEDGER.CSV", csv(2)}}, []How{Placed, Replaced}, "xx", map[string]string{"Ledger.csv": csv(2)}, 1},
		"composed":            {[][2]string{{"e\u0301.csv", csv(1)}, {"\u00e9.csv", csv(2)}}, []How{Placed, Replaced}, "xx", map[string]string{"\u00e9.csv": csv(2)}, 1},
		"width is no case":    {[][2]string{{"Ａ.csv", csv(1)}, {"A.csv", csv(2)}}, []How{Placed, Placed}, "xx", map[string]string{"Ａ.csv": csv(1), "A.csv": csv(2)}, 0},
		"the same, other dir": {[][2]string{{"甲.csv", csv(1)}, {"/附件/甲.csv", csv(1)}}, []How{Placed, Known}, "x-", map[string]string{"甲.csv": csv(1)}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			entered := ""
			for n, f := range c.files {
				o.job.Now = now.Add(time.Duration(n) * time.Hour)
				i := o.one(f[0], f[1])
				entered += map[bool]string{true: "x", false: "-"}[i.Entered]
				if i.How != c.how[n] {
					t.Errorf("file %d is %s, want %s", n, i.How, c.how[n])
				}
				if i.How == Replaced && !disk.Exists(i.Earlier) {
					t.Errorf("file %d: %s is not there", n, i.Earlier)
				}
				if !i.Entered && i.ReceivedAt != archive.Stamp(now) {
					t.Errorf("file %d came in at %s", n, i.ReceivedAt)
				}
			}
			if entered != c.entered || len(o.events()) != strings.Count(c.entered, "x") {
				t.Errorf("entered %s, want %s; %d events", entered, c.entered, len(o.events()))
			}
			if got := o.folder(); fmt.Sprint(got) != fmt.Sprint(c.folder) {
				t.Errorf("the folder holds %q", got)
			}
			if got := o.replaced(); len(got) != c.replaced {
				t.Errorf("replaced are %q", got)
			}
		})
	}
}

// What is nothing for the month's folder does not come in, and what cannot be read as a ledger does: it was
// handed in and goes back.
func TestWhatComesIn(t *testing.T) {
	for name, c := range map[string]struct {
		name, text string
		why        string // "": it comes in
		remark     string
		errors     int
	}{
		"a scan":              {"扫描.pdf", "%PDF-1.4\n", "不是电子表格", "", 0},
		"an archive":          {"台账.zip", "PK\x05\x06" + strings.Repeat("\x00", 18), "请先解压", "", 0},
		"a letter":            {"说明.txt", "各位好，台账随后就到。\n", "不是电子表格", "", 0},
		"empty":               {"甲.csv", "", "空文件", "", 0},
		"a scan as ledger":    {"台账.xlsx", "%PDF-1.4\n", "", "强制性问题 1 条", 1},
		"another month":       {"甲.csv", "2020年11月融资台账\n" + csv(1), "", "标题里写的是 2020-11，收在 2020-12", 0},
		"its own month":       {"甲.csv", "2020年12月融资台账\n" + csv(1), "", "", 0},
		"nothing known":       {"甲.csv", "姓名,电话,地址,备注\n甲,1,2,3\n乙,1,2,3\n", "", "没有认出是哪本台账", 0},
		"a wrong amount":      {"甲.csv", strings.Replace(csv(1), ",1,", ",约1,", 1), "", "强制性问题 1 条", 1},
		"a ledger as a text":  {"融资台账.txt", strings.ReplaceAll(csv(1), ",", "\t"), "", "", 0},
		"headers and no rows": {"甲.csv", head, "", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			i := o.one(c.name, c.text)
			if (i.How == Refused) != (c.why != "") || !strings.Contains(i.Why, c.why) || i.Errors != c.errors && c.why == "" {
				t.Fatalf("%+v", i)
			}
			if said := strings.Join(i.Remarks, "\n"); !strings.Contains(said, c.remark) || c.remark == "" && said != "" {
				t.Errorf("%q", said)
			}
			if len(o.events()) != len(o.folder()) || (len(o.folder()) == 1) != (c.why == "") {
				t.Errorf("%d events, the folder holds %q", len(o.events()), o.folder())
			}
		})
	}
}

// When a content came in stays as it was stated, unless somebody states that it was earlier.
func TestRestated(t *testing.T) {
	o := newOffice(t)
	f := o.file("甲.csv", csv(1))
	stated := archive.Stamp(now)
	for _, c := range []struct {
		hours    int
		restated bool
	}{{0, false}, {1, false}, {-2, true}, {-1, false}, {-3, true}} {
		o.job.Now = now.Add(24 * time.Hour)
		at := now.Add(time.Duration(c.hours) * time.Hour)
		outcome, err := Receive(o.job, []File{f}, at)
		if err != nil {
			t.Fatal(err)
		}
		i, before := outcome.Items[0], stated
		if c.restated {
			stated = archive.Stamp(at)
		}
		if i.ReceivedAt != stated || (i.Restated == before) != c.restated || i.Entered != (c.restated || i.How == Placed) {
			t.Errorf("%d hours: %+v", c.hours, i)
		}
	}
	if n := len(o.events()); n != 3 {
		t.Errorf("%d events", n)
	}
}

// Another file of the month that holds the ledger too is named, and a content that came in for another month.
func TestRemarks(t *testing.T) {
	o := newOffice(t)
	o.one("甲.csv", csv(1))
	if i := o.one("乙.csv", csv(2)); !strings.Contains(strings.Join(i.Remarks, ""), "“甲.csv”也有融资台账") {
		t.Errorf("%q", i.Remarks)
	}
	o.job.Period.Number = 11
	if i := o.one("丙.csv", csv(2)); !strings.Contains(strings.Join(i.Remarks, ""), "与 2020-12 收到的“乙.csv”完全相同") {
		t.Errorf("%q", i.Remarks)
	}
}

// When files came in is stated within what is possible; a month is one that has begun; names and numbers of
// people are masked.
func TestStated(t *testing.T) {
	o := newOffice(t)
	for at, want := range map[string]string{
		"2021-01-05T02:30:00Z": "2021-01-05T10:30:00+08:00", "2020-12-01T00:00:00+08:00": "2020-12-01T00:00:00+08:00",
		"2021-01-06T12:00:01+08:00": "", "2020-11-30T23:59:59+08:00": "", "2020-11-30T16:00:00Z": "2020-12-01T00:00:00+08:00",
	} {
		when, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		outcome, err := Receive(o.job, nil, when)
		var refused *inputs.Error
		if outcome.At != want || (want == "") != errors.As(err, &refused) {
			t.Errorf("%s: %s, %v", at, outcome.At, err)
		}
	}
	for month, ok := range map[calendar.Month]bool{{Year: 2021, Number: 1}: true, {Year: 2021, Number: 2}: false, {Year: 2029, Number: 1}: false} {
		o.job.Period = month
		if _, err := Receive(o.job, nil, time.Time{}); (err == nil) != ok {
			t.Errorf("%s: %v", month, err)
		}
	}
	if disk.Exists(filepath.Join(o.job.Inputs, "2029-01")) {
		t.Error("a folder of a month that has not begun")
	}
	o.job.Period = december
	if i := o.one("张三13812345678.csv", csv(1)); strings.Contains(fmt.Sprintf("%+v", i.Remarks)+i.File+i.Sent+o.events()[0].File, "13812345678") {
		t.Errorf("%+v", i)
	}
}
