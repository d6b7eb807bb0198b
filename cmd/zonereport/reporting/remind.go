package reporting

import (
	"flag"
	"fmt"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/followup"
	"zonereport/pipeline/runfolder"
)

const helpRemind = `zonereport remind：催办。给没有报齐、有问题没有办结的每个部门写一份函（PDF），再写一份发消息用的通知.txt。

用法：zonereport remind 年-月 [参数]
  --on 日期           截至哪一天（默认今天，按北京时间）：写在函上，期限、逾期都按这一天判断
  --until 日期        要求部门在哪一天前办结。不写：没到报送期限的写报送期限，问题写答复期限，
                      过了期的写 --on 以后 answer_days 天（zone.toml 的 [schedule]，默认 5 天）
  --out 文件夹        写进这个文件夹，同名文件会被新的代替（默认 输出文件夹/登记/年-月/催办，整个换成新的）
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    输出文件夹（默认 outputs）
  --templates 文件夹  用修改过的定义代替内置的和 zone.toml 所写的
  --fonts 文件夹      字体文件夹，默认用本机的
  --store 文件夹      几个输出文件夹共用的留存文件夹
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）

例：
  zonereport remind 2020-12 --on 2021-01-06
  zonereport remind 2020-12 --on 2021-01-06 --until 2021-01-08 --out 催办

催报函：要哪几本台账，期限是哪天，哪天前补报，没有业务的报空表（零报）。
核实函：有几项问题要更正或说明，哪天前办结，怎样办；问题逐项列在附件。标注文件（check --marked 得到的）随函发去。
两样都有的是一份“催报函及核实函”。都办结了的部门没有函。
通知.txt：每个部门一行，带 zone.toml 里写的联系人，复制到消息里发。
函的署名是 [issue] 的 organ，联系人是 [issue] 的 contact，没有写的留空，由人填写。

最后一行是写到的文件夹。退出码 0 表示写好了，没有要催的也是 0；3 表示没有这个月份或用法不对，
1 表示没有写成，4 表示另一次运行正在使用输出文件夹。
`

// Remind is the command remind.
var Remind = command.Command{Name: "remind", Line: "催办：给各部门的催报函、核实函，和发消息用的通知", Help: helpRemind, Run: runRemind}

func runRemind(c *command.Call) error {
	flags := flag.NewFlagSet("remind", flag.ContinueOnError)
	p := papersFlags(flags)
	until := flags.String("until", "", "")
	args, err := c.Parse(flags, "年-月")
	if err != nil {
		return err
	}
	if err := p.open(c, args[0]); err != nil {
		return err
	}
	last, err := p.until(c, *until)
	if err != nil {
		return err
	}
	desk, err := p.desk(c, last)
	if err != nil {
		return err
	}
	letters, err := desk.Letters(p.register)
	if err != nil {
		return err
	}
	dir, err := p.keep(c, followup.Reminding, append(files(letters), desk.Chat(p.register)))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Out, "%s%s\n", wording.Reminders(p.register, letters), dir)
	return err
}

// until is the day by which departments are to act, zero where nobody says.
func (p *papers) until(c *command.Call, text string) (calendar.Date, error) {
	if text == "" {
		return 0, nil
	}
	last, err := c.Day("until", text, p.job.Now)
	if err == nil && last < p.day {
		err = c.Wrong("--until %s 在 --on %s 以前。请写以后的日期。", last, p.day)
	}
	return last, err
}

func files(letters []followup.Letter) []runfolder.File {
	var list []runfolder.File
	for _, l := range letters {
		list = append(list, l.File)
	}
	return list
}
