//go:build darwin || freebsd || netbsd

package known

import (
	"syscall"
	"time"
)

func changed(t *syscall.Stat_t) int64 { return time.Unix(t.Ctimespec.Unix()).UnixNano() }
