// Package office is the page in the browser for an office without a terminal (design-life §19). Each of its buttons is
// one command of the program, carried out as if it had been typed and shown with what it says; what it only looks
// up it asks of pipeline. Who may ask is decided in guard, what is at work stands in work. A screen is a file here and one
// in templates.
package office

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"syscall"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/office/host"
)

const helpServe = `zonereport serve：在浏览器里办理：各月份的进度、收件、审核意见、预览、发布、比较、签发、打包、查数。

用法：zonereport serve [参数]
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    输出文件夹（默认 outputs）
  --templates 文件夹  用修改过的定义和文字模板代替内置的和 zone.toml 所写的
  --fonts 文件夹      先在这里找字体，再找系统字体
  --store 文件夹      留存台账、定义和字体的文件夹（默认在输出文件夹的 store）
  --no-open           不打开浏览器，只显示地址
  --port 端口         固定的端口（默认由系统选一个空闲的）

显示的一行是页面的地址，只在本机能打开，只能用一次；打开以后这个浏览器就能一直办理。别的电脑、别的网页都进不来。
页面上的每个按钮就是一条命令，页面上写着，可以复制到终端里运行，结果一样。
30 分钟没有人用、也没有在做的事，程序自己结束；页面右上角的“退出”随时结束它。结束以后再双击启动就是。

例：
  zonereport serve                                   在本文件夹的 inputs 和 outputs 上办理
  zonereport serve --inputs D:\报送 --outputs D:\报告
  zonereport serve --no-open                         在没有桌面的机器上，自己打开地址

退出码：0 已结束；1 没有能启动（端口被占用、没有权限）；3 用法不对。
`

// Serve is the command serve; run carries out the program's commands, as main does.
func Serve(run Run) command.Command {
	return command.Command{Name: "serve", Line: "在浏览器里办理，不用终端", Help: helpServe, Run: func(c *command.Call) error { return runServe(c, run) }}
}

// Run carries out a command of the program with its arguments and returns the exit code.
type Run func(args []string, out, log io.Writer) (code int)

func runServe(c *command.Call, run Run) error {
	o := Office{Run: run}
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.StringVar(&o.Inputs, "inputs", "inputs", "")
	flags.StringVar(&o.Outputs, "outputs", "outputs", "")
	flags.StringVar(&o.Templates, "templates", "", "")
	flags.StringVar(&o.Fonts, "fonts", "", "")
	flags.StringVar(&o.Store, "store", "", "")
	noOpen := flags.Bool("no-open", false, "")
	port := flags.Uint("port", 0, "")
	if _, err := c.Parse(flags); err != nil {
		return err
	}
	if *port > 65535 {
		return c.Wrong("--port 后面应写 1 到 65535 的整数；不写由系统选一个空闲的。")
	}
	return o.serve(c, int(*port), !*noOpen)
}

// serve opens the page on this machine and stays until it is ended.
func (o *Office) serve(c *command.Call, port int, open bool) error {
	listener, err := host.Listen(port)
	if err != nil {
		return err
	}
	if err := o.open(listener.Addr().(*net.TCPAddr).Port); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(o.scratch) }() // what stays lies in the system's folder for such files
	address := o.guard.Address()
	if _, err := fmt.Fprintln(c.Out, address); err != nil {
		return err
	}
	if open {
		if err := host.Browse(address); err != nil {
			c.Note("没有能打开浏览器（%v）。请把上面一行地址复制到浏览器里。", err)
		}
	}
	c.Note("页面开着的时候请不要关这个窗口。结束：在页面上点“退出”，或在这里按 Ctrl+C；%d 分钟没有人用也会自己结束。", int(host.Alone.Minutes()))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return o.attend(ctx, listener)
}
