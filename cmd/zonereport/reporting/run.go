// Package reporting is the commands that read the ledgers of a month and make its reports of them.
package reporting

import (
	"errors"
	"flag"
	"io"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/cmd/zonereport/version"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
)

const helpRun = `zonereport run：读取一个月的台账，审核、计算，发布年度亮点工作回眸和招商选资月考核通报（各有 PDF、Excel 和数据表）。

用法：zonereport run [参数]
  --inputs 文件夹     输入文件夹，内有 zone.toml 和月份文件夹（默认 inputs）
  --outputs 文件夹    输出文件夹（默认 outputs）
  --period 年-月      报告月份，如 2020-12（默认：输入中最新的月份文件夹）
  --templates 文件夹  用修改过的定义和文字模板代替内置的和 zone.toml 所写的
  --fonts 文件夹      先在这里找字体，再找系统字体
  --store 文件夹      留存台账、定义和字体的文件夹，几个输出文件夹可以共用（默认在输出文件夹的 store）
  --doc-no 文号       印在报告上的发文字号，如 新经开〔2021〕3号；不写的留作空白，下同
  --dated 日期        成文日期，如 2021-01-08
  --signer 姓名       签发人
  --reason 原因       重做的原因，写进报告和修订说明
  --ofd               每份报告在 PDF 之外另出 OFD（GB/T 33190），以后重做这个月也都有；不要了，用 --ofd=false
  --trace             附一页 查看.html：每个指标的口径、算式、来源单元格和台账行，可以查找，以后重做这个月也都有；不要了，用 --trace=false
  --again             没有变化也重新发布
  --dry-run           试运行：读取、审核、与现行的比较，说明运行后会怎样，什么都不写
  --out 文件夹        与 --dry-run 连用：把运行后会发布的文件先写进这个新文件夹，逐字节相同
  --expect 依据码     只发布预览时看到的：台账、定义、字体、程序、引用的报告有变化就不发布
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）
  --cascade           以后的月份若引用了被代替的数，依次重做，用各月发布时留存的台账和定义
  --from-inputs       与 --cascade 连用：重做时改用输入文件夹里现在的台账
  --last-month        报告月份是上个月（北京时间）
  --if-due            到期才运行：报告月份已经结束，必报的台账都有了或者到了期限；没有到期就说明缺哪些部门，退出 0
  --due-day 几日      与 --if-due 连用：次月几日起不再等，代替 zone.toml 的 [schedule] day
  --after 命令        结束以后运行这个命令（默认 zone.toml 的 [schedule] after；写 "" 就不运行），最多 60 秒；
                      环境变量 ZR_STATUS、ZR_PERIOD、ZR_DIR、ZR_TEXT 说明结果，见 docs/operating.md“定时运行”
  --summary 文件      结束时把这次运行汇总成一行 JSON 写进这个文件，退回、出错的也写；- 是标准输出（别的都写到标准错误）。
                      给同时办许多开发区的程序用，见 docs/zones.md

例：
  zonereport run                        最新的月份
  zonereport run --period 2020-11 --reason 招商中心更正到位资金   重做 11 月
  zonereport run --dry-run              先看会有什么变化
  zonereport run --dry-run --out 预览   先看报告；最后一行说怎样只发布看到的这一份
  zonereport run --period 2020-10 --cascade   更正 10 月，连同受影响的以后各月
  zonereport run --ofd                  连同 OFD；长期要的，在 report.toml 里写 ofd = true
  zonereport run --trace                连同查看页；长期要的，在 zone.toml 里写 trace = true
  zonereport run --inputs D:\报送 --outputs D:\报告
  zonereport run --last-month --if-due  给定时任务用的；zonereport schedule 会设好
  zonereport run --summary -            {"zone":"新昌经济开发区","code":"330624",…,"status":"published","run":"r1",…}

结果在 输出文件夹/年-月/r1、r2 …，文件 latest 写着现行的是哪一次。已发布的文件不会被改动。
台账、定义、字体、程序都没有变化时不发布新的；只换了程序而报告内容（校验码）相同，也不发布新的。台账有强制性问题时不发布，
文件连同审核意见放在 输出文件夹/年-月/returned，改正后重新运行即可。
以后的月份若引用了被代替的数，其文件夹里有 待重做.txt，重做以后删去；哪些月份待重做见 zonereport status。
每次运行的起止、退出码和结果记在 输出文件夹/log/年-月.jsonl，最近一次的结果写在 输出文件夹/通知.txt；试运行不记。

` + exit.Codes

// Run is the command run.
var Run = command.Command{Name: "run", Line: "生成并发布一个月的两份报告", Help: helpRun, Run: runRun}

func runRun(c *command.Call) error {
	return summedUp(c, func(s *summary) error { return order(c, s) })
}

// order reads what a call asks for and has it done.
func order(c *command.Call, s *summary) error {
	var o command.Options
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	o.ReadFlags(flags)
	o.WriteFlags(flags)
	cascade := flags.Bool("cascade", false, "")
	fromInputs := flags.Bool("from-inputs", false, "")
	again := flags.Bool("again", false, "")
	ofd := flags.Bool("ofd", false, "")
	trace := flags.Bool("trace", false, "")
	sign := command.SignFlags(flags)
	dry := flags.Bool("dry-run", false, "")
	out := flags.String("out", "", "")
	expect := flags.String("expect", "", "")
	unasked := unaskedFlags(flags)
	s.summaryFlag(flags)
	if _, err := c.Parse(flags); err != nil {
		return err
	}
	if err := s.begin(c, flags, o, *dry); err != nil {
		return err
	}
	if err := c.Signed(flags, sign); err != nil {
		return err
	}
	if *fromInputs && !*cascade {
		return c.Wrong("--from-inputs 要与 --cascade 连用：它说的是以后各月重做时用哪里的台账。")
	}
	if err := drafts(c, o, *out, *dry); err != nil {
		return err
	}
	o.Sums = knownFiles(o.Outputs)
	job, err := o.Job(c)
	if err != nil {
		return err
	}
	job.Drafts, job.Expect = *out, *expect
	job.Cascade, job.FromInputs = *cascade, *fromInputs
	job.Again, job.Sign = *again, *sign
	flags.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "ofd":
			job.OFD = ofd
		case "trace":
			job.Trace = trace
		}
	})
	if err := unasked.choose(c, &job); err != nil {
		return err
	}
	if *dry {
		return unasked.dryRun(c, job)
	}
	return unasked.run(c, job, s)
}

// produce makes the month of a job, publishes it and tells how that ended.
func produce(c *command.Call, job pipeline.Job) (pipeline.Outcome, error) {
	command.CollectLate()
	outcome, err := terminal.Follow(c.Log, job, pipeline.Run)
	var stopped *pipeline.CascadeError
	if err != nil && !errors.As(err, &stopped) {
		return outcome, err
	}
	notes(c, outcome)
	if _, err := io.WriteString(c.Out, wording.Summary(outcome, version.Number)); err != nil { // what was done is done
		c.Note("结果没有能显示出来：%s。%s", systemerror.InChinese(err), wording.Ended(outcome))
	}
	if err == nil && outcome.Ends() == pipeline.Returned {
		return outcome, exit.ErrReturned
	}
	return outcome, err
}

// notes tells what the user should know of how a run went.
func notes(c *command.Call, o pipeline.Outcome) {
	notes := o.Notes
	if o.Revised != nil {
		notes = append(notes, wording.Notes(*o.Revised)...)
	}
	for _, note := range notes {
		c.Note("%s", note)
	}
}
