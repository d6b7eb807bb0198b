package reporting

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline/disk"
)

// onStdout is the name that hands the summary to the program that called.
const onStdout = "-"

// open makes sure that the line can be written and takes away that of another call: where there is a file, this call
// has ended. Files that are no summaries are not touched; after an error there is no line.
func (s *summary) open(c *command.Call) error {
	s.opened = true
	err := s.refuse(c)
	if err == nil && s.isFile() {
		err = disk.Disk{}.Replace(s.path, nil) // that it can be written is known only once it is
	}
	if err == nil && s.isFile() {
		err = disk.Disk{}.Remove(s.path)
	}
	if err != nil {
		s.path = ""
	}
	return err
}

// isFile says that the line goes into a file, not to what is written to as it is.
func (s *summary) isFile() bool {
	info, err := os.Stat(s.path)
	return s.path != onStdout && (err != nil || info.Mode().IsRegular())
}

// refuse says why a name is none for a summary.
func (s *summary) refuse(c *command.Call) error {
	info, err := os.Stat(s.path)
	switch {
	case s.path == "":
		return c.Wrong("--summary 后面应写文件名，或者写 - 表示标准输出。")
	case s.path == onStdout:
		return nil
	case disk.Inside(s.inputs, s.path), disk.Inside(s.outputs, s.path):
		return c.Wrong("--summary 不能写在输入、输出文件夹里：%s。请写在旁边。", s.path)
	case err == nil && info.IsDir():
		return c.Wrong("--summary 后面应写文件名，%s 是文件夹。", s.path)
	case err == nil && info.Mode().IsRegular() && !isSummary(s.path):
		return c.Wrong("文件 %s 不是 run --summary 写的，没有改动它。请另写一个文件名。", s.path)
	case err != nil && !disk.Exists(filepath.Dir(s.path)):
		return c.Wrong("没有文件夹 %s，--summary 的文件没有地方写。请先建立它。", filepath.Dir(s.path))
	}
	return nil
}

// isSummary says that a file is empty or holds a summary.
func isSummary(path string) bool {
	const begin = `{"zone":"`
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, int64(len(begin))))
	return err == nil && strings.HasPrefix(begin, string(head)) && (len(head) == 0 || len(head) == len(begin))
}

// put hands the line over: a file appears whole, devices and pipes are written to.
func (s *summary) put(line []byte) error {
	if s.path == onStdout {
		_, err := s.call.Out.Write(line)
		return err
	}
	if s.isFile() {
		return disk.Disk{}.Replace(s.path, line)
	}
	f, err := os.OpenFile(s.path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(line)
	return errors.Join(err, f.Close())
}
