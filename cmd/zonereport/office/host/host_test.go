package host

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// It ends when nobody has asked for anything in a long time and nothing is at work, and not before.
func TestItEndsWhenNobodyComes(t *testing.T) {
	h := Host{Idle: 300 * time.Millisecond}
	listener, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	var working atomic.Bool
	working.Store(true)
	ended := make(chan error, 1)
	go func() { ended <- h.Attend(context.Background(), listener, http.NotFoundHandler(), working.Load) }()
	select {
	case <-ended:
		t.Fatal("it has ended, with work undone")
	case <-time.After(3 * h.Idle):
	}
	last := time.Now()
	for range 6 { // visits keep it open
		visit, err := http.Get("http://" + listener.Addr().String())
		if err != nil {
			if time.Since(last) < h.Idle {
				t.Errorf("it has ended %v after a visit", time.Since(last))
			}
			break // this machine is slow
		}
		_ = visit.Body.Close()
		working.Store(false)
		last = time.Now()
		time.Sleep(h.Idle / 3)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if quiet := time.Since(last); quiet < h.Idle {
		t.Errorf("it ends %v after a visit", quiet)
	}
	if _, err := http.Get("http://" + listener.Addr().String()); err == nil {
		t.Error("it still listens")
	}
}

// It listens on this machine's own address alone.
func TestItListensToThisMachineAlone(t *testing.T) {
	listener, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	if host := listener.Addr().String(); host[:len("127.0.0.1:")] != "127.0.0.1:" {
		t.Errorf("it listens on %s", host)
	}
}

// The end is told once and again without harm; what killed programs have left goes after a day.
func TestEndAndScratch(t *testing.T) {
	var h Host
	h.End()
	h.End()
	listener, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Attend(context.Background(), listener, http.NotFoundHandler(), func() bool { return true }); err != nil {
		t.Error(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.TempDir())
	first, err := Scratch(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(first, "a"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, later := range []time.Duration{time.Hour, 25 * time.Hour} {
		if _, err := Scratch(time.Now().Add(later)); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(first); os.IsNotExist(err) != (later > 24*time.Hour) {
			t.Errorf("after %v: %v", later, err)
		}
	}
}
