package command

import (
	"os"
	"runtime/debug"
)

// CollectOften trades a little time for memory where reports are drawn: the fonts alone are
// 60 MB that stay, and an office machine has other work. GOGC, if set, decides instead.
func CollectOften() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}
