// Command zonereport turns the ledgers of a development zone's departments into its annual
// review and its monthly campaign report. This folder holds commands, flags, help and exit
// codes; the work is done below pipeline.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
)

func main() {
	systemerror.TakeSignals()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// collectOften trades a little time for memory where reports are drawn: the fonts alone are
// 60 MB that stay, and an office machine has other work. GOGC, if set, decides instead.
func collectOften() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}

// command is one of the program's commands.
type command struct {
	name string
	line string // what it does, for the list of commands
	help string // one screen
	run  func(c *call) error
}

// commands returns all commands in the order in which help lists them.
func commands() []command {
	return []command{
		{"init", "建立输入文件夹：带说明的 zone.toml 和第一个月份文件夹", helpInit, runInit},
		{"run", "生成并发布一个月的两份报告", helpRun, runRun},
		{"check", "只读取和审核台账，不发布", helpCheck, runCheck},
		{"inspect", "说明一个文件是怎样读的：认作哪本台账，各列、各行当作什么", helpInspect, runInspect},
		{"explain", "查一个已发布指标的口径、数值、来源单元格和对应的台账行", helpExplain, runExplain},
		{"compare", "比较一个月的两次运行：什么变了，为什么，依据哪几行台账", helpCompare, runCompare},
		{"status", "各月份做到哪一步：发布、签发、待重做、退回待改", helpStatus, runStatus},
		{"verify", "查验已发布的报告：真实性、完整性、可用性、安全性", helpVerify, runVerify},
		{"issue", "签发一次发布：从此对外以它为准", helpIssue, runIssue},
		{"audit", "写出一次发布的核查材料：审核报告、来源、校验和", helpAudit, runAudit},
		{"prune", "清理从未签发、已被代替的草稿", helpPrune, runPrune},
		{"blank", "写出各部门的空白台账，发给部门填写", helpBlank, runBlank},
		{"preview", "用样例数据做出报告样张，看修改过的模板和版式", helpPreview, runPreview},
		{"templates", "把内置的定义和文字模板复制到文件夹，供修改", helpTemplates, runTemplates},
		{"version", "显示程序版本", helpVersion, runVersion},
	}
}

// call is one call of a command: what the user wrote after its name, and where it answers.
type call struct {
	command command
	args    []string
	out     io.Writer // results
	log     io.Writer // progress and errors
}

// note tells the user something beside the result. Where even that cannot be shown there is
// nobody to tell.
func (c *call) note(format string, args ...any) {
	_, _ = fmt.Fprintf(c.log, "注意："+format+"\n", args...)
}

// writeJSON hands what a value is as JSON to the programs that asked for it.
func (c *call) writeJSON(data []byte, err error) error {
	if err == nil {
		_, err = c.out.Write(data)
	}
	return err
}

// run carries out the command that the arguments name and returns the exit code. It is the
// one place where errors become messages and codes.
func run(args []string, stdout, stderr io.Writer) (code int) {
	stdout = terminal.Plain(stdout)
	defer func() {
		if p := recover(); p != nil {
			code = report(stderr, fmt.Errorf("panic: %v", p))
		}
	}()
	if len(args) == 0 {
		_, _ = fmt.Fprint(stderr, overview())
		return exitUsage
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		return report(stderr, runHelp(rest, stdout))
	case "-version", "--version":
		name = "version"
	}
	for _, c := range commands() {
		if c.name == name {
			return report(stderr, c.run(&call{command: c, args: rest, out: stdout, log: stderr}))
		}
	}
	return report(stderr, unknownCommand(name))
}
