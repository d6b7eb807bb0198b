package intake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/disk"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/runfolder"
)

// What lies in the month's folder already is only written down, through links too.
func TestOutOfTheFolder(t *testing.T) {
	o := newOffice(t)
	o.write(o.lies("甲.csv"), csv(1))
	elsewhere := filepath.Join(o.incoming, "在别处.csv")
	o.write(elsewhere, csv(2))
	if err := os.Symlink(elsewhere, o.lies("乙.csv")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"甲.csv", "乙.csv"} {
		if i := o.receive(File{Path: o.lies(name)}).Items[0]; i.How != There || !i.Entered || i.File != name {
			t.Errorf("%+v", i)
		}
	}
	if e := o.events(); len(e) != 2 || e[1].SHA256 != runfolder.Checksum([]byte(csv(2))) {
		t.Errorf("%+v", e)
	}
	// A file of the link's name takes its place, and what it leads to stays.
	if i := o.one("乙.csv", csv(3)); i.How != Replaced {
		t.Errorf("%+v", i)
	}
	if data, err := os.ReadFile(elsewhere); err != nil || string(data) != csv(2) {
		t.Errorf("the file elsewhere is %q, %v", data, err)
	}
	if info, err := os.Lstat(o.lies("乙.csv")); err != nil || !info.Mode().IsRegular() || len(o.replaced()) != 1 {
		t.Errorf("%v, %v; replaced %q", info, err, o.replaced())
	}
}

// A file that somebody put there under a name that other systems take for the same keeps that name.
func TestSpeltOtherwise(t *testing.T) {
	for _, c := range [][2]string{{"e\u0301.csv", "\u00e9.csv"}, {"Ledger.CSV", "ledger.csv"}, {"\xd5\xd0.csv", "招.csv"}} {
		o := newOffice(t)
		o.write(o.lies(c[0]), csv(1))
		if i := o.one(c[1], csv(2)); i.How != Replaced || o.folder()[c[0]] != csv(2) || len(o.folder()) != 1 || len(o.replaced()) != 1 {
			t.Errorf("%q: %s, the folder holds %q", c[1], i.How, o.folder())
		}
	}
}

// What is in the way and is no file is not touched.
func TestInTheWay(t *testing.T) {
	o := newOffice(t)
	o.write(filepath.Join(o.lies("甲.csv"), "内.csv"), csv(9))
	if err := os.Symlink(filepath.Join(o.incoming, "没有"), o.lies("乙.csv")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"甲.csv", "乙.csv"} {
		if i := o.one(name, csv(1)); i.How != Refused || !strings.Contains(i.Why, "同名") {
			t.Errorf("%+v", i)
		}
	}
	if disk.Exists(filepath.Join(o.incoming, "没有")) || !disk.Exists(filepath.Join(o.lies("甲.csv"), "内.csv")) || len(o.events()) > 0 {
		t.Error("something was written")
	}
}

// A full disk, a power cut: whatever step fails, the month's folder holds the old file or the new one, whole,
// and the next call takes it in.
func TestEveryStepFails(t *testing.T) {
	cut := errors.New("power cut")
	steps := 0
	for fail := 1; ; fail++ {
		o := newOffice(t)
		o.one("甲.csv", csv(1))
		s := shelf{inputs: o.job.Inputs, period: december}
		steps = 0
		s.disk.Before = func(step, path string) error {
			if steps++; steps >= fail {
				return cut
			}
			return nil
		}
		_, err := s.put("甲.csv", "甲.csv", []byte(csv(2)))
		if err == nil {
			break
		}
		if !errors.Is(err, cut) {
			t.Fatal(err)
		}
		if text := o.folder()["甲.csv"]; text != csv(1) && text != csv(2) {
			t.Errorf("step %d: %q", fail, text)
		}
		if i := o.one("甲.csv", csv(2)); i.How == Refused || o.folder()["甲.csv"] != csv(2) || len(o.folder()) != 1 || len(o.replaced()) > 1 || len(o.events()) != 2 {
			t.Errorf("step %d: then %s, the folder holds %q, replaced %q, %d events", fail, i.How, o.folder(), o.replaced(), len(o.events()))
		}
	}
	if steps < 8 {
		t.Errorf("only %d steps", steps)
	}
}

// Where the month's folder is on another volume, files come in all the same, and nothing is left aside.
func TestOtherVolume(t *testing.T) {
	o := newOffice(t)
	s := shelf{inputs: o.job.Inputs, period: december}
	refused := 0
	s.disk.Before = func(step, path string) error {
		if step == "rename" && refused == 0 {
			refused++
			return &os.LinkError{Op: "rename", Err: errors.New("another volume")}
		}
		return nil
	}
	if err := s.open(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.put("甲.csv", "", []byte(csv(1))); err != nil || refused != 1 || s.close() != nil {
		t.Fatal(err, refused)
	}
	if got := o.folder(); len(got) != 1 || got["甲.csv"] != csv(1) || disk.Exists(s.aside()) {
		t.Errorf("%q", got)
	}
}

// Two contents whose checksums begin alike both stay.
func TestReplacedNeverCollide(t *testing.T) {
	o := newOffice(t)
	o.one("甲.csv", csv(1))
	sum := runfolder.Checksum([]byte(csv(1)))
	for _, name := range []string{"甲.csv", "甲（" + sum[:8] + "）.csv"} {
		o.write(filepath.Join(o.job.Inputs, replacedName, "2020-12", name), "别的内容")
	}
	i := o.one("甲.csv", csv(2))
	if got := o.replaced(); len(got) != 3 || got["甲.csv"] != "别的内容" || got["甲（"+sum[:8]+"）.csv"] != "别的内容" || got[filepath.Base(i.Earlier)] != csv(1) {
		t.Errorf("%q, %s", got, i.Earlier)
	}
}

// Files beyond all bounds, and those that are no files, are refused before they are read.
func TestBounds(t *testing.T) {
	o := newOffice(t)
	large := filepath.Join(o.incoming, "大.csv")
	f, err := os.Create(large)
	if err == nil {
		err = errors.Join(f.Truncate(inputs.MaxFile+1), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	for path, why := range map[string]string{large: "256 MB", o.incoming: "文件夹", filepath.Join(o.incoming, "没有.csv"): "没有这个文件", os.DevNull: "不是普通文件"} {
		if i := o.receive(File{Path: path}).Items[0]; i.How != Refused || !strings.Contains(i.Why, why) {
			t.Errorf("%s: %+v", path, i)
		}
	}
}

// Two hundred files come in one after the other, each with its event.
func TestMany(t *testing.T) {
	o := newOffice(t)
	var files []File
	for n := range 200 {
		files = append(files, o.file(fmt.Sprintf("台账%03d.csv", n), csv(n+1)))
	}
	outcome := o.receive(files...)
	if len(outcome.Items) != 200 || outcome.Refused() > 0 || len(o.events()) != 200 || len(o.folder()) != 200 {
		t.Errorf("%d items, %d refused, %d events, %d files", len(outcome.Items), outcome.Refused(), len(o.events()), len(o.folder()))
	}
	outcome = o.receive(files[:20]...)
	if n := strings.Count(fmt.Sprint(outcome.Items), string(Known)); n != 20 || len(o.events()) != 200 {
		t.Errorf("the second time %d are known, %d events", n, len(o.events()))
	}
}
