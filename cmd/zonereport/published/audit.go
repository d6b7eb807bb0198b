package published

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline"
	"zonereport/pipeline/registry"
)

const helpAudit = `zonereport audit：写出一次发布的核查材料，供审计、上级用别的程序核对，不需要本程序。

用法：zonereport audit 年-月[/批次] --out 文件夹 [参数]
  --out 文件夹        写到这里，同名文件会被新的代替
  --outputs 文件夹    输出文件夹（默认 outputs）

写出三个文件，都只依据该次发布的 manifest.json 和 findings.json，每次写出的完全相同：
  validation-report.json  审核意见，欧洲统计系统（ESS）的审核报告格式 1.0.0
  prov.json               什么由什么得来，W3C PROV-JSON
  statement.json          各份报告及其所依据的台账、定义、字体的 SHA-256，in-toto Statement v1（没有签名）

不写批次的，是现行的那一次。与发布时不一致的不写，先用 zonereport verify 查明。

例：
  zonereport audit 2020-12/r2 --out 核查材料

退出码 0 表示已写出，3 表示没有这次发布、与事件链的登记不符或用法不对，1 表示文件读不出来、与发布时不一致，或者写不进去。
`

// Audit is the command audit.
var Audit = command.Command{Name: "audit", Line: "写出一次发布的核查材料：审核报告、来源、校验和", Help: helpAudit, Run: runAudit}

func runAudit(c *command.Call) error {
	flags := flag.NewFlagSet("audit", flag.ContinueOnError)
	outputs := flags.String("outputs", "outputs", "")
	out := flags.String("out", "", "")
	args, err := c.Parse(flags, "年-月…")
	if err != nil {
		return err
	}
	period, runs, err := c.Runs(args, 1)
	if err != nil {
		return err
	}
	if *out == "" {
		return c.Wrong("请用 --out 写明写到哪个文件夹。")
	}
	papers, err := registry.Audit(pipeline.Job{Outputs: *outputs, Period: period}, strings.Join(runs, ""))
	if err != nil {
		return err
	}
	if err := outside(c, *outputs, *out); err != nil {
		return err
	}
	for _, p := range papers {
		if err := command.WriteWhole(*out, p.Name, p.Data); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(c.Out, "已写出 %s\n", filepath.Join(*out, p.Name)); err != nil {
			return err
		}
	}
	return nil
}
