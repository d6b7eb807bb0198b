package prepare

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/templates"
)

const helpTemplates = `zonereport templates：把程序内置的定义和文字模板复制到一个新文件夹，供统计人员修改。

用法：zonereport templates 文件夹

例：
  zonereport templates 我的模板
  zonereport run --templates 我的模板

文件夹里有：ledgers 台账格式，figures 指标口径，checks 审核规则，scheme.toml 考核办法，
reports 报告的结构和文字，style.toml 版式。改错了不要紧：程序会指出文件、行号和原因。
口径从某个月起改变的，不改旧的一版，另写一版 valid_from = "2021-01"：旧的月份照旧，见 docs/definitions.md。
文件夹必须是新的或空的，已有文件不会被覆盖。
`

// Templates is the command templates.
var Templates = command.Command{Name: "templates", Line: "把内置的定义和文字模板复制到文件夹，供修改", Help: helpTemplates, Run: runTemplates}

func runTemplates(c *command.Call) error {
	args, err := c.Parse(flag.NewFlagSet("templates", flag.ContinueOnError), "文件夹")
	if err != nil {
		return err
	}
	dir := args[0]
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(entries) > 0 {
		return c.Wrong("文件夹 %s 不是空的。请换一个名称，以免覆盖已有的文件。", dir)
	}
	count, err := copyTemplates(dir)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Out, "已复制 %d 个文件到 %s。修改后用 zonereport run --templates %s 运行。\n", count, dir, dir)
	return err
}

// copyTemplates writes the embedded definitions into a folder and returns how many files they are.
func copyTemplates(dir string) (int, error) {
	count := 0
	err := fs.WalkDir(templates.Files, ".", func(path string, d fs.DirEntry, err error) error {
		target := filepath.Join(dir, filepath.FromSlash(path))
		if err != nil || d.IsDir() {
			return errors.Join(err, os.MkdirAll(target, 0o755))
		}
		if strings.HasSuffix(path, ".go") {
			return nil
		}
		data, err := fs.ReadFile(templates.Files, path)
		if err != nil {
			return err
		}
		count++
		return os.WriteFile(target, data, 0o644)
	})
	return count, err
}
