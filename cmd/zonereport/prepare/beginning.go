package prepare

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
)

// blankZone is the zone.toml that init fills in.
//
//go:embed zone.toml
var blankZone string

// beginning is what a user says of the office when it begins.
type beginning struct {
	name, short, county, code string
	aliases                   []string
	period                    calendar.Month
}

// ask puts the questions, each with what an empty answer means.
func (b *beginning) ask(in io.Reader, out io.Writer, period bool) error {
	lines := bufio.NewScanner(in)
	var failed error
	question := func(text string) string {
		if _, err := fmt.Fprint(out, text+"："); err != nil {
			failed = err
		}
		if !lines.Scan() {
			return ""
		}
		return strings.TrimSpace(lines.Text())
	}
	b.name = question("开发区全称（如 新昌经济开发区）")
	b.short = question("简称（如 新经开）")
	b.county = question("所在的县、区、旗或市（如 新昌县）")
	b.aliases = strings.FieldsFunc(question("台账里的其他写法，用顿号分开（如 经开区、新昌经开区）"), func(r rune) bool { return strings.ContainsRune("、，,；; ", r) })
	for period {
		answer := question(fmt.Sprintf("第一个月份（直接回车是 %s）", b.period))
		if answer == "" {
			break
		}
		month, err := calendar.ParseMonth(answer)
		if err == nil {
			b.period = month
			break
		}
		if _, err := fmt.Fprintln(out, err.Error()+"。"); err != nil {
			failed = err
		}
	}
	return errors.Join(failed, lines.Err())
}

// zoneFile is the zone.toml with what the user said.
func (b beginning) zoneFile() string {
	name := b.name
	if strings.TrimSpace(name) == "" {
		name = definition.Placeholder
	}
	aliases := make([]string, len(b.aliases))
	for i, a := range b.aliases {
		aliases[i] = quoted(a)
	}
	code, words := `# code = "330624"       `, "# [words]\n# county = \"区\""
	if b.code != "" {
		code = "code = " + quoted(b.code)
	}
	for _, level := range []string{"区", "旗"} {
		if strings.HasSuffix(b.county, level) {
			words = "[words]\ncounty = " + quoted(level)
		}
	}
	return strings.NewReplacer("{{name}}", quoted(name), "{{short}}", quoted(b.short), "{{county}}", quoted(b.county),
		"{{aliases}}", "["+strings.Join(aliases, ", ")+"]", "{{code}}", code, "{{words}}", words).Replace(blankZone)
}

// quoted is a TOML basic string.
func quoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
