package revise

import (
	"bytes"
	"slices"

	"zonereport/pipeline/revision"
)

// File is an input file of one side.
type File struct {
	Path string // relative to the inputs folder
	Data []byte
}

// Files lists the files that are not what they were, by path: new, gone, changed, or the same under
// another name.
func Files(old, now []File) []revision.File {
	var list []revision.File
	renamed := map[string]bool{}
	for _, f := range now {
		switch i := slices.IndexFunc(old, func(o File) bool { return o.Path == f.Path }); {
		case i >= 0 && bytes.Equal(old[i].Data, f.Data):
		case i >= 0:
			list = append(list, revision.File{Path: f.Path, What: "内容有变"})
		default:
			what := "新增"
			for _, o := range old {
				if bytes.Equal(o.Data, f.Data) && !has(now, o.Path) && !renamed[o.Path] {
					what, renamed[o.Path] = "改名，原来是 "+o.Path, true
					break
				}
			}
			list = append(list, revision.File{Path: f.Path, What: what})
		}
	}
	for _, o := range old {
		if !has(now, o.Path) && !renamed[o.Path] {
			list = append(list, revision.File{Path: o.Path, What: "不再报送"})
		}
	}
	return list
}

func has(files []File, path string) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.Path == path })
}
