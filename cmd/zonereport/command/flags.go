package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline/definition"
)

// Parse reads the call's flags, wherever they stand, and returns the other arguments. It
// wants as many of those as are named; a last name that ends in … may stand for several.
func (c *Call) Parse(f *flag.FlagSet, names ...string) ([]string, error) {
	rest, err := c.Scan(f)
	several := len(names) > 0 && strings.HasSuffix(names[len(names)-1], "…")
	switch {
	case err != nil:
		return nil, err
	case len(rest) > len(names) && !several:
		return nil, c.Wrong("多出了 %q。", rest[len(names)])
	case len(rest) < len(names):
		return nil, c.Wrong("缺少 %s。", strings.Join(names[len(rest):], " 和 "))
	}
	return rest, nil
}

// States says that a call states a flag, once it is parsed.
func States(f *flag.FlagSet, name string) (stated bool) {
	f.Visit(func(one *flag.Flag) { stated = stated || one.Name == name })
	return stated
}

// Scan reads the call's flags, wherever they stand, and returns the other arguments.
func (c *Call) Scan(f *flag.FlagSet) ([]string, error) {
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	var rest []string
	for args := c.Args; ; {
		if err := f.Parse(args); err != nil {
			return nil, c.flagError(f, err)
		}
		if f.NArg() == 0 {
			break
		}
		rest, args = append(rest, f.Arg(0)), f.Args()[1:]
	}
	return rest, nil
}

// flagError words what package flag found.
func (c *Call) flagError(f *flag.FlagSet, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		if _, err := fmt.Fprint(c.Out, c.Command.Help); err != nil {
			return err
		}
		return exit.ErrHelp
	}
	reason := err.Error()
	if name, ok := strings.CutPrefix(reason, "flag provided but not defined: -"); ok {
		var names []string
		f.VisitAll(func(known *flag.Flag) { names = append(names, "--"+known.Name) })
		return c.Wrong("没有这个参数：--%s%s", name, definition.Suggest("--"+name, names))
	}
	if name, ok := strings.CutPrefix(reason, "flag needs an argument: -"); ok {
		return c.Wrong("参数后面缺少内容：--%s", name)
	}
	if strings.Contains(reason, "for flag -wait") {
		return c.Wrong("--wait 后面应写时长，如 5s、2m。")
	}
	if strings.Contains(reason, "for flag -rows") {
		return c.Wrong("--rows 后面应写整数。")
	}
	if strings.Contains(reason, "for flag -due-day") || strings.Contains(reason, "for flag -day") {
		return c.Wrong("--day、--due-day 后面应写 1 到 31 的整数，即报告月份次月的几日。")
	}
	return c.Wrong("参数写得不对：%s", reason)
}
