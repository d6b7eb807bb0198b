package main

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
)

const (
	programName = "zonereport"
	// version is the version of the program and of what it writes.
	version = "0.2.0"
)

const helpVersion = `zonereport version：显示程序版本和构建标识。manifest.json 中的 version 和 build 就是它们。

用法：zonereport version
`

// runVersion is the command version.
func runVersion(c *call) error {
	if _, err := c.parse(flag.NewFlagSet("version", flag.ContinueOnError)); err != nil {
		return err
	}
	build, err := thisBuild()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%s %s（%s，%s/%s，%s）\n", programName, version, build, runtime.GOOS, runtime.GOARCH, runtime.Version())
	return err
}

// thisBuild tells this build from others of its version, so that "unchanged" can be said of
// the program: the revision it was built from and, if its source had changes beyond that or
// is not known, the checksum of the executable.
func thisBuild() (string, error) {
	revision, modified := "", true
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				modified = s.Value == "true"
			}
		}
	}
	if revision != "" && !modified {
		return revision, nil
	}
	sum, err := executableSum()
	if err != nil {
		return "", fmt.Errorf("identify this program: %w", err)
	}
	if revision != "" {
		return revision + "+" + sum, nil
	}
	return sum, nil
}

func executableSum() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // only read
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))[:16], nil
}
