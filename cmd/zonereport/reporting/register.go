package reporting

import (
	"flag"
	"io"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline/followup"
)

const helpRegister = `zonereport register：一个月的报送登记：谁报了、谁没报，何时收到，退回、重报改了什么，问题答复了没有。

用法：zonereport register 年-月 [参数]
  --on 日期           截至哪一天（默认今天，按北京时间）：期限、逾期都按这一天判断
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    输出文件夹（默认 outputs）
  --templates 文件夹  用修改过的定义代替内置的和 zone.toml 所写的
  --store 文件夹      几个输出文件夹共用的留存文件夹
  --out 文件夹        报送登记年-月.xlsx 和 .pdf 写进这个文件夹，同名文件会被新的代替（默认 输出文件夹/登记/年-月/报送登记）
  --fonts 文件夹      字体文件夹，默认用本机的
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）
  --json              输出 JSON，供其他程序读取；不写 --out 时什么文件都不写

例：
  zonereport register 2020-12
  zonereport register 2020-12 --out 登记
  zonereport register 2020-12 --on 2021-01-06
  zonereport status 2020-12             只看，不写文件

未报：没有收到。零报：收到了，有表头、没有数据行。已报：收到了，还没有审核过。
退回：最近一次运行有强制性问题，还没有重报。重报2：第二次重报，还没有审核过。
通过：运行时没有强制性问题；“待说明3”是还有 3 条核实性问题没有说明。

谁该报哪些台账、期限是次月几日，写在 zone.toml 的 [[department]]；答复问题的天数写在 [schedule] 的 answer_days。
收到时间用 zonereport receive 登记；只由运行读到的是“首次读到”，不评按时不按时。程序从不看文件自己的时间。

最后一行是写到的文件夹。退出码 0 表示写好了，3 表示没有这个月份或用法不对，1 表示没有写成，4 表示另一次运行正在使用输出文件夹。
`

// Register is the command register.
var Register = command.Command{Name: "register", Line: "报送登记：谁没报，退回、重报、问题和答复", Help: helpRegister, Run: runRegister}

func runRegister(c *command.Call) error {
	flags := flag.NewFlagSet("register", flag.ContinueOnError)
	p := papersFlags(flags)
	asJSON := flags.Bool("json", false, "")
	args, err := c.Parse(flags, "年-月")
	if err != nil {
		return err
	}
	if err := p.open(c, args[0]); err != nil {
		return err
	}
	if !*asJSON { // said before it is drawn: it can be seen also where a font is missing
		if _, err := io.WriteString(c.Out, wording.Register(p.register)); err != nil {
			return err
		}
	}
	dir := ""
	if !*asJSON || p.out != "" {
		desk, err := p.desk(c, 0)
		if err != nil {
			return err
		}
		files, err := desk.Register(p.register)
		if err != nil {
			return err
		}
		if dir, err = p.keep(c, followup.Registering, files); err != nil {
			return err
		}
	}
	if *asJSON {
		return c.WriteJSON(p.register.JSON())
	}
	_, err = io.WriteString(c.Out, dir+"\n")
	return err
}
