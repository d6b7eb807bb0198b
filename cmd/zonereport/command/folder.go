package command

import (
	"errors"
	"os"
	"path/filepath"
)

// Outside refuses a folder for --out that is the outputs folder or lies in it.
func (c *Call) Outside(outputs, dir string) error {
	if Inside(outputs, dir) {
		return c.Wrong("--out 不能是输出文件夹 %s 或它里面的文件夹：已发布的内容不能改动。请另写一个文件夹。", outputs)
	}
	return nil
}

// Unread refuses a folder that a flag names for what is written, where it is the inputs folder or lies in it: a run would
// read it as ledgers.
func (c *Call) Unread(flag, inputs, dir string) error {
	if Inside(inputs, dir) {
		return c.Wrong("--%s 不能是输入文件夹 %s 或它里面的文件夹：写出的会混进台账。请另写一个文件夹。", flag, inputs)
	}
	return nil
}

// Inside says that a folder is another one or lies in it.
func Inside(outer, dir string) bool {
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
