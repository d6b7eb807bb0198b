package office

import (
	"regexp"
	"strings"
)

// terminalOnly are lines of a command that help nobody at the page.
var terminalOnly = regexp.MustCompile(`(?m)^用法见：zonereport help.*\n?`)

// Plain is what a command says for somebody at the page: of a file that is on its way it has the name, not the
// passing folder in which the page keeps it, and it does not send anybody to the help of the terminal.
func (o *Office) Plain(text string) string {
	text = terminalOnly.ReplaceAllString(text, "")
	if o.scratch == "" {
		return text
	}
	passing := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(o.scratch) + `[/\\]papers\d+[/\\][0-9-]+\n?`)
	text = passing.ReplaceAllString(text, "")
	below := regexp.MustCompile(regexp.QuoteMeta(o.scratch) + `[/\\](?:(?:in|marked|papers|blank)\d+[/\\](?:f[/\\]\d+[/\\])?)?`)
	return strings.TrimRight(below.ReplaceAllString(text, ""), "\n")
}

// CommandLine is a command with its arguments as it can be typed.
func (o *Office) CommandLine(args []string) string { return o.Plain(commandLine(args)) }
