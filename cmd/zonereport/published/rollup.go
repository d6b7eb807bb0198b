package published

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/rollup"
	"zonereport/pipeline/tally"
)

const helpRollup = `zonereport rollup：上级单位把许多开发区已发布的结果汇总成一份通报（PDF 和 Excel）。

用法：zonereport rollup --from 文件夹 [--from 文件夹…] --period 年-月 [参数]
  --from 文件夹       某个开发区的输出文件夹；或者放着各开发区输出文件夹的文件夹，可以写几次
  --period 年-月      汇总哪个月份
  --expect 文件       应报送的开发区，文本文件，一行一个：代码、名称，或“代码 名称”
  --organ 名称        上级单位的名称，印在标题和文件名上
  --templates 文件夹  用统一的定义汇总：口径与它不同的都不计入合计（默认按多数开发区的口径）
  --to 文件夹         写到这里（默认 汇总/年-月），同名文件会被新的代替
  --fonts 文件夹      字体文件夹，默认用本机的
  --json              另外在屏幕上输出 rollup.json 的内容，供其他程序读取

例：
  zonereport rollup --from 各区 --period 2020-12
  zonereport rollup --from 各区 --period 2020-12 --expect 应报名单.txt --organ 绍兴市统计局
  zonereport rollup --from 新昌/outputs --from 嵊州/outputs --period 2020-12 --to 汇总

写出三个文件：汇总通报（PDF）、工作簿（Excel，合计、比重、增减都是公式）、rollup.json。
每个数取自该区本月现行的那一次发布，批次和校验码列在报告里。

个数、金额、面积各区相加；比率、平均数由各区的分子、分母之和重算；去重计数、考核得分和名次不汇总，只并列。
一项指标怎样汇，写在定义的 rollup 里，见 docs/definitions.md。
没有报送的、读不出来的、口径或单位不同的、待重做的、一个开发区有两份不同结果的，都写明，不会悄悄漏掉。
能不能核对口径，要看随结果报来的 store；没有 store 的，定义文件与别的开发区（或上级）相同才计入。

只读各区的输出文件夹，不写。同样的结果，每次写出的文件完全相同。
退出码 0 表示写好了（有开发区未报送时也是 0，屏幕上和报告里都写明），3 表示用法不对，或没有一个开发区可以汇总，1 表示没有写成。
`

// Rollup is the command rollup.
var Rollup = command.Command{Name: "rollup", Line: "上级单位汇总许多开发区：合计、比重、增减、谁没报", Help: helpRollup, Run: runRollup}

// several is a flag that may stand several times.
type several []string

func (s *several) String() string { return strings.Join(*s, "、") }

func (s *several) Set(v string) error {
	*s = append(*s, v)
	return nil
}

func runRollup(c *command.Call) error {
	var o command.Options
	var from several
	flags := flag.NewFlagSet("rollup", flag.ContinueOnError)
	flags.Var(&from, "from", "")
	flags.StringVar(&o.Period, "period", "", "")
	flags.StringVar(&o.Templates, "templates", "", "")
	flags.StringVar(&o.Fonts, "fonts", "", "")
	expect := flags.String("expect", "", "")
	organ := flags.String("organ", "", "")
	to := flags.String("to", "", "")
	asJSON := flags.Bool("json", false, "")
	if _, err := c.Parse(flags); err != nil {
		return err
	}
	order := rollup.Order{From: from, Organ: strings.TrimSpace(*organ), FontDirs: o.FontDirs()}
	if err := rollupOrder(c, &order, o, *expect); err != nil {
		return err
	}
	dir := *to
	if dir == "" {
		dir = filepath.Join("汇总", order.Period.String())
	}
	for _, one := range from {
		if disk.Inside(one, dir) {
			return c.Wrong("--to 不能是 --from 的文件夹 %s 或它里面的文件夹：那里只放各开发区报来的结果。请另写一个文件夹。", one)
		}
	}
	made, err := rollup.Make(order)
	var missing *rollup.MissingError
	if errors.As(err, &missing) {
		return c.Wrong("%s。", strings.TrimSuffix(missing.Error(), "。"))
	}
	if err != nil {
		return err
	}
	return rollupWritten(c, made, dir, *asJSON)
}

// rollupOrder completes what is to be rolled up.
func rollupOrder(c *command.Call, order *rollup.Order, o command.Options, expect string) (err error) {
	switch {
	case len(order.From) == 0:
		return c.Wrong("请用 --from 写明各开发区的输出文件夹，或放着它们的文件夹。")
	case o.Period == "":
		return c.Wrong("请用 --period 写明汇总哪个月份，如 --period 2020-12。")
	}
	if order.Period, err = o.Month(c); err != nil {
		return err
	}
	if order.Templates, err = o.Definitions(c); err != nil || expect == "" {
		return err
	}
	var missing *rollup.MissingError
	if order.Expected, err = rollup.ExpectedIn(expect); errors.As(err, &missing) {
		return c.Wrong("--expect：%s。", missing.Error())
	}
	return err
}

func rollupWritten(c *command.Call, made rollup.Result, dir string, asJSON bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := command.WriteTogether(dir, made.Files); err != nil {
		return err
	}
	said := c.Out
	if asJSON { // the result is the JSON; people read beside it
		said = c.Log
		if err := c.WriteJSON(made.Files[len(made.Files)-1].Data, nil); err != nil {
			return err
		}
	}
	_, err := io.WriteString(said, rollupSaid(made.Report, made.Period)+dir+"\n")
	return err
}

// mostOdd is how many figures of a zone are named that are in no total.
const mostOdd = 5

// rollupSaid tells who is in it and what is not.
func rollupSaid(r tally.Report, period calendar.Month) string {
	var b strings.Builder
	in := r.In(tally.Reported)
	fmt.Fprintf(&b, "%s 汇总了 %d 个开发区", period, len(in))
	if out := len(r.Zones) - len(in); out > 0 {
		fmt.Fprintf(&b, "，%d 个没有计入：\n", out)
		for _, z := range r.In(tally.Missing, tally.Absent, tally.Damaged, tally.Doubled) {
			fmt.Fprintf(&b, "  %s：%s\n", z.Name, strings.TrimSuffix(z.Why, "。"))
		}
	} else {
		b.WriteString("。\n")
	}
	for _, z := range in {
		if z.Stale != "" {
			fmt.Fprintf(&b, "  待重做：%s（%s）\n", z.Name, z.Stale)
		}
	}
	for i, z := range r.Zones {
		var odd []string
		for _, row := range r.Rows {
			if row.Values[i].Standing > tally.Counted && !row.All && !slices.Contains(odd, row.Name) {
				odd = append(odd, row.Name)
			}
		}
		if n := len(odd); n > mostOdd {
			odd = append(odd[:mostOdd], fmt.Sprintf("等%d项", n))
		}
		if len(odd) > 0 {
			fmt.Fprintf(&b, "  %s：口径、单位不同或不能核对，没有计入合计：%s\n", z.Name, strings.Join(odd, "、"))
		}
	}
	for _, dir := range r.Elsewhere {
		fmt.Fprintf(&b, "  文件夹 %s 里没有发布的报告\n", dir)
	}
	return b.String()
}
