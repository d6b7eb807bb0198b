package main

import (
	"errors"
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	var out strings.Builder
	text := "一\t二\n\x1b[31m红\u202e"
	if n, err := (plain{&out}).Write([]byte(text)); n != len(text) || err != nil || out.String() != "一\t二\n\\u001b[31m红\\u202e" {
		t.Errorf("%d, %v, %q", n, err, out.String())
	}
	out.Reset()
	report(&out, errors.New("无法读取 张\x1b[2J 13857500001.xlsx"))
	if got := out.String(); strings.Contains(got, "\x1b") || strings.Contains(got, "13857500001") {
		t.Errorf("%q", got)
	}
}
