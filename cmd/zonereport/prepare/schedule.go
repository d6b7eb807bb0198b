package prepare

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/timetable"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/month"
)

const helpSchedule = `zonereport schedule：让系统每天到点自己运行，上个月到期了就做报告。

用法：zonereport schedule print|install|show|remove [参数]
  print               写出要交给系统的内容，不改动任何东西：先看看，或者交给管理员
  install             设定；已经设定过的换成现在的
  show                设定了没有、以谁的身份、下一次是什么时候
  remove              取消
  --for 系统          systemd、cron 或 windows（默认看这台机器：有 systemd 的用 systemd，Windows 用任务计划程序）
  --at 时刻           每天几点，北京时间，如 08:30（默认 zone.toml 的 [schedule] time，没有写是 08:30）
  --day 几日          次月几日起不再等没有报送的部门（默认 zone.toml 的 [schedule] day，没有写看部门的 due_day）
  --as 用户           以这个用户的身份运行（要管理员来设定）；不写就是现在的用户
  --after 命令        每次运行以后再运行这个命令（默认 zone.toml 的 [schedule] after）
  --inputs、--outputs、--templates、--fonts、--store 文件夹   同 zonereport help run

每天运行的是 zonereport run --last-month --if-due：上个月已经结束，必报的台账收齐了，或者到了期限，才运行；没有到期的说明
缺哪些部门。关机错过的，下一次补上。签发过的月份不再自动运行。结果见 输出文件夹/通知.txt 和 输出文件夹/log。

例：
  zonereport schedule print
  zonereport schedule install --day 8 --at 08:30
  sudo zonereport schedule install --as tjj        不登录也运行
  zonereport schedule print --for windows > 任务.xml
  zonereport schedule show
  zonereport schedule remove

一个输出文件夹一个设定，几个开发区各设各的。只改动自己写的，系统里别的定时任务不动。程序、文件夹换了地方，重新 install。
退出码：0 做好了（show 没有设定也是 0）；1 系统没有做成；3 用法有误，或者这台机器上没有所说的系统。
`

// Schedule is the command schedule.
var Schedule = command.Command{Name: "schedule", Line: "让系统每天到点自己运行：写出、设定、查看、取消", Help: helpSchedule, Run: runSchedule}

func runSchedule(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("schedule", flag.ContinueOnError)
	flags.StringVar(&o.Inputs, "inputs", "inputs", "")
	flags.StringVar(&o.Outputs, "outputs", "outputs", "")
	flags.StringVar(&o.Templates, "templates", "", "")
	flags.StringVar(&o.Fonts, "fonts", "", "")
	flags.StringVar(&o.Store, "store", "", "")
	kind := flags.String("for", string(timetable.Usual()), "")
	at := flags.String("at", "", "")
	day := flags.Int("day", 0, "")
	as := flags.String("as", "", "")
	var after *string
	flags.Func("after", "", func(line string) error { after = &line; return nil })
	words, err := c.Parse(flags, "print、install、show 或 remove")
	if err != nil {
		return err
	}
	zone, err := month.ZoneIn(o.Inputs)
	if err != nil {
		return err
	}
	if *day < 0 || *day > 31 || *day == 0 && command.States(flags, "day") {
		return c.Wrong("--day 是次月几日，应在 1 到 31 之间，现在是 %d。", *day)
	}
	plan, err := planned(o, zone, *day, after)
	if err != nil {
		return err
	}
	clock, err := time.Parse("15:04", cmp.Or(*at, zone.Schedule.Time, "08:30"))
	if err != nil {
		return c.Wrong("--at 写作 %q，应写成 08:30 这样的时刻（北京时间）。", *at)
	}
	plan.Hour, plan.Minute, plan.As = clock.Hour(), clock.Minute(), *as
	machine := timetable.Here(command.Now())
	keeper, err := keeperOf(machine, *kind, plan)
	if err == nil {
		if *day > 0 {
			zone.Schedule.Day = *day
		}
		err = carryOut(c, words[0], keeper, machine, plan, zone)
	}
	if refused := new(timetable.RefusedError); errors.As(err, &refused) {
		return c.Wrong("%s", refused.Reason)
	}
	return err
}

// planned is what is run every day, all its paths whole: the system starts it somewhere else.
func planned(o command.Options, zone definition.Zone, day int, after *string) (timetable.Plan, error) {
	program, err := os.Executable()
	if err != nil {
		return timetable.Plan{}, err
	}
	here, err := os.Getwd()
	if err != nil {
		return timetable.Plan{}, err
	}
	p := timetable.Plan{Zone: zone.Name, Program: program, Dir: here, Args: []string{"run", "--last-month", "--if-due", "--wait", "10m"}}
	for _, f := range []struct{ name, folder string }{{"--inputs", o.Inputs}, {"--outputs", o.Outputs}, {"--templates", o.Templates}, {"--fonts", o.Fonts}, {"--store", o.Store}} {
		if f.folder == "" {
			continue
		}
		full, err := filepath.Abs(f.folder)
		if err != nil {
			return p, err
		}
		p.Args = append(p.Args, f.name, full)
		switch f.name {
		case "--outputs":
			p.Outputs = full
		case "--store":
			p.Store = full
		}
	}
	if day > 0 {
		p.Args = append(p.Args, "--due-day", strconv.Itoa(day))
	}
	if after != nil {
		p.Args = append(p.Args, "--after", *after)
	}
	return p, nil
}

func keeperOf(m timetable.Machine, kind string, p timetable.Plan) (timetable.Keeper, error) {
	known := []string{string(timetable.Systemd), string(timetable.Cron), string(timetable.Windows)}
	for _, k := range known {
		if k == kind {
			return m.Keeper(timetable.Kind(k), p)
		}
	}
	return nil, &timetable.RefusedError{Reason: fmt.Sprintf("--for 写作 %q%s可以写 %s。", kind, cmp.Or(definition.Suggest(kind, known), "。"), strings.Join(known, "、"))}
}
