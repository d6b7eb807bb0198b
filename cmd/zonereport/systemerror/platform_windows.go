package systemerror

import (
	"io/fs"
	"syscall"
)

// TakeSignals does nothing: Windows reports both cases as errors anyway.
func TakeSignals() {}

// troubles returns what the system may refuse (Windows system error codes).
func troubles() []trouble {
	code := func(numbers ...syscall.Errno) []error {
		var list []error
		for _, n := range numbers {
			list = append(list, n)
		}
		return list
	}
	return []trouble{
		{code(39, 112, 1295), "磁盘没有空间", noRoomAdvice},
		{code(32, 33), "正被其他程序占用", "请在 Excel 或 WPS 中关闭它，再重新运行。"},
		{code(19), "磁盘写保护", "请换一个可以写入的文件夹，再重新运行。"},
		{[]error{fs.ErrPermission}, "没有权限", noRightAdvice},
		{code(23, 1117), "磁盘读写出错", "磁盘可能有故障。请换一个磁盘上的文件夹再运行，并请管理员检查磁盘。"},
		{code(4), "同时打开的文件太多", "请关闭其他程序后重新运行。"},
		{code(8, 14), "内存不足", "请关闭其他程序后重新运行。"},
		{code(53, 64, 67, 121), "网络文件夹已断开", "请确认网络文件夹可以打开，再重新运行。"},
		{code(123, 206), "文件名太长或有不能用的字符", "请把文件名或所在文件夹的名字改短后重新运行。"},
		{code(109, 232), "接收输出的程序已经结束", ""},
		{code(10013, 10048), "已被其他程序占用", ""},
		{[]error{fs.ErrNotExist}, "不存在", ""},
		{[]error{fs.ErrExist}, "已经存在", "请移走同名的文件或文件夹，再重新运行。"},
	}
}
