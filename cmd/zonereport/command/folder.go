package command

import "zonereport/pipeline/disk"

// Outside refuses a folder for --out that is the outputs folder or lies in it.
func (c *Call) Outside(outputs, dir string) error {
	if disk.Inside(outputs, dir) {
		return c.Wrong("--out 不能是输出文件夹 %s 或它里面的文件夹：已发布的内容不能改动。请另写一个文件夹。", outputs)
	}
	return nil
}

// Unread refuses a folder that a flag names for what is written, where it is the inputs folder or lies in it: a run would
// read it as ledgers.
func (c *Call) Unread(flag, inputs, dir string) error {
	if disk.Inside(inputs, dir) {
		return c.Wrong("--%s 不能是输入文件夹 %s 或它里面的文件夹：写出的会混进台账。请另写一个文件夹。", flag, inputs)
	}
	return nil
}
