package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// A run that waits for another one reads the inputs after that one has ended (B12): what
// was put into the folder meanwhile is what it judges.
func TestWaitingRunReadsLate(t *testing.T) {
	dir := t.TempDir()
	inputs, outputs := filepath.Join(dir, "inputs"), filepath.Join(dir, "outputs")
	if err := os.MkdirAll(filepath.Join(inputs, "2020-12"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(inputs, "2020-12", "old.csv"), []byte("旧"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(inputs, "zone.toml"), []byte("name = \"新昌经济开发区\"\nshort_name = \"新经开\"\ncounty = \"新昌县\"\naliases = []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	other, err := publish.Open(outputs, "2020-11", 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	var once bool
	outcome, err := pipeline.Run(pipeline.Job{
		Inputs: inputs, Outputs: outputs, Templates: templates.Files, Wait: time.Minute,
		FontDirs: append([]string{"../.fonts"}, typeface.SystemDirs()...),
		Progress: func(stage string) {
			if stage != "核对是否有变化" || once {
				return
			}
			once = true
			if err := os.Rename(filepath.Join(inputs, "2020-12", "old.csv"), filepath.Join(inputs, "2020-12", "new.xlsx")); err != nil {
				t.Error(err)
			}
			if err := other.Close(); err != nil {
				t.Error(err)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range outcome.Findings {
		if f.File == "new.xlsx" {
			return
		}
	}
	t.Errorf("the run judged another file than the one that stood in the folder when its turn came: %v", outcome.Findings)
}
