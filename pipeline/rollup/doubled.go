package rollup

import (
	"fmt"
	"strings"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/tally"
)

// once leaves one folder of each zone. Of several that state the same the first counts; where they state
// different things none does. A zone is known by its code, else by its name.
func once(list []folder) []folder {
	var out []folder
	for i, f := range list {
		if first := indexOf(list[:i], f.zone); first >= 0 {
			continue
		}
		same := []folder{f}
		for _, other := range list[i+1:] {
			if sameZone(f.zone, other.zone) {
				same = append(same, other)
			}
		}
		out = append(out, joined(same))
	}
	return out
}

func indexOf(list []folder, z tally.Zone) int {
	for i, f := range list {
		if sameZone(f.zone, z) {
			return i
		}
	}
	return -1
}

func sameZone(a, b tally.Zone) bool {
	if a.Code != "" && b.Code != "" {
		return strings.EqualFold(a.Code, b.Code)
	}
	return ledger.Fold(a.Name) == ledger.Fold(b.Name)
}

// joined is what several folders of a zone come to.
func joined(same []folder) folder {
	best := same[0]
	var others, reported []folder
	for _, f := range same {
		if f.zone.State == tally.Reported {
			reported = append(reported, f)
		}
	}
	if len(reported) > 0 {
		best = reported[0]
	}
	for _, f := range same {
		if f.zone.Folder != best.zone.Folder {
			others = append(others, f)
		}
	}
	if len(others) == 0 {
		return best
	}
	for _, f := range reported {
		if f.zone.Sum != best.zone.Sum {
			return differing(best, reported)
		}
	}
	var names []string
	for _, f := range others {
		names = append(names, folderOf(f, best))
	}
	note := "还有输出文件夹 " + strings.Join(names, "、") + "，本月没有别的结果"
	if len(reported) == len(same) {
		note = "还有输出文件夹 " + strings.Join(names, "、") + "，本月结果相同，只计一次"
	}
	best.zone.Notes = append(best.zone.Notes, note)
	return best
}

// folderOf names a folder of a zone, with the zone's name in it where that is another: two zones may bear one code.
func folderOf(f, best folder) string {
	if ledger.Fold(f.zone.Name) == ledger.Fold(best.zone.Name) || f.zone.Name == f.zone.Folder {
		return f.zone.Folder
	}
	return f.zone.Folder + "（代码相同的" + f.zone.Name + "）"
}

// differing is a zone of which nobody knows what it states.
func differing(best folder, reported []folder) folder {
	var said []string
	for _, f := range reported {
		said = append(said, fmt.Sprintf("%s（%s，校验码%s）", folderOf(f, best), f.zone.Now.Run, f.zone.Check))
	}
	z := best.zone
	z.State, z.Why = tally.Doubled, "有几个输出文件夹，结果不同，都没有计入："+strings.Join(said, "、")
	z.Now.Figures, z.Last, z.Year = nil, tally.Stated{}, tally.Stated{}
	return folder{zone: z}
}
