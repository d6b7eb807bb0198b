package published

import (
	"flag"
	"io"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline/registry"
)

const helpExplain = `zonereport explain：查一个已发布的指标：口径、数值、统计期间、来源单元格，以及对应的台账行。
台账行从发布时留存的文件中读取，数值由这些行重新算过；与发布的不一致时不给出数值。个人信息不显示。

用法：zonereport explain 年-月[/批次] 指标 [参数]
  --outputs 文件夹    输出文件夹（默认 outputs）
  --rows 行数         最多显示多少行台账（默认 20，0 为全部）

指标可以写编号、带分组的编号或中文名称：
  zonereport explain 2020-12 agreements
  zonereport explain 2020-12 relocation_signed_area/六期
  zonereport explain 2020-12/r1 公司债券票面利率

退出码 0 表示查到了，5 表示台账行与发布的数值不一致，3 表示没有这个指标或这个月还没有发布，
1 表示留存的文件读不出来。
`

// Explain is the command explain.
var Explain = command.Command{Name: "explain", Line: "查一个已发布指标的口径、数值、来源单元格和对应的台账行", Help: helpExplain, Run: runExplain}

func runExplain(c *command.Call) error {
	flags := flag.NewFlagSet("explain", flag.ContinueOnError)
	outputs := flags.String("outputs", "outputs", "")
	limit := flags.Int("rows", 20, "")
	args, err := c.Parse(flags, "年-月", "指标…")
	if err != nil {
		return err
	}
	last := len(args) - 1 // the figure; a run may stand before it
	period, runs, err := c.Runs(args[:last], 1)
	if err != nil {
		return err
	}
	e, err := registry.Explain(*outputs, period, strings.Join(runs, ""), args[last])
	if err != nil {
		return err
	}
	if _, err := io.WriteString(c.Out, wording.Explanation(e, *limit)); err != nil {
		return err
	}
	if e.Refuted {
		return exit.ErrDiffers
	}
	return nil
}
