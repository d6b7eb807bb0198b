package prepare

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/cmd/zonereport/timetable"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/due"
	"zonereport/pipeline/journal"
)

// carryOut does what the word asks for.
func carryOut(c *command.Call, word string, keeper timetable.Keeper, m timetable.Machine, p timetable.Plan, zone definition.Zone) (err error) {
	var text string
	switch word {
	case "print":
		_, err := terminal.Bytes(c.Out).Write(keeper.Text())
		return err
	case "install":
		if err := ready(c, m, p, zone); err != nil {
			return err
		}
		if text, err = keeper.Install(); err == nil {
			text += rule(zone) + "取消：zonereport schedule remove；现在就试一次：zonereport run --last-month --if-due\n"
		}
	case "show":
		if text, err = keeper.Show(); err == nil && !strings.HasPrefix(text, "没有设定") {
			text += rule(zone) + latest(p)
		}
	case "remove":
		text, err = keeper.Remove()
	default:
		known := []string{"print", "install", "show", "remove"}
		return c.Wrong("不认识 %q%s可以写 %s。", word, cmp.Or(definition.Suggest(word, known), "。"), strings.Join(known, "、"))
	}
	if err == nil {
		_, err = io.WriteString(c.Out, text)
	}
	return err
}

// ready refuses to have something run that cannot: the office is not filled in, or there is no folder to write in.
func ready(c *command.Call, m timetable.Machine, p timetable.Plan, zone definition.Zone) error {
	if err := zone.Unfilled(); err != nil {
		return err
	}
	for _, folder := range []string{p.Outputs, p.Store} {
		if folder == "" {
			continue
		}
		if _, err := os.Stat(folder); err == nil {
			continue
		}
		if other := cmp.Or(p.As, m.Sudo, m.User); m.Root && other != m.User {
			return c.Wrong("还没有文件夹 %s。请先建立它，并让 %s 可以写入，再设定。", folder, other)
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// latest says how the latest run of last month ended; "" where there was none.
func latest(p timetable.Plan) string {
	last, ok := journal.Journal{Outputs: p.Outputs}.Last(calendar.Last(command.Now()).String())
	if !ok {
		return ""
	}
	return fmt.Sprintf("  最近  %s：%s\n", journal.Minute(last.End), last.Text)
}

// rule says when the month is run.
func rule(zone definition.Zone) string {
	period := calendar.Month{Year: 2020, Number: 12} // a next month with all days
	day := due.Day(zone, period)
	switch {
	case day != 0:
		return fmt.Sprintf("  到期  上月必报的台账收齐就运行；到次月 %d 日还没有收齐，也照常运行\n", day.Day())
	case len(zone.Required) > 0:
		return "  到期  上月必报的台账收齐就运行；没有写期限（[schedule] day 或部门的 due_day），收齐以前一直等\n"
	}
	return "  到期  没有写期限（[schedule] day 或部门的 due_day），每月 1 日就运行，不等没有报送的部门\n"
}
