package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/terminal"
)

// started carries out a call as it came from outside: a double click, which can state no arguments, opens the page.
func started(args []string, in io.Reader, stdout, stderr io.Writer) int {
	if len(args) > 0 || !terminal.DoubleClicked() {
		return run(args, stdout, stderr)
	}
	return held(beside(stdout, stderr), in, stderr)
}

// held keeps the window of a program that ended with a code until somebody has read what went wrong.
func held(code int, in io.Reader, stderr io.Writer) int {
	if code != exit.Done {
		_, _ = fmt.Fprint(stderr, "\n怎么办见 使用说明.pdf 的“出了问题怎么办”。按回车键关闭本窗口。")
		_, _ = bufio.NewReader(in).ReadString('\n') // any end of it closes the window
	}
	return code
}

// beside opens the page of the office whose folders lie beside the program, whatever folder it was started in (a
// shortcut names any).
func beside(stdout, stderr io.Writer) int {
	program, err := os.Executable()
	if err == nil {
		err = os.Chdir(filepath.Dir(program))
	}
	if err != nil {
		return exit.Report(stderr, err)
	}
	return run([]string{"serve"}, stdout, stderr)
}
