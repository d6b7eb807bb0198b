package runfolder

import (
	"strconv"
	"strings"
)

// Name is the name of a run folder by its number: r2.
func Name(n int) string { return "r" + strconv.Itoa(n) }

// Number is 2 for r2, 0 for what is no name of a run.
func Number(name string) int {
	digits, ok := strings.CutPrefix(name, "r")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 || digits != strconv.Itoa(n) {
		return 0
	}
	return n
}
