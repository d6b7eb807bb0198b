package main

import (
	"strings"
	"testing"

	"zonereport/cmd/zonereport/exit"
)

// A window closes by itself after all went well, else once somebody has pressed Enter or closed it.
func TestHeld(t *testing.T) {
	for code, wait := range map[int]bool{exit.Done: false, exit.Unfinished: true, exit.Usage: true, exit.Busy: true} {
		for _, typed := range []string{"x\nrest", ""} {
			var said strings.Builder
			in := strings.NewReader(typed)
			got := held(code, in, &said)
			if read := in.Len() < len(typed); got != code || wait != strings.Contains(said.String(), "按回车键") || read != (wait && typed != "") {
				t.Errorf("code %d, %q typed: %d, %q, read %t", code, typed, got, said.String(), read)
			}
		}
	}
}
