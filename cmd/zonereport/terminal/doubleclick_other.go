//go:build !windows

package terminal

// DoubleClicked is false: on other systems a script is what is double-clicked (双击运行.sh), and a program without a
// terminal may as well have been started by a scheduler.
func DoubleClicked() bool { return false }
