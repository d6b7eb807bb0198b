package biff

import (
	"testing"
	"time"
)

// TestLastSaved reads the time at which a workbook was last saved; what is cut or of another
// kind says nothing.
func TestLastSaved(t *testing.T) {
	saved := time.Date(2020, 12, 31, 8, 30, 0, 0, time.UTC)
	ticks := uint64(saved.Unix()+epochs) * 1e7
	head := fields(make([]byte, 44), uint32(48)) // header, FMTID, where the set begins
	set := func(kind uint32) []byte {
		return fields(head, uint32(44), uint32(2), uint32(1), uint32(24), uint32(propertySaved), uint32(32), uint32(2), uint32(936), kind, ticks)
	}
	whole := set(typeFiletime)
	if got := lastSaved(whole); !got.Equal(saved) {
		t.Errorf("got %v, want %v", got, saved)
	}
	for n := range whole {
		if got := lastSaved(whole[:n]); !got.IsZero() {
			t.Errorf("cut at %d: %v", n, got)
		}
	}
	if got := lastSaved(set(2)); !got.IsZero() {
		t.Errorf("of another type: %v", got)
	}
}
