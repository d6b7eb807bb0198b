// Package prepare is the commands that come before the ledgers: the inputs folder, blank forms, definitions to change and
// how they look.
package prepare

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/disk"
)

const helpInit = `zonereport init：建立输入文件夹：写出带说明的 zone.toml、第一个月份文件夹和一份 说明.txt。

用法：zonereport init [文件夹] [参数]
  文件夹              输入文件夹（默认 inputs）
  --name 全称         开发区全称，如 新昌经济开发区
  --short-name 简称   简称，如 新经开
  --county 县         所在的县、区、旗或市，如 新昌县
  --alias 写法        台账里本开发区的另一种写法；可以写多次
  --code 代码         固定代码，字母和数字；改名称时不改它
  --period 年-月      第一个月份（默认上个月）

在终端里不写 --name 时逐项询问，直接回车就是不填。不在终端里、又没有写 --name 时，name 先写样例，
请打开 zone.toml 改好；没有改好以前不会发布报告。已有 zone.toml 时什么也不改；它还是一字未改的样例、
而这次写了 --name 时，按所写的填好。

例：
  zonereport init
  zonereport init --name 新昌经济开发区 --short-name 新经开 --county 新昌县 --alias 经开区 --period 2020-12
  zonereport init D:\报送

zone.toml 里可以写明：单位和本开发区的别名；哪个部门报哪些台账、哪些台账本地没有；必报的台账；
县、区、旗、市的说法；自己的定义文件夹。都有注释。写错了，运行时会说出是第几行、为什么。

接着做：
  zonereport blank                 写出空白台账发给部门
  zonereport check                 台账收到以后先审核
  zonereport run                   发布

退出码：0 已写出；1 没有完成（磁盘、权限）；3 用法有误，或已有 zone.toml。
`

// Init is the command init.
var Init = command.Command{Name: "init", Line: "建立输入文件夹：带说明的 zone.toml 和第一个月份文件夹", Help: helpInit, Run: runInit}

func runInit(c *command.Call) error {
	b, dir, dated, err := readBeginning(c)
	if err != nil {
		return err
	}
	zone := filepath.Join(dir, definition.OfficeFile)
	there, sample, err := standing(zone)
	if err != nil {
		return err
	}
	if b.name == "" && (!there || sample) && term.IsTerminal(int(os.Stdin.Fd())) {
		if err := b.ask(os.Stdin, c.Log, !dated); err != nil {
			return err
		}
	}
	if there && (!sample || b.name == "") {
		return c.Wrong("已经有 %s，没有改动，也没有写出别的文件。要改就打开它改；要重新开始，请换一个文件夹。", zone)
	}
	text := b.zoneFile()
	if _, err := load.Zone([]byte(text)); err != nil {
		var broken *definition.Error
		if errors.As(err, &broken) {
			return c.Wrong("%s。", broken.Reason)
		}
		return err
	}
	if sample {
		if err := (disk.Disk{}).Replace(zone, []byte(text)); err != nil {
			return err
		}
	}
	return b.write(c.Out, dir, text, sample)
}

// standing says whether there is a zone.toml, and whether it is what init writes where nobody says anything of the
// office.
func standing(path string) (there, sample bool, err error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, nil
	}
	plain := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	return true, plain == beginning{}.zoneFile(), err
}

// readBeginning reads the call: what it says of the office, the folder, and whether it names a month.
func readBeginning(c *command.Call) (b beginning, dir string, dated bool, err error) {
	flags := flag.NewFlagSet("init", flag.ContinueOnError)
	flags.StringVar(&b.name, "name", "", "")
	flags.StringVar(&b.short, "short-name", "", "")
	flags.StringVar(&b.county, "county", "", "")
	flags.StringVar(&b.code, "code", "", "")
	period := flags.String("period", "", "")
	flags.Func("alias", "", func(s string) error { b.aliases = append(b.aliases, s); return nil })
	args, err := c.Scan(flags)
	if err != nil {
		return b, "", false, err
	}
	dir = "inputs"
	switch {
	case len(args) > 1:
		return b, "", false, c.Wrong("多出了 %q。", args[1])
	case len(args) == 1:
		dir = args[0]
	}
	if *period == "" {
		b.period = calendar.Last(command.Now())
		return b, dir, false, nil
	}
	if b.period, err = calendar.ParseMonth(*period); err != nil {
		err = c.Wrong("%s。", err)
	}
	return b, dir, true, err
}

// write makes the folders and files; what is there already stays as it is. filled says that zone.toml was the untouched
// sample and is filled in by now.
func (b beginning) write(out io.Writer, dir, zone string, filled bool) error {
	month := filepath.Join(dir, b.period.String())
	if err := os.MkdirAll(month, 0o755); err != nil {
		return err
	}
	files := []struct{ name, text string }{{definition.OfficeFile, zone}, {"说明.txt", b.guide(dir)}}
	var written []string
	if filled {
		written = append(written, filepath.Join(dir, definition.OfficeFile))
	}
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		err := writeNew(path, []byte(f.text))
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		written = append(written, path)
	}
	_, err := fmt.Fprintf(out, "已写出 %s，月份文件夹 %s。\n\n%s", strings.Join(written, "、"), month, b.next(dir))
	return err
}

// writeNew writes a file that must not be there; one that cannot be finished is taken away.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, bytes.NewReader(data))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// next words what to do now.
func (b beginning) next(dir string) string {
	flag := ""
	if dir != "inputs" {
		flag = " --inputs " + dir
	}
	first := "核对 " + filepath.Join(dir, definition.OfficeFile)
	if b.name == "" {
		first = "打开 " + filepath.Join(dir, definition.OfficeFile) + "，把 name 改成本开发区的全称"
	}
	return fmt.Sprintf(`接着做：
  1. %s，补上台账里单位的别名，删去或写明本地没有的台账。
  2. zonereport blank%s --out 空白台账    写出空白台账发给部门；部门用自己的表也可以。
  3. 把收到的文件放进 %s，文件名不限。
  4. zonereport check%s    先审核；有问题的退回部门。
  5. zonereport run%s      发布，结果在 outputs。
`, first, flag, filepath.Join(dir, b.period.String()), flag, flag)
}

// guide is 说明.txt, for those who find the folder; with the mark and line ends that
// Windows' editor wants.
func (b beginning) guide(dir string) string {
	text := fmt.Sprintf(`这个文件夹放各部门报送的台账。

zone.toml    本开发区的情况：名称、别名、部门和台账。用记事本打开，# 号后面是说明；存成 UTF-8。
%s      一个月一个文件夹，名称是四位年、短横、两位月（如 2020-12）。写成 2020-6、2020年6月 不会被读取。
             里面放这个月收到的文件（.xlsx .xlsm .xls .et .csv），文件名不限，扫描件、Word 文件请放到别处。

每个月：建一个新的月份文件夹，放入文件，先 zonereport check，再 zonereport run。
台账含个人信息，这个文件夹不要外发。

%s`, b.period, b.next(dir))
	return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
}
