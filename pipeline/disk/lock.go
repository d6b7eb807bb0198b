package disk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Files in a folder that is locked.
const (
	LockName    = ".lock"
	RunningName = ".running" // who holds the lock, for people
)

// pause is between two tries.
const pause = 50 * time.Millisecond

// BusyError says that another run is at work on the folder.
type BusyError struct {
	Dir    string
	Holder string // who it is and what for, as far as known
}

// Error is Chinese, for the user, and says what to do.
func (e *BusyError) Error() string {
	who := "另一次运行"
	if e.Holder != "" {
		who += "（" + e.Holder + "）"
	}
	return fmt.Sprintf("%s正在使用输出文件夹 %s，本次没有写入任何内容。请等它结束后再运行；它若已经异常退出，锁会自动解除，直接重新运行即可。", who, e.Dir)
}

// Lock is the operating system's lock on a folder's .lock. It ends with the process, however that ends.
type Lock struct {
	flock   *flock.Flock
	running string
}

// Acquire locks the folder, trying for as long as wait; once at least.
func Acquire(dir, doing string, wait time.Duration) (*Lock, error) {
	file := flock.New(filepath.Join(dir, LockName), flock.SetPermissions(0o644))
	l := &Lock{flock: file, running: filepath.Join(dir, RunningName)}
	locked, err := l.flock.TryLock()
	if err == nil && !locked {
		ctx, cancel := context.WithTimeout(context.Background(), wait)
		defer cancel()
		locked, err = l.flock.TryLockContext(ctx, pause)
	}
	if errors.Is(err, context.DeadlineExceeded) || err == nil && !locked {
		holder, err := os.ReadFile(l.running)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			holder = nil // it only serves the message
		}
		return nil, &BusyError{Dir: dir, Holder: strings.TrimSpace(string(holder))}
	}
	if err != nil {
		return nil, fmt.Errorf("锁定输出文件夹: %w", err)
	}
	if err := os.WriteFile(l.running, []byte(holder(doing)+"\n"), 0o644); err != nil {
		return nil, errors.Join(fmt.Errorf("登记本次运行: %w", err), l.Release())
	}
	return l, nil
}

// holder describes this process: 进程 4711，主机 tjj-01，2020-12.
func holder(doing string) string {
	parts := []string{fmt.Sprintf("进程 %d", os.Getpid())}
	if host, err := os.Hostname(); err == nil {
		parts = append(parts, "主机 "+host)
	}
	return strings.Join(append(parts, doing), "，")
}

func (l *Lock) Release() error {
	err := os.Remove(l.running)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.flock.Unlock())
}
