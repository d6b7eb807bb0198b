package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// DamagedError says that a published file is not as its run left it.
type DamagedError struct {
	Path   string
	Reason error
}

// Error is Chinese, for the user, and says what to do.
func (e *DamagedError) Error() string {
	return e.What() + "。请从备份恢复该文件，或者重新运行那个月份再试。"
}

// What says which file it is and what is the matter with it.
func (e *DamagedError) What() string {
	return fmt.Sprintf("已发布的文件 %s 与发布时不一致（%v）", e.Path, e.Reason)
}

// Unwrap gives the reason.
func (e *DamagedError) Unwrap() error { return e.Reason }

var (
	errAltered = errors.New("内容已被改动")
	errLost    = errors.New("文件不在了")
)

// readPublished reads a file of a run. One that is not there, or no file, is damage; one that
// the machine cannot read (permission, a bad disk.Disk) is its trouble and says nothing of the run.
func readPublished(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if lost(err) {
		return nil, &DamagedError{Path: path, Reason: errLost}
	}
	if err != nil {
		return nil, fmt.Errorf("读取已发布的文件: %w", err)
	}
	return data, nil
}

// lost says that no file is there.
func lost(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.EISDIR) || errors.Is(err, syscall.ENOTDIR)
}

// ignoreDamage drops the errors for which the answer is to publish anew.
func ignoreDamage(err error) error {
	var damaged *DamagedError
	if errors.Is(err, fs.ErrNotExist) || errors.As(err, &damaged) {
		return nil
	}
	return err
}

// withoutPath takes the path out of a file error whose message names it already.
func withoutPath(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
