package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/revision"
)

const helpCompare = `zonereport compare：比较一个月的两次运行：哪些指标、名次、断言变了，为什么，依据哪几行台账，哪些月份要重做。

用法：zonereport compare 年-月 [运行 [运行]] [参数]
  --outputs 文件夹    输出文件夹（默认 outputs）
  --rows 行数         一共最多列出多少行（默认 12，0 为全部）
  --json              输出 revision.json 的内容，供其他程序读取
  --out 文件夹        把全部内容写进这个文件夹：revision.json 和修订说明（PDF、工作簿）；同名文件会被新的代替
  --fonts 文件夹      画修订说明的字体，默认用本机的
  --exit-code         有不同时退出码为 5；文件不同而台账行都相同，算没有不同
  --templates 文件夹  试算：用这套定义重算该次运行留存的台账，与它比较，不发布

不写运行，是现行的一次与它以前最后签发的一次比较；都没有签发过，就与被它代替的一次比较，注明“未签发稿比较”。
写一次，是它与现行的比较；写两次，是前一次与后一次比较。运行写作 r1、r2，也可以写作 2020-12/r1。

例：
  zonereport compare 2020-12
  zonereport compare 2020-12 r1 r3
  zonereport compare 2020-12 --templates 我的模板     换一套口径会怎样

看法：
  数据、前期、口径、程序：变化是台账、以前月份的报告、定义还是程序引起的；同时有几种时按这个次序分开算，合计等于差额。
  补报 新增 更正 撤销 时间调整 责任单位调整 改编号：台账行为什么变了；行按编号等关键字对应，与次序、文件名无关。
  实质性修订：断言、名次或连续月数变了，或年度目标由未完成变为完成（或相反）；一般修订：印出的数变了；轻微修订：只有不印的尾数变了。

退出码：0 比较完了；5 有不同（只在写了 --exit-code 时）；3 没有这次运行或用法不对；1 文件读不出来。
`

// runCompare is the command compare.
func runCompare(c *call) error {
	var o options
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.StringVar(&o.outputs, "outputs", "outputs", "")
	flags.StringVar(&o.templates, "templates", "", "")
	flags.StringVar(&o.fonts, "fonts", "", "")
	rows := flags.Int("rows", 12, "")
	asJSON := flags.Bool("json", false, "")
	out := flags.String("out", "", "")
	exitCode := flags.Bool("exit-code", false, "")
	args, err := c.parse(flags, "年-月…")
	if err != nil {
		return err
	}
	comparison, err := c.compare(o, args)
	if err != nil {
		return err
	}
	for _, note := range wording.Notes(comparison) {
		c.note("%s", note)
	}
	if *out != "" {
		if err := c.writeRevision(o, *out, comparison); err != nil {
			return err
		}
	}
	if *asJSON {
		err = c.writeJSON(comparison.Revision.JSON())
	} else {
		_, err = io.WriteString(c.out, wording.Comparison(comparison, *rows, o.templates != ""))
	}
	if err == nil && *exitCode && comparison.Revision.Differs() {
		return errDiffers
	}
	return err
}

// compare compares the runs that the arguments name.
func (c *call) compare(o options, args []string) (pipeline.Comparison, error) {
	if o.templates == "" {
		period, runs, err := c.runs(args, 2)
		if err != nil {
			return pipeline.Comparison{}, err
		}
		return pipeline.Compare(o.outputs, period, runs...)
	}
	period, runs, err := c.runs(args, 1)
	if err != nil {
		return pipeline.Comparison{}, err
	}
	definitions, err := o.definitions(c)
	if err != nil {
		return pipeline.Comparison{}, err
	}
	return pipeline.WhatIf(o.outputs, period, strings.Join(runs, ""), definitions)
}

// writeRevision writes all of a comparison into a folder outside the outputs.
func (c *call) writeRevision(o options, dir string, comparison pipeline.Comparison) error {
	data, err := comparison.Revision.JSON()
	if err != nil {
		return err
	}
	papers, err := comparison.Papers(o.fontDirs())
	if err == nil {
		err = c.outside(o.outputs, dir)
	}
	if err == nil {
		err = writeWhole(dir, revision.FileName, data)
	}
	for _, p := range papers {
		if err == nil {
			err = writeWhole(dir, p.Name, p.Data)
		}
	}
	return err
}

// outside makes the folder that --out names; one within the outputs is refused.
func (c *call) outside(outputs, dir string) error {
	if inside(outputs, dir) {
		return &usageError{fmt.Sprintf("--out 不能是输出文件夹 %s 或它里面的文件夹：已发布的内容不能改动。请另写一个文件夹。", outputs), c.command.name}
	}
	return os.MkdirAll(dir, 0o755)
}

// inside says that a folder is another one or lies in it.
func inside(outer, dir string) bool {
	rel, err := filepath.Rel(whole(outer), whole(dir))
	return err == nil && filepath.IsLocal(rel)
}

// whole is a path without links, as far as it exists.
func whole(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	real, err := filepath.EvalSymlinks(full)
	if errors.Is(err, os.ErrNotExist) && filepath.Dir(full) != full {
		return filepath.Join(whole(filepath.Dir(full)), filepath.Base(full))
	}
	if err != nil {
		return full
	}
	return real
}
