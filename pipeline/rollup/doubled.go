package rollup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/tally"
)

// once leaves one folder of each zone. Of several that state the same the first counts; where they state
// different things none does. A zone is known by its code, else by its name.
func once(list []folder) []folder {
	codes := codesOf(list)
	groups := map[string][]folder{}
	var order []string
	for _, f := range list {
		key, doubtful := zoneKey(f.zone, codes)
		if doubtful && f.zone.State == tally.Reported {
			f = unusable(f, "没有代码，这个名称的开发区有几个（代码 "+strings.Join(codes[ledger.Fold(f.zone.Name)], "、")+"），不知道是哪一个的，没有计入："+f.zone.Folder)
		}
		if len(groups[key]) == 0 {
			order = append(order, key)
		}
		groups[key] = append(groups[key], f)
	}
	var out []folder
	for _, key := range order {
		out = append(out, joined(groups[key]))
	}
	return out
}

// codesOf are the codes that zones of each name bear.
func codesOf(list []folder) map[string][]string {
	codes := map[string][]string{}
	for _, f := range list {
		name, code := ledger.Fold(f.zone.Name), strings.ToUpper(f.zone.Code)
		if code != "" && !slices.Contains(codes[name], code) {
			codes[name] = append(codes[name], code)
		}
	}
	return codes
}

// zoneKey is equal for the folders of one zone. One without a code is of the zone of its name; where several bear
// that it is doubtful which, and it stands by itself.
func zoneKey(z tally.Zone, codes map[string][]string) (key string, doubtful bool) {
	name := ledger.Fold(z.Name)
	switch {
	case z.Code != "":
		return "code " + strings.ToUpper(z.Code), false
	case len(codes[name]) == 1:
		return "code " + codes[name][0], false
	}
	return "name " + name, len(codes[name]) > 1
}

// joined is what several folders of a zone come to.
func joined(same []folder) folder {
	var reported []folder
	at := 0
	for i, f := range same {
		if f.zone.State == tally.Reported {
			if len(reported) == 0 {
				at = i
			}
			reported = append(reported, f)
		}
	}
	best := same[at]
	for _, f := range same {
		best.zone.Code = cmp.Or(best.zone.Code, f.zone.Code)
	}
	for _, f := range reported {
		if f.zone.Sum != best.zone.Sum {
			return differing(best, reported)
		}
	}
	if len(same) == 1 {
		return best
	}
	var names []string
	for i, f := range same {
		if i != at {
			names = append(names, folderOf(f, best))
		}
	}
	note := "，本月没有别的结果"
	if len(reported) == len(same) {
		note = "，本月结果相同，只计一次"
	}
	best.zone.Notes = append(best.zone.Notes, "还有输出文件夹 "+strings.Join(names, "、")+note)
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
	return unusable(best, "有几个输出文件夹，结果不同，都没有计入："+strings.Join(said, "、"))
}

// unusable is a zone without the run whose numbers are not taken.
func unusable(f folder, why string) folder {
	z := f.zone
	return folder{zone: tally.Zone{Name: z.Name, Code: z.Code, Folder: z.Folder, Notes: z.Notes, State: tally.Doubled, Why: why}}
}
