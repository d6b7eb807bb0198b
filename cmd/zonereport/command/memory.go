package command

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// room is what a command may take of the memory of an office machine, which has other work, before anything is
// collected. Collecting earlier costs time and gains nothing.
const room = 58 << 20

// CollectLate has what is no longer needed collected where room runs out, and where what is needed alone comes near to
// that, whenever it has grown by half. GOGC and GOMEMLIMIT, if set, decide instead.
func CollectLate() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(room)
	debug.SetGCPercent(-1)
	afterCollection(func() (again bool) {
		if live() < room/2 {
			return true
		}
		debug.SetGCPercent(50)
		debug.SetMemoryLimit(math.MaxInt64)
		return false
	})
}

// afterCollection calls do after the next collection, and after those that follow as long as it says so.
func afterCollection(do func() (again bool)) {
	sentinel := new([16]byte) // nothing refers to it: a collection finds it
	runtime.AddCleanup(sentinel, func(struct{}) {
		if do() {
			afterCollection(do)
		}
	}, struct{}{})
}

// live is how much the last collection found to be needed, in bytes.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
