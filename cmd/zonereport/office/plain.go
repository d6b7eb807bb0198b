package office

import (
	"regexp"
	"strings"
)

// terminalOnly are lines of a command that help nobody at the page.
var terminalOnly = regexp.MustCompile(`(?m)^用法见：zonereport help.*\n?`)

// fields are what the page calls the flags of the commands.
var fields = map[string]string{
	"at": "收到时间", "dated": "成文日期", "doc-no": "文号", "draft": "送审稿", "on": "催报日期", "period": "报告月份", "reason": "原因", "signer": "签发人", "to": "报送给",
}

var (
	sentence = regexp.MustCompile(`[^。；\n]+`)
	anyFlag  = regexp.MustCompile(` ?--([a-z]+(?:-[a-z]+)*) ?`)
)

// Plain is what a command says for somebody at the page: of a file that is on its way it has the name, not the
// passing folder in which the page keeps it; flags are called what the page calls their fields, but for those of a
// command that is written out; and nobody is sent to the help of the terminal.
func (o *Office) Plain(text string) string {
	text = terminalOnly.ReplaceAllString(text, "")
	text = sentence.ReplaceAllStringFunc(text, func(s string) string {
		if strings.Contains(s, "zonereport ") {
			return s
		}
		return anyFlag.ReplaceAllStringFunc(s, func(f string) string {
			if name, ok := fields[anyFlag.FindStringSubmatch(f)[1]]; ok {
				return "“" + name + "”"
			}
			return f
		})
	})
	return strings.TrimRight(o.atHome(text), "\n")
}

// atHome takes the passing folder out of a text.
func (o *Office) atHome(text string) string {
	if o.scratch == "" {
		return text
	}
	alone := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(o.scratch) + `[/\\]papers\d+[/\\][0-9-]+\n?`)
	below := regexp.MustCompile(regexp.QuoteMeta(o.scratch) + `[/\\](?:(?:in|marked|papers|blank)\d+[/\\](?:f[/\\]\d+[/\\])?)?`)
	return below.ReplaceAllString(alone.ReplaceAllString(text, ""), "")
}

// CommandLine is a command with its arguments as it can be typed.
func (o *Office) CommandLine(args []string) string { return o.atHome(commandLine(args)) }
