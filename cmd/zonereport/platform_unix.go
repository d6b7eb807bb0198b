//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// reportFileLimit makes a write beyond the allowed file size (ulimit -f) an error like a
// full disk, instead of the end of the process.
func reportFileLimit() { signal.Ignore(syscall.SIGXFSZ) }

// noRoom returns the errors of a disk that takes no more.
func noRoom() []error { return []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} }
