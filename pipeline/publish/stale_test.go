package publish

import (
	"fmt"
	"slices"
	"testing"
	"zonereport/pipeline/runfolder"
)

// inForceOf is a run in force that states figures of that checksum and took those of other runs:
// "2020-10 r1 a".
func inForceOf(period, run, figures string, took ...string) Published {
	m := runfolder.Manifest{Zone: "示范区", Period: period, Run: run, Records: []runfolder.FileRecord{{Path: runfolder.FiguresName, SHA256: figures}}}
	for _, t := range took {
		var r runfolder.EarlierRecord
		if _, err := fmt.Sscan(t, &r.Period, &r.Run, &r.SHA256); err != nil {
			panic(err)
		}
		m.Earlier = append(m.Earlier, r)
	}
	return Published{Manifest: m}
}

// What a run took is held against what is in force now, by figures and not by numbers.
func TestStale(t *testing.T) {
	cases := []struct {
		name string
		runs []Published
		want []string
	}{
		{"none", nil, nil},
		{"as it was", []Published{inForceOf("2020-10", "r1", "a"), inForceOf("2020-11", "r1", "b", "2020-10 r1 a")}, nil},
		{"corrected", []Published{inForceOf("2020-10", "r2", "A"), inForceOf("2020-11", "r1", "b", "2020-10 r1 a"), inForceOf("2020-12", "r1", "c", "2020-10 r1 a", "2020-11 r1 b")},
			[]string{"2020-11 r1 2020-10 r1→r2 名次、连续月数、上月数", "2020-12 r1 2020-10 r1→r2 名次、连续月数"}},
		{"same figures", []Published{inForceOf("2020-10", "r2", "a"), inForceOf("2020-11", "r1", "b", "2020-10 r1 a")}, nil},
		{"set back", []Published{inForceOf("2020-10", "r1", "a"), inForceOf("2020-11", "r1", "b", "2020-10 r2 A")}, []string{"2020-11 r1 2020-10 r2→r1 名次、连续月数、上月数"}},
		{"same number, other figures", []Published{inForceOf("2020-10", "r1", "A"), inForceOf("2020-11", "r1", "b", "2020-10 r1 a")}, []string{"2020-11 r1 2020-10 r1→r1 名次、连续月数、上月数"}},
		{"not the month before", []Published{inForceOf("2020-09", "r2", "A"), inForceOf("2020-11", "r1", "b", "2020-09 r1 a")}, []string{"2020-11 r1 2020-09 r1→r2 名次、连续月数、上期数"}},
		{"gone", []Published{inForceOf("2020-11", "r1", "b", "2020-10 r1 a")}, nil},
		{"published later", []Published{inForceOf("2020-10", "r1", "a"), inForceOf("2020-11", "r1", "b")}, nil},
		{"the year before", []Published{inForceOf("2019-11", "r2", "A"), inForceOf("2020-11", "r1", "b", "2019-11 r1 a", "2020-10 r1 x")}, []string{"2020-11 r1 2019-11 r1→r2 上年同期"}},
		{"January", []Published{inForceOf("2019-01", "r2", "B"), inForceOf("2019-12", "r2", "A"), inForceOf("2020-01", "r1", "b", "2019-01 r1 b", "2019-12 r1 a")},
			[]string{"2020-01 r1 2019-01 r1→r2 上年同期", "2020-01 r1 2019-12 r1→r2 上年末数"}},
		{"January after January", []Published{inForceOf("2019-01", "r2", "B"), inForceOf("2020-01", "r1", "b", "2019-01 r1 b")}, []string{"2020-01 r1 2019-01 r1→r2 上期数、上年同期"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range staleAmong(c.runs) {
				for _, u := range s.Uses {
					got = append(got, fmt.Sprintf("%s %s %s %s→%s %s", s.Period, s.Run, u.Month, u.Took, u.Now, u.What))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}
