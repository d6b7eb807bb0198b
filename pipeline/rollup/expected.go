package rollup

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/tally"
)

// Expected is a zone that is to report, by its code, its name or both.
type Expected struct{ Code, Name string }

// ExpectedIn reads a list of the zones that are to report: one a line, the code, the name, or both parted by a
// comma, a tab or a blank; # begins a remark. The error is a *MissingError where it cannot be used.
func ExpectedIn(path string) ([]Expected, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &MissingError{path, "读不出来。请写一个文本文件，一行一个开发区的代码或名称"}
	}
	if !utf8.Valid(data) {
		return nil, &MissingError{path, "不是 UTF-8 编码的文本文件。请用记事本另存为，编码选 UTF-8"}
	}
	var list []Expected
	seen := map[string]int{}
	for i, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		line, _, _ = strings.Cut(line, "#")
		e := expected(strings.TrimSpace(line))
		if e == (Expected{}) {
			continue
		}
		for _, key := range []string{strings.ToUpper(e.Code), ledger.Fold(e.Name)} {
			if before := seen[key]; key != "" && before > 0 {
				return nil, &MissingError{path, fmt.Sprintf("第 %d 行与第 %d 行是同一个开发区 %q。请删去一行", i+1, before, key)}
			}
			seen[key] = i + 1
		}
		list = append(list, e)
	}
	if len(list) == 0 {
		return nil, &MissingError{path, "里面没有开发区。请一行写一个代码或名称"}
	}
	return list, nil
}

var codeForm = regexp.MustCompile(`^[0-9A-Za-z]+$`)

// expected reads one line.
func expected(line string) Expected {
	var parts []string
	for _, part := range regexp.MustCompile(`[,，\t]|\s+`).Split(line, -1) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	switch {
	case len(parts) == 0:
		return Expected{}
	case len(parts) == 1 && codeForm.MatchString(parts[0]):
		return Expected{Code: parts[0]}
	case codeForm.MatchString(parts[0]):
		return Expected{parts[0], strings.Join(parts[1:], "")}
	case codeForm.MatchString(parts[len(parts)-1]) && len(parts) > 1:
		return Expected{parts[len(parts)-1], strings.Join(parts[:len(parts)-1], "")}
	}
	return Expected{Name: strings.Join(parts, "")}
}

// is says that a zone is the one that is expected: by its code where both have one, else by its name.
func (e Expected) is(z tally.Zone) bool {
	if e.Code != "" && z.Code != "" {
		return strings.EqualFold(e.Code, z.Code)
	}
	return e.Name != "" && ledger.Fold(e.Name) == ledger.Fold(z.Name)
}

// awaited adds the zones that are expected and have no folder, and marks those that nobody expects.
func awaited(list []folder, wanted []Expected) []folder {
	if len(wanted) == 0 {
		return list
	}
	met := make([]bool, len(wanted))
	for i := range list {
		z := &list[i].zone
		z.Unexpected = true
		for k, e := range wanted {
			if e.is(*z) {
				z.Unexpected, met[k] = false, true
			}
		}
	}
	for k, e := range wanted {
		if met[k] {
			continue
		}
		name := e.Name
		if name == "" {
			name = "代码 " + e.Code
		}
		list = append(list, folder{zone: tally.Zone{Name: name, Code: e.Code, State: tally.Absent, Why: "没有输出文件夹"}})
	}
	return list
}
