package intake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Whatever a file is called, it lies in the month's folder and nowhere else, under a name that every system
// takes, or does not come in.
func TestNames(t *testing.T) {
	o := newOffice(t)
	long := strings.Repeat("长", 100)
	for name, want := range map[string]string{ // "" is refused
		"../../../etc/甲.csv": "甲.csv", `..\..\甲.csv`: "甲.csv", `C:\报送\甲.csv`: "甲.csv", "/etc/passwd/甲.csv": "甲.csv", `\\server\share\甲.csv`: "甲.csv",
		"甲.csv:evil.csv": "甲.csv_evil.csv", "C:甲.csv": "C_甲.csv", "甲\x00.csv": "甲.csv", "甲\n.csv": "甲.csv", "甲\x1b[31m.csv": "甲[31m.csv",
		"CON.csv": "_CON.csv", "nul.csv": "_nul.csv", "com1.csv": "_com1.csv", "LPT¹.csv": "_LPT¹.csv", "CON .csv": "_CON .csv", "console.csv": "console.csv",
		"甲.csv.": "甲.csv", "甲.csv . .": "甲.csv", " 甲.csv ": "甲.csv", "甲.csv\u3000": "甲.csv", "甲\u202evsc.xslx.csv": "甲vsc.xslx.csv", "\u2066甲\u2069.csv": "甲.csv", "甲\u200b.csv": "甲.csv",
		"甲\u2028.csv": "甲.csv", "甲?*|<>\".csv": "甲______.csv", "-rf.csv": "_-rf.csv", ".甲.csv": "_.甲.csv", "\xd5\xd0.csv": "招.csv", "甲\ufffd.csv": "甲.csv",
		long + ".csv": long[:195] + ".csv", strings.Repeat("x", 255) + ".csv": strings.Repeat("x", 196) + ".csv",
		"..": "", ".": "", "": "", "/": "", `\`: "", "\u202e": "", "~$甲.csv": "", "findings.json": "", "审核意见.txt": "", "Thumbs.db": "", "desktop.ini": "", "甲/": "", "   ": "", "...": "",
	} {
		t.Run(fmt.Sprintf("%q", name), func(t *testing.T) {
			o.t = t
			if err := errors.Join(os.RemoveAll(filepath.Join(o.job.Inputs, "2020-12")), os.RemoveAll(o.job.Outputs)); err != nil {
				t.Fatal(err)
			}
			f := o.file("x", csv(1))
			f.Name = name
			if name == "" {
				f.Path = o.incoming // a folder
			}
			before := tree(t, filepath.Dir(o.job.Inputs))
			i := o.receive(f).Items[0]
			if i.File != want || (i.How == Refused) != (want == "") || (i.Why == "") != (want != "") {
				t.Fatalf("%+v", i)
			}
			var fresh []string
			for _, path := range tree(t, filepath.Dir(o.job.Inputs)) {
				if !slices.Contains(before, path) && !strings.HasPrefix(path, "outputs") {
					fresh = append(fresh, path)
				}
			}
			expected := []string{"inputs/2020-12"}
			if want != "" {
				expected = append(expected, "inputs/2020-12/"+want)
			}
			if !slices.Equal(fresh, expected) {
				t.Errorf("there is now %q", fresh)
			}
			if want != "" && o.folder()[want] != csv(1) || len(o.events()) != len(expected)-1 {
				t.Errorf("%q; %d events", o.folder(), len(o.events()))
			}
		})
	}
}

// tree lists all paths below a folder.
func tree(t *testing.T, dir string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		inner, _ := filepath.Rel(dir, path)
		paths = append(paths, filepath.ToSlash(inner))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// Who stands in a file's personal columns is named nowhere but in the file and its own name in the folder.
func TestMasked(t *testing.T) {
	o := newOffice(t)
	text := "期次,户号,户主,身份证号,合法建筑面积（㎡）,签约日期\n一期,001,王小明,330624196001011236,120,2020-03-01\n"
	for n, name := range []string{"/家/王小明.csv", "王小明.csv", "王小明?.csv"} {
		if n == 1 {
			text += "\n"
		}
		i := o.one(name, text)
		if said := fmt.Sprintf("%s %s %s %q %+v", i.Sent, i.File, i.Earlier, i.Remarks, o.events()); strings.Contains(said, "王小明") || !strings.Contains(i.Sent, "＊＊＊") {
			t.Error(said)
		}
	}
	if o.folder()["王小明.csv"] != text {
		t.Errorf("%q", o.folder())
	}
}
