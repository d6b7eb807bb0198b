//go:build unix && !darwin && !freebsd && !netbsd

package known

import (
	"syscall"
	"time"
)

func changed(t *syscall.Stat_t) int64 { return time.Unix(t.Ctim.Unix()).UnixNano() }
