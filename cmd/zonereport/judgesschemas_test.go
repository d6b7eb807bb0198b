//go:build judges && schemas

package main

import (
	"path/filepath"
	"testing"
)

// TestSchemas holds every part of OFD files against the schemas of GB/T 33190-2016 (`make schemas`).
func TestSchemas(t *testing.T) {
	p, executable := newProgram(t), build(t)
	outputs := filepath.Join(p.dir, "outputs")
	tool(t, executable, "run", "--ofd", "--inputs", filepath.Join(p.dir, "inputs"), "--outputs", outputs, "--fonts", filepath.Join(root(t), ".fonts"))
	files := append(found(t, []string{outputs}, ".ofd"), poorOFDs(t, executable)...)
	t.Log(ofdrw(t, append([]string{"schemas", filepath.Join(root(t), ".tools", "ofd-schemas")}, files...)...))
}
