package terminal

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	var out strings.Builder
	text := "一\t二\n\x1b[31m红\u202e"
	if n, err := Plain(&out).Write([]byte(text)); n != len(text) || err != nil || out.String() != "一\t二\n\\u001b[31m红\\u202e" {
		t.Errorf("%d, %v, %q", n, err, out.String())
	}
}
