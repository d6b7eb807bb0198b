package inputs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
)

func TestLooksLikeMonth(t *testing.T) {
	for name, want := range map[string]string{
		"2023-6": "2023-06", "2023年6月": "2023-06", "2023年06月": "2023-06", "202306": "2023-06", "2023.06": "2023-06", "2023_6": "2023-06",
		"2023 06": "2023-06", "２０２３－０６": "2023-06", "2023年6月份": "2023-06", "2023年6月台账": "2023-06", "2023/6": "2023-06", " 2023-06": "2023-06",
		"2023—06": "2023-06", "2023-06月": "2023-06", "6月": "0000-00", "12月份": "0000-00",
		"2023": "", "202313": "", "2023-00": "", "20230601": "", "备份": "", "2023年": "", "2023-06旧": "", "2023-06 (2)": "", "一期": "", "6": "", "12": "", "模板": "", "123456": "",
		"2020年度": "", "13月": "", "2023-06-30": "", "330624": "",
	} {
		m, like := looksLikeMonth(name)
		if like != (want != "") || like && m.month.String() != want {
			t.Errorf("%q: %v %v, want %q", name, m.month, like, want)
		}
	}
}

// A month folder under another name is never passed over in silence (design-life §12).
func TestChoosePeriodAmongMisnamed(t *testing.T) {
	for _, c := range []struct {
		name    string
		folders []string
		wanted  string
		period  string // that is chosen; empty: refused
		says    string
		notes   int
	}{
		{"later", []string{"2023-05", "2023-6"}, "", "", "“2023-6”像是最新的月份", 1},
		{"later, the latest is named", []string{"2023-05", "2023年6月", "202307"}, "", "", "“202307”", 2},
		{"later, but a month is asked for", []string{"2023-05", "2023-6"}, "2023-05", "2023-05", "", 1},
		{"the month that is asked for", []string{"2023-05", "2023.06"}, "2023-06", "", "改名为 2023-06", 1},
		{"earlier", []string{"2023-05", "2023-4"}, "", "2023-05", "", 1},
		{"the same month", []string{"2023-05", "2023年5月"}, "", "2023-05", "", 1},
		{"without a year", []string{"2023-05", "6月"}, "", "2023-05", "", 1},
		{"alone", []string{"2023年6月"}, "", "", "2023-06", 1},
		{"alone, without a year", []string{"6月"}, "", "", "四位年", 1},
		{"honest", []string{"2023-05", "备份", "2023", "旧的2023-06"}, "", "2023-05", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, f := range c.folders {
				if err := os.Mkdir(filepath.Join(dir, f), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(dir, "2023年9月"), nil, 0o644); err != nil { // a file is no month
				t.Fatal(err)
			}
			var wanted calendar.Month
			if c.wanted != "" {
				wanted, _ = calendar.ParseMonth(c.wanted)
			}
			period, err := at(dir).period(wanted)
			if c.period == "" {
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%v, want %q", err, c.says)
				}
			} else if err != nil || period.String() != c.period {
				t.Errorf("%v, %v", period, err)
			}
			remarks, err := at(dir).Misnamed()
			if err != nil || len(remarks) != c.notes {
				t.Errorf("%d remarks (%v), want %d", len(remarks), err, c.notes)
			}
		})
	}
}
