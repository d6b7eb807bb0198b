// Package hint finds what is not wrong with definitions and yet hardly meant: files from which nothing
// is read, and what is defined and never used.
package hint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// Of returns the hints on a templates folder, by file and line, as they read after the place:
// what seems not to be meant, and what to do.
func Of(defs definition.Definitions) definition.Errors {
	var hints definition.Errors
	for _, name := range defs.Unused {
		hints = append(hints, &definition.Error{File: name, Reason: "没有读取这个文件" + whyUnread(name)})
	}
	used := names(defs.Files)
	note := func(kind, id, reason string, args ...any) {
		if !used[id] {
			file := placed(defs, kind+" "+id)
			hints = append(hints, file.Refuse(id, reason, args...))
		}
	}
	for _, d := range defs.Ledgers {
		if d.Optional { // the program itself knows what it is for
			continue
		}
		note("ledger", d.ID, "台账“%s”没有一项指标、清单、断言、审核用到它：收来只核对写法，报告里没有它的数", d.Name)
	}
	for _, d := range defs.Lists {
		note("list", d.ID, "清单 %q 没有一张表、一处文字用到它。请在 report.toml 的表里写 list = %q，或在文字里用它；不要的请删去", d.ID, d.ID)
	}
	return append(hints, namesakes(defs)...).Sorted()
}

// namesakes are the figures that bear the name of an earlier one. The lines 其中：… may: they go by the figure
// above them.
func namesakes(defs definition.Definitions) definition.Errors {
	var hints definition.Errors
	first := map[string]string{}
	for _, f := range defs.Figures {
		name := ledger.Fold(f.Name)
		if id, taken := first[name]; taken && id != f.ID && !strings.HasPrefix(f.Name, "其中") {
			file := placed(defs, "figure "+f.ID)
			hints = append(hints, file.Refuse(f.ID, "指标 %q 与 %q 的名称都是“%s”：年度目标和各部门的文字按名称认指标，读报告的人也分不清。请改其中一个的名称", f.ID, id, f.Name))
			continue
		}
		first[name] = f.ID
	}
	return hints
}

// placed is the file that defines a thing.
func placed(defs definition.Definitions, thing string) definition.File {
	i := slices.IndexFunc(defs.Files, func(f definition.File) bool { return f.Path == defs.Places[thing] })
	if i < 0 {
		return definition.File{Path: defs.Places[thing]}
	}
	return defs.Files[i]
}

// folders are where definitions stand, by how they are most often missed.
var folders = []string{"ledgers", "figures", "checks", "reports"}

// whyUnread says what to do about a file from which nothing is read.
func whyUnread(name string) string {
	folder, _, below := strings.Cut(name, "/")
	switch {
	case strings.HasSuffix(name, ".tmpl"):
		return "：没有一份 report.toml 的 lead、narrative 写着它。要用的写进去，不用的移出模板文件夹"
	case !strings.HasSuffix(name, ".toml"):
		return "：定义文件以 .toml、.tmpl 结尾。不是定义的请移出模板文件夹"
	case below && !slices.Contains(folders, folder):
		return fmt.Sprintf("：定义要放在 ledgers、figures、checks、reports 里，不读文件夹 %q%s", folder, definition.Suggest(folder, folders))
	case below && folder == "reports":
		return "：报告的定义要叫 report.toml，放在 reports 下它自己的文件夹里"
	}
	return "：最外面一层只读 lists、claims、scheme、reading、style（和 lists-2022 这样的另一版）。别的定义要放在 ledgers、figures、checks 里"
}

var (
	quoted = regexp.MustCompile("[\"'`]([^\"'`]+)[\"'`]")
	ownID  = regexp.MustCompile(`^\s*id\s*=`)
)

// names are the ids that files name, other than where they define them.
func names(files []definition.File) map[string]bool {
	used := map[string]bool{}
	for _, f := range files {
		for line := range strings.Lines(string(f.Data)) {
			if ownID.MatchString(line) {
				continue
			}
			for _, m := range quoted.FindAllStringSubmatch(line, -1) {
				id, _, _ := strings.Cut(m[1], "/")
				used[id] = true
			}
		}
	}
	return used
}
