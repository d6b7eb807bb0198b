//go:build judges && schemas

package main

import (
	"path/filepath"
	"testing"
)

// TestSchemas holds every part of OFD files against the schemas of GB/T 33190-2016 (`make schemas`).
func TestSchemas(t *testing.T) {
	t.Log(ofdrw(t, append([]string{"schemas", filepath.Join(root(t), ".tools", "ofd-schemas")}, ofds(t)...)...))
}
