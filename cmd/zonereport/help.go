package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline/definition"
)

// overview is the help of the program as a whole.
func overview() string {
	var b strings.Builder
	b.WriteString("zonereport：把开发区各部门的台账变成年度亮点工作回眸和招商选资月考核通报。\n\n用法：zonereport 命令 [参数]\n\n命令：\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-10s %s\n", c.Name, c.Line)
	}
	b.WriteString(`  help       显示说明；help 命令 显示该命令的说明

准备：zonereport init 建立 inputs，其中 zone.toml 写开发区的情况，2020-12/ 放该月各部门的台账（.xlsx .xlsm .xls .et .csv，文件名不限）。
例：
  zonereport check                          先审核
  zonereport run                            再生成，结果在 outputs/2020-12/
  zonereport explain 2020-12 agreements     查一个数字从哪里来

`)
	return b.String() + exit.Codes
}

// runHelp prints the overview or the help of a command.
func runHelp(args []string, stdout io.Writer) error {
	text := overview()
	if len(args) > 0 {
		text = ""
		for _, c := range commands() {
			if c.Name == args[0] {
				text = c.Help
			}
		}
		if text == "" {
			return unknownCommand(args[0])
		}
	}
	_, err := io.WriteString(stdout, text)
	return err
}

func unknownCommand(name string) error {
	names := []string{"help"}
	for _, c := range commands() {
		names = append(names, c.Name)
	}
	return &exit.UsageError{Reason: fmt.Sprintf("没有命令 %q%s", name, cmp.Or(definition.Suggest(name, names), "。"))}
}
