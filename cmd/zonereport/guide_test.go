package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// The commands of docs/definitions.md work one after the other as they are written there.
func TestGuideCommands(t *testing.T) {
	guide, err := os.ReadFile("../../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	ran := 0
	for _, block := range regexp.MustCompile("(?ms)^```\nzonereport (.*?)^```").FindAllStringSubmatch(string(guide), -1) {
		for line := range strings.Lines("zonereport " + block[1]) {
			var out, log bytes.Buffer
			args := strings.Fields(line)
			if code := run(args[1:], &out, &log); code != 0 {
				t.Errorf("%s: exit %d\n%s%s", line, code, out.String(), log.String())
			}
			ran++
		}
	}
	if ran < 2 {
		t.Errorf("the guide has %d commands", ran)
	}
}
