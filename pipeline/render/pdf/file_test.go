package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestFile writes objects of both kinds, more than one stream of objects holds: qpdf finds each of them
// where the cross-references say, and the bytes are the same on any number of processors.
func TestFile(t *testing.T) {
	o := &objects{}
	o.add([]byte("<</Type/Catalog/Pages 2 0 R>>\n"))
	o.add([]byte("<</Type/Pages/Kids[3 0 R]/Count 1>>\n"))
	o.add([]byte("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\n"))
	o.addStream(&stream{data: []byte("0 0 m h S")})
	for i := range 3 * perBundle {
		o.add(fmt.Appendf(nil, "<</Nth %d>>\n", i+5))
	}
	o.addStream(&stream{entries: "/Kept true", data: []byte("abcd"), plain: true})
	file, err := o.file("/Root 1 0 R")
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if again, err := o.file("/Root 1 0 R"); err != nil || !bytes.Equal(file, again) {
		t.Errorf("%v; the bytes depend on the number of processors", err)
	}
	path := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"--check": "No syntax or stream encoding errors found", "--show-object=5": "/Nth 5", fmt.Sprintf("--show-object=%d", perBundle+4): fmt.Sprintf("/Nth %d ", perBundle+4),
		fmt.Sprintf("--show-object=%d", 3*perBundle+4): fmt.Sprintf("/Nth %d ", 3*perBundle+4), "--filtered-stream-data --show-object=4": "0 0 m h S",
		fmt.Sprintf("--show-object=%d", 3*perBundle+5): "/Kept true", "--show-object=trailer": "/ID [ <",
	} {
		out, err := exec.Command("qpdf", append(strings.Fields(args), path)...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("qpdf %s: %v, without %q: %s", args, err, want, out)
		}
	}
}

// TestOutline: bookmarks as a tree; one that skips levels stands below the one before it.
func TestOutline(t *testing.T) {
	var list []bookmark
	for i, level := range []int{0, 1, 1, 3, 0, 2, 1} {
		list = append(list, bookmark{title: fmt.Sprint(i + 1), level: level})
	}
	want := []node{
		{first: 1, last: 5, parts: 2},
		{next: 5, first: 2, last: 3, parts: 2},
		{parent: 1, next: 3},
		{parent: 1, previous: 2, first: 4, last: 4, parts: 1},
		{parent: 3},
		{previous: 1, first: 6, last: 7, parts: 2},
		{parent: 5, next: 7},
		{parent: 5, previous: 6},
	}
	if got := grown(list); !slices.Equal(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}
