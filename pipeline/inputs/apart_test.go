package inputs

import (
	"os"
	"path/filepath"
	"testing"
)

func TestApart(t *testing.T) {
	dir := inputsFolder(t, "2020-12/招商.xlsx", "2020-12/r1/", "成果/")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	for outputs, refused := range map[string]bool{
		dir: true, dir + "/": true, dir + "/2020-12/..": true, link: true, dir + "/2020-12": true, dir + "/2020-12/成果": true, dir + "/2021-01": true, link + "/2020-12/r1/x": true,
		"": false, dir + "/成果": false, dir + "/outputs": false, dir + "2": false, filepath.Dir(dir): false, dir + "/../outputs": false, dir + "/2020年12月": false, t.TempDir(): false,
	} {
		if err := at(dir).Apart(outputs); (err != nil) != refused {
			t.Errorf("%s: %v", outputs, err)
		}
	}
	if err := at(link).Apart(dir + "/2020-12"); err == nil {
		t.Error("through a link: not refused")
	}
}
