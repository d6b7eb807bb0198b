package main

import "syscall"

// reportFileLimit does nothing: Windows reports a write beyond a limit as an error anyway.
func reportFileLimit() {}

// noRoom returns the errors of a disk that takes no more: ERROR_HANDLE_DISK_FULL,
// ERROR_DISK_FULL and ERROR_DISK_QUOTA_EXCEEDED.
func noRoom() []error { return []error{syscall.Errno(39), syscall.Errno(112), syscall.Errno(1295)} }
