//go:build unix

package systemerror

import (
	"io/fs"
	"os/signal"
	"syscall"
)

// TakeSignals makes errors of what else would end the process without a word: a write beyond
// the allowed file size (ulimit -f), which is then like a full disk, and a write into a pipe
// that nobody reads any more, after which a published run is published all the same.
func TakeSignals() { signal.Ignore(syscall.SIGXFSZ, syscall.SIGPIPE) }

// troubles returns what the system may refuse.
func troubles() []trouble {
	return []trouble{
		{[]error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}, "磁盘没有空间", noRoomAdvice},
		{[]error{syscall.EROFS}, "文件系统是只读的", "请换一个可以写入的文件夹，或请管理员把磁盘改为可写，再重新运行。"},
		{[]error{fs.ErrPermission}, "没有权限", noRightAdvice},
		{[]error{syscall.EIO}, "磁盘或网络读写出错", "磁盘可能有故障，或者网络文件夹断开了。请换一个磁盘上的文件夹再运行，并请管理员检查磁盘。"},
		{[]error{syscall.EMFILE, syscall.ENFILE}, "同时打开的文件太多", "请关闭其他程序后重新运行，或请管理员提高打开文件数的上限（ulimit -n）。"},
		{[]error{syscall.ENOLCK, syscall.ENOTSUP}, "这里的文件系统不能加锁", "网络共享文件夹常有这种情况。请把输出文件夹放在本机磁盘上（--outputs），再重新运行。"},
		{[]error{syscall.ENOMEM}, "内存不足", "请关闭其他程序后重新运行。"},
		{[]error{syscall.ENAMETOOLONG}, "文件名太长", "请把文件名或所在文件夹的名字改短后重新运行。"},
		{[]error{syscall.ESTALE, syscall.ETIMEDOUT, syscall.ENOTCONN, syscall.EHOSTDOWN}, "网络文件夹已断开", "请确认网络文件夹可以打开，再重新运行。"},
		{[]error{syscall.EBUSY, syscall.ETXTBSY}, "正被其他程序占用", "请关闭打开它的程序后重新运行。"},
		{[]error{syscall.ENOTDIR}, "不是文件夹", "请检查路径；同名的文件请移走或改名。"},
		{[]error{syscall.EISDIR}, "是文件夹，不是文件", "请检查路径；同名的文件夹请移走或改名。"},
		{[]error{syscall.ENOTEMPTY}, "文件夹里还有文件", "请确认没有其他程序正往里写，再重新运行。"},
		{[]error{syscall.ELOOP}, "链接指向了自己", "请改正或删去这个链接。"},
		{[]error{syscall.EXDEV}, "不在同一个磁盘上", "请把输出文件夹整个放在一个磁盘上。"},
		{[]error{syscall.EPIPE}, "接收输出的程序已经结束", ""},
		{[]error{syscall.EINVAL}, "系统不支持这个操作", "请换一个文件夹（本机磁盘）再运行。"},
		{[]error{syscall.EADDRINUSE}, "已被其他程序占用", ""},
		{[]error{fs.ErrNotExist}, "不存在", ""},
		{[]error{fs.ErrExist}, "已经存在", "请移走同名的文件或文件夹，再重新运行。"},
	}
}
