package prepare

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/prepare"
)

const helpPreview = `zonereport preview：用固定的样例台账做出两份报告的样张，看修改过的定义、文字和版式是什么样子。

用法：zonereport preview [参数]
  --templates 文件夹  修改过的定义和文字模板（默认：内置的）
  --out 文件夹        样张放在哪里（默认 预览），同名文件会被新的代替
  --fonts 文件夹      先在这里找字体，再找系统字体

例：
  zonereport templates 我的模板                先复制一份模板
  zonereport preview --templates 我的模板      改过以后看样张

除两份报告外，还有一份“版式样张.pdf”，列出每一种文字的字体、字号和行距，表格和图表的线条与颜色。
样例的企业、人名和数字都是编造的；样例里没有的台账、列、考核目标，按定义（类型、代码、条件、审核的上下限）编出几行，
新的指标、表、图、审核、考核在样张里就有数。不读输入文件夹，也不发布任何结果。
`

// Preview is the command preview.
var Preview = command.Command{Name: "preview", Line: "用样例数据做出报告样张，看修改过的模板和版式", Help: helpPreview, Run: runPreview}

func runPreview(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("preview", flag.ContinueOnError)
	flags.StringVar(&o.Templates, "templates", "", "")
	flags.StringVar(&o.Fonts, "fonts", "", "")
	out := flags.String("out", "预览", "")
	if _, err := c.Parse(flags); err != nil {
		return err
	}
	job, err := o.Job(c)
	if err != nil {
		return err
	}
	command.CollectLate()
	artifacts, err := terminal.Follow(c.Log, job, prepare.Preview)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	for _, a := range artifacts {
		path := filepath.Join(*out, a.Name)
		if err := os.WriteFile(path, a.Data, 0o644); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(c.Out, path); err != nil {
			return err
		}
	}
	return nil
}
