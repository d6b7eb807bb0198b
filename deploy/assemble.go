package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/deploy/licence"
)

// program is the package that the archives hold.
const program = "./cmd/zonereport"

// assemble builds the program for a platform and puts what goes with it into an archive.
func assemble(platform string, common tree, flags []string) (archive, error) {
	system, processor, _ := strings.Cut(platform, "/")
	a := archive{name: baseName(platform) + ".tar.gz", folder: baseName(platform), windows: system == "windows"}
	name := "zonereport"
	if a.windows {
		a.name, name = a.folder+".zip", name+".exe"
	}
	work, err := os.MkdirTemp("", "dist")
	if err != nil {
		return a, err
	}
	defer func() { _ = os.RemoveAll(work) }() // of the system's folder for such
	built := filepath.Join(work, name)
	if err := build(built, system, processor, flags); err != nil {
		return a, err
	}
	data, err := os.ReadFile(built)
	if err != nil {
		return a, err
	}
	a.files = append(starters(a.windows), entry{name, data, executable})
	texts, err := licence.Of(built)
	if err != nil {
		return a, err
	}
	a.files = append(a.files, common...)
	if !a.windows {
		if err := a.files.copyAll(manyZones, "zones"); err != nil {
			return a, err
		}
	}
	for _, text := range texts {
		a.files.add("许可证/"+text.Name, text.Data)
	}
	a.files.add(sumsFile, a.files.sums())
	return a, nil
}

// build builds the program for a system and a processor, whatever the machine's own Go is set to.
func build(to, system, processor string, flags []string) error {
	cmd := exec.Command("go", slices.Concat([]string{"build", "-trimpath"}, flags, []string{"-o", to, program})...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor, "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	return nil
}
