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
	"zonereport/pipeline/prepare"
)

// How many lines a table may offer; more would make a file that opens slowly.
const (
	usualRows = 500
	mostRows  = 20000
)

const helpBlank = `zonereport blank：写出空白台账，发给部门填写。每个部门一个工作簿，每本台账一张工作表。

用法：zonereport blank [台账或部门 …] [参数]
  --out 文件夹        写到哪里（默认当前文件夹）
  --rows 行数         每张表可填多少行（默认 500）
  --force             覆盖已有的同名文件
  --period 年-月      按哪个月份有效的定义（默认：输入文件夹中最新的月份；没有就是最后一版）
  --templates 文件夹  用修改过的定义代替内置的
  --inputs 文件夹     其中的 zone.toml 若在，按它写部门名称和“县、区、旗”的说法（默认 inputs）

台账可以写编号、中文名称或名称中别的台账没有的一段；写部门名称就是它的全部台账；不写就是全部部门。
例：
  zonereport blank                          全部部门
  zonereport blank 招商中心 --out 空白台账  一个部门
  zonereport blank 房屋搬迁 --rows 3000     一本台账，3000 行
  zonereport blank --templates 我的模板     自己定义的台账

表头写明单位、上锁、带批注，代码列有下拉列表，日期和数字填错当场提示，另附“填写说明”。
表上有填表人、审核人、填报日期，格线占满一页，可以直接打印了手写。
填好以后原样放进 inputs/年-月/ 就能读取。退出码同 zonereport help run；0 表示已写出。
`

// Blank is the command blank.
var Blank = command.Command{Name: "blank", Line: "写出各部门的空白台账，发给部门填写", Help: helpBlank, Run: runBlank}

func runBlank(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("blank", flag.ContinueOnError)
	flags.StringVar(&o.Inputs, "inputs", "inputs", "")
	flags.StringVar(&o.Templates, "templates", "", "")
	flags.StringVar(&o.Period, "period", "", "")
	out := flags.String("out", ".", "")
	rows := flags.Int("rows", usualRows, "")
	force := flags.Bool("force", false, "")
	wanted, err := c.Scan(flags)
	if err != nil {
		return err
	}
	if *rows < 1 || *rows > mostRows {
		return c.Wrong("--rows 应在 1 到 %d 之间。", mostRows)
	}
	period, err := o.Month(c)
	if err != nil {
		return err
	}
	definitions, err := o.Definitions(c)
	if err != nil {
		return err
	}
	blanks, err := prepare.Blanks(o.Inputs, definitions, period, wanted, *rows)
	if err != nil {
		return err
	}
	if !*force {
		if err := noneExists(c, *out, blanks); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	for _, b := range blanks {
		if err := command.WriteWhole(*out, b.Name, b.Data); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(c.Out, "已写出 %s：%s\n", filepath.Join(*out, b.Name), strings.Join(b.Ledgers, "、")); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(c.Out, "共 %d 个文件，每张表可填 %d 行。填好收回后原样放进 inputs 的月份文件夹。\n", len(blanks), *rows)
	return err
}

// noneExists refuses to write when a file of one of the names is there: it may be filled in.
func noneExists(c *command.Call, dir string, blanks []prepare.Blank) error {
	var there []string
	for _, b := range blanks {
		path := filepath.Join(dir, b.Name)
		_, err := os.Lstat(path)
		if err == nil {
			there = append(there, path)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if len(there) == 0 {
		return nil
	}
	return c.Wrong("已经有 %s，可能填了数据，没有覆盖，也没有写出别的文件。请移走它，或用 --out 换一个文件夹；确要覆盖请加 --force。", strings.Join(there, "、"))
}
