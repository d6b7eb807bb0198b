package prepare

import (
	"flag"
	"io"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline/prepare"
)

const helpCheckTemplates = `zonereport check-templates：核对修改过的定义和文字模板，一次列出全部错误。

用法：zonereport check-templates [文件夹] [参数]
  --inputs 文件夹     其中的 zone.toml 若在，按它写的部门名称和“县、区、旗”的说法核对（默认 inputs）
  --period 年-月      按哪个月份有效的定义（默认：输入文件夹中最新的月份；没有就是最后一版）
  --json              输出 JSON，供其他程序读取

不写文件夹，就是 zone.toml 里 templates 所写的；那里也没有写，就是内置的。

例：
  zonereport templates 我的模板            先复制一份模板
  zonereport check-templates 我的模板      改过以后核对
  zonereport preview --templates 我的模板  没有错误了，看样张

每处错误写明文件、行号、哪里不对、怎样改，按文件和行号排列。一项定义错了，靠它计算的不再列出，
改正以后再核对一次。别的月份才有效的各版也一起核对。
“提示”不是错误，多半不是您的本意：没有读取的文件，没有用到的台账、清单。

只看不写，不读台账。退出码 0 表示定义可以使用，3 表示有错误，1 表示读不出来。
`

// CheckTemplates is the command check-templates.
var CheckTemplates = command.Command{Name: "check-templates", Line: "核对修改过的定义和文字，一次列出全部错误", Help: helpCheckTemplates, Run: runCheckTemplates}

func runCheckTemplates(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("check-templates", flag.ContinueOnError)
	o.ReadFlags(flags)
	asJSON := flags.Bool("json", false, "")
	args, err := c.Scan(flags)
	switch {
	case err != nil:
		return err
	case len(args) > 1 || len(args) == 1 && o.Templates != "":
		return c.Wrong("多出了 %q。", args[len(args)-1])
	case len(args) == 1:
		o.Templates = args[0]
	}
	period, err := o.Month(c)
	if err != nil {
		return err
	}
	definitions, err := o.Definitions(c)
	if err != nil {
		return err
	}
	found, err := prepare.CheckTemplates(o.Inputs, definitions, period)
	if err != nil {
		return err
	}
	if *asJSON {
		err = c.WriteJSON(wording.TemplatesJSON(found))
	} else {
		_, err = io.WriteString(c.Out, wording.Templates(found))
	}
	if err == nil && len(found.Errors) > 0 {
		err = exit.ErrUnusable
	}
	return err
}
