package publish

import (
	"path/filepath"
	"slices"
	"testing"
	"zonereport/pipeline/disk"
)

// Contents go out of the own store only, and only where no other outputs folder is known to use it.
func TestForget(t *testing.T) {
	base := t.TempDir()
	a := open(t, filepath.Join(base, "a"))
	p := mustPublish(t, a, "一")
	sums := []string{p.Manifest.Inputs[1].SHA256, "../" + p.Manifest.Inputs[0].SHA256, "00"}
	b := open(t, filepath.Join(base, "b"))
	b.KeepIn(filepath.Join(base, "a", storeName))
	mustPublish(t, b, "一")
	if gone, err := a.Forget(sums); gone != 0 || err != nil || a.OwnStore() {
		t.Errorf("of a shared store %d contents went, %v", gone, err)
	}
	if gone, err := b.Forget(sums); gone != 0 || err != nil || b.OwnStore() {
		t.Errorf("of another's store %d contents went, %v", gone, err)
	}
	c := open(t, filepath.Join(base, "c"))
	mustPublish(t, c, "一")
	if gone, err := c.Forget(sums); gone != 2 || err != nil || !c.OwnStore() {
		t.Errorf("of the own store %d contents went, %v", gone, err)
	}
}

// The run in force is not discarded; any other goes whole.
func TestDiscard(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	mustPublish(t, o, "一")
	mustPublish(t, o, "二")
	if err := o.Discard(december, "r2"); err == nil {
		t.Error("the run in force was discarded")
	}
	if err := o.Discard(december, "r1"); err != nil {
		t.Fatal(err)
	}
	if runs, err := Runs(dir, december); err != nil || !slices.Equal(runs, []string{"r2"}) || disk.Exists(filepath.Join(dir, "2020-12", removingName)) {
		t.Errorf("there are %v, %v", runs, err)
	}
}

// The note of what is pruned stands until it is taken away.
func TestPruningNote(t *testing.T) {
	o := open(t, t.TempDir())
	for _, want := range [][]string{{"2020-12/r1", "2020-12/r2"}, nil, nil} {
		if err := o.NotePruning(want); err != nil {
			t.Fatal(err)
		}
		if got, err := o.Pruning(); err != nil || !slices.Equal(got, want) {
			t.Errorf("noted %q, %v; want %q", got, err, want)
		}
	}
}
