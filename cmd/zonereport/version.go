package main

import (
	"flag"
	"fmt"
	"runtime"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/version"
)

const helpVersion = `zonereport version：显示程序版本和构建标识。manifest.json 中的 version 和 build 就是它们。

用法：zonereport version
`

// versionCommand is the command version.
var versionCommand = command.Command{Name: "version", Line: "显示程序版本", Help: helpVersion, Run: runVersion}

func runVersion(c *command.Call) error {
	if _, err := c.Parse(flag.NewFlagSet("version", flag.ContinueOnError)); err != nil {
		return err
	}
	program, err := version.Program()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Out, "%s %s（%s，%s/%s，%s）\n", program.Name, program.Version, program.Build, runtime.GOOS, runtime.GOARCH, runtime.Version())
	return err
}
