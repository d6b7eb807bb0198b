package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

// Marked files are handed out whole or not at all: whichever step fails, or is the last one of
// a process that is gone, the folder holds the old files or the new ones, and the next attempt works.
func TestHandOutEveryStepMayFail(t *testing.T) {
	for _, kill := range []bool{false, true} {
		steps := 0
		for n := 1; ; n++ {
			dir := filepath.Join(t.TempDir(), "待核实")
			if err := returned("旧").HandOut(dir); err != nil {
				t.Fatal(err)
			}
			old := tree(t, dir)
			count := 0
			d := disk.Disk{Before: func(string, string) error {
				if count++; count < n || !kill && count > n {
					return nil
				}
				if kill {
					panic(errPower)
				}
				return syscall.EIO
			}}
			err := func() (err error) {
				defer func() {
					if p := recover(); p != nil {
						err = p.(error)
					}
				}()
				return returned("新").handOut(dir, d)
			}()
			if count < n {
				break
			}
			steps = n
			if !kill && err != nil && len(changed(old, tree(t, dir))) > 0 {
				t.Errorf("step %d failed with %v and left %v", n, err, changed(old, tree(t, dir)))
			}
			if err := returned("新").HandOut(dir); err != nil {
				t.Fatalf("after step %d it cannot be run again: %v", n, err)
			}
			if got := tree(t, dir); got["招商.csv"] != "新" || len(got) != len(old) {
				t.Errorf("after step %d and again: %v", n, got)
			}
			if left, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(left) != 1 {
				t.Errorf("after step %d beside it: %v, %v", n, left, err)
			}
		}
		if steps < 8 {
			t.Errorf("only %d steps were made to fail", steps)
		}
	}
}

func TestHandOutLeavesOthersAlone(t *testing.T) {
	dir := t.TempDir()
	if err := returned("甲").HandOut(dir); err != nil {
		t.Fatalf("an empty folder: %v", err)
	}
	if err := returned("乙").HandOut(dir); err != nil {
		t.Fatalf("its own files: %v", err)
	}
	for _, change := range []func() error{
		func() error { return os.WriteFile(filepath.Join(dir, "招商.csv"), []byte("填了说明"), 0o600) },
		func() error { return os.WriteFile(filepath.Join(dir, "别人的.txt"), nil, 0o600) },
		func() error { return os.Mkdir(filepath.Join(dir, "文件夹"), 0o700) },
		func() error { return os.Remove(filepath.Join(dir, runfolder.FindingsName)) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		before := tree(t, dir)
		var taken *TakenError
		if err := returned("丙").HandOut(dir); !errors.As(err, &taken) || len(changed(before, tree(t, dir))) > 0 {
			t.Errorf("%v; changed %v", err, changed(before, tree(t, dir)))
		}
	}
}

// A new outputs folder is durable in its parent, and so are folders made above it.
func TestNewOutputsAreDurable(t *testing.T) {
	top := t.TempDir()
	var synced []string
	d := disk.Disk{Before: func(step, path string) error {
		if step == "sync" {
			synced = append(synced, path)
		}
		return nil
	}}
	if err := d.MakePath(filepath.Join(top, "a", "b")); err != nil {
		t.Fatal(err)
	}
	if len(synced) != 2 || synced[0] != top || synced[1] != filepath.Join(top, "a") {
		t.Errorf("synced %v", synced)
	}
}

// A folder that cannot be locked for want of permission can still be read; nothing in it is changed.
func TestOnlyReading(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	mustPublish(t, o, "一")
	if _, err := o.Return(returned("甲")); err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	reader := &Outputs{dir: dir, disk: disk.Disk{Before: func(string, string) error { return syscall.EROFS }}}
	if s, err := StandingIn(reader.dir, december); s.Manifest.Run != "r1" || err != nil {
		t.Errorf("standing: %v, %v", s, err)
	}
	if err := reader.DropReturned(december); err != nil {
		t.Errorf("what was returned: %v", err)
	}
	if _, err := reader.Publish(edition("二")); !errors.Is(err, syscall.EROFS) {
		t.Errorf("published: %v", err)
	}
	if _, err := reader.Return(returned("乙")); !errors.Is(err, syscall.EROFS) {
		t.Errorf("returned: %v", err)
	}
	if err := reader.Close(); err != nil || len(changed(before, tree(t, dir))) > 0 {
		t.Errorf("%v; changed %v", err, changed(before, tree(t, dir)))
	}
}

// A draft is, byte for byte, the run folder that Publish makes next, and so is a copy of that; both want a
// folder without anything in it, and leave the outputs alone.
func TestDraftIsWhatIsPublished(t *testing.T) {
	outputs := filepath.Join(t.TempDir(), "outputs")
	o := open(t, outputs)
	mustPublish(t, o, "一")
	before := tree(t, outputs)
	draft, copied := filepath.Join(t.TempDir(), "深", "预览"), t.TempDir()
	p, err := Look(outputs, "", nil).Draft(draft, edition("二"))
	if err != nil || p.Dir != draft || p.Manifest.Run != "r2" {
		t.Fatalf("%s %s, %v", p.Dir, p.Manifest.Run, err)
	}
	if c := changed(before, tree(t, outputs)); len(c) > 0 {
		t.Errorf("it changed %v", c)
	}
	published := mustPublish(t, o, "二")
	if err := published.Copy(copied); err != nil {
		t.Fatal(err)
	}
	want := tree(t, published.Dir)
	for _, dir := range []string{draft, copied} {
		if c := changed(want, tree(t, dir)); len(want) < 5 || len(c) > 0 {
			t.Errorf("%s differs in %v", dir, c)
		}
		var taken *TakenError
		if err := published.Copy(dir); !errors.As(err, &taken) || !taken.Draft || len(changed(want, tree(t, dir))) > 0 {
			t.Errorf("a folder with files: %v", err)
		}
	}
	if _, err := Look(outputs, "", nil).Publish(edition("三")); err == nil {
		t.Error("a folder that is only looked at is written to")
	}
	if err := os.WriteFile(filepath.Join(published.Dir, runfolder.FiguresName), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if err := published.Copy(filepath.Join(t.TempDir(), "x")); !errors.As(err, &damaged) {
		t.Errorf("a damaged run is copied: %v", err)
	}
}
