// Command zonereport turns the ledgers of a development zone's departments into its annual
// review and its monthly campaign report. This folder holds commands, flags, help and exit
// codes; the work is done below pipeline. What is common to commands stands in command; each
// command has a file, in prepare (before ledgers come), reporting (ledgers become reports) or
// published (what was published is looked up, compared, verified, issued); office is the page in
// the browser, whose buttons are these commands.
package main

import (
	"fmt"
	"io"
	"os"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office"
	"zonereport/cmd/zonereport/prepare"
	"zonereport/cmd/zonereport/published"
	"zonereport/cmd/zonereport/reporting"
	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
)

func main() {
	systemerror.TakeSignals()
	os.Exit(started(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// commands returns all commands in the order in which help lists them.
func commands() []command.Command {
	return []command.Command{
		office.Serve(run),
		prepare.Init, reporting.Receive, reporting.Run, reporting.Check, reporting.Inspect, reporting.Register, reporting.Remind,
		published.Explain, published.Compare, published.Status, published.Verify, published.Issue, published.Package, published.Audit, published.Prune, published.Facts, published.Rollup,
		prepare.Schedule, prepare.Blank, prepare.Templates, prepare.CheckTemplates, prepare.Preview, versionCommand,
	}
}

// run carries out the command that the arguments name and returns the exit code. It is the
// one place where errors become messages and codes.
func run(args []string, stdout, stderr io.Writer) (code int) {
	stdout = terminal.Plain(stdout)
	defer func() {
		if p := recover(); p != nil {
			code = exit.Report(stderr, fmt.Errorf("panic: %v", p))
		}
	}()
	if len(args) == 0 {
		_, _ = fmt.Fprint(stderr, overview())
		return exit.Usage
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		return exit.Report(stderr, runHelp(rest, stdout))
	case "-version", "--version":
		name = "version"
	}
	for _, c := range commands() {
		if c.Name == name {
			return exit.Report(stderr, c.Run(&command.Call{Command: c, Args: rest, Out: stdout, Log: stderr}))
		}
	}
	return exit.Report(stderr, unknownCommand(name))
}
