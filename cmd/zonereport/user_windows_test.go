package main

import (
	"os/exec"
	"testing"
)

// ordinaryUser is a run by the user himself.
func (p program) ordinaryUser(t *testing.T) *exec.Cmd {
	t.Helper()
	return p.command()
}
