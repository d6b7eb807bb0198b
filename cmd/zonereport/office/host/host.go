// Package host keeps the office's page open on this machine: it listens on the loopback address alone, bounds what a
// connection may cost, and ends when it is told to, or when nobody has asked for anything in a long time.
package host

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strconv"
	"sync"
	"time"
)

// Bounds of what a browser may take its time for.
const (
	headTime  = 10 * time.Second // to say what it wants
	bodyTime  = 15 * time.Minute // to send 200 files
	replyTime = 15 * time.Minute // to take the largest answer
	idleTime  = 2 * time.Minute  // between two requests of a connection
	longHead  = 32 << 10         // bytes of headers
)

// rest is how long nobody may ask for anything before what ledgers, fonts and pages took of the memory is given back.
const rest = time.Second

// Alone is how long nobody may ask for anything before the program ends.
const Alone = 30 * time.Minute

// Host serves until it ends. The zero value is ready for use.
type Host struct {
	Idle time.Duration // Alone, unless it says otherwise

	once    sync.Once
	touched chan struct{} // somebody has asked for something
	ended   chan struct{} // closed by End
	end     sync.Once
}

func (h *Host) ready() {
	h.once.Do(func() {
		h.touched, h.ended = make(chan struct{}, 1), make(chan struct{})
		if h.Idle == 0 {
			h.Idle = Alone
		}
	})
}

// Listen opens a port of this machine's own address; 0 is a free one.
func Listen(port int) (net.Listener, error) {
	l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if refused := new(os.SyscallError); errors.As(err, &refused) {
		err = refused.Err
	}
	if err != nil {
		return nil, fmt.Errorf("不能在本机的端口 %d 上打开页面：%w。请不写 --port，由系统选一个", port, err)
	}
	return l, nil
}

// Server bounds what a connection may cost.
func Server(handler http.Handler) *http.Server {
	// What the server says of broken connections is for nobody: nothing could be done about them.
	quiet := log.New(io.Discard, "", 0)
	return &http.Server{Handler: handler, ReadHeaderTimeout: headTime, ReadTimeout: bodyTime, WriteTimeout: replyTime, IdleTimeout: idleTime, MaxHeaderBytes: longHead, ErrorLog: quiet}
}

// End ends what Attend does, after what is being answered.
func (h *Host) End() {
	h.ready()
	h.end.Do(func() { close(h.ended) })
}

// Attend serves until the context ends, End is called, or nobody has asked for anything in a long time and nothing is
// at work.
func (h *Host) Attend(ctx context.Context, listener net.Listener, handler http.Handler, working func() bool) error {
	h.ready()
	server := Server(h.noticing(handler))
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	lonely := time.NewTimer(h.Idle)
	defer lonely.Stop()
	quiet := time.NewTimer(rest)
	defer quiet.Stop()
	for {
		select {
		case err := <-failed:
			return err
		case <-h.touched:
			lonely.Reset(h.Idle)
			quiet.Reset(rest)
			continue
		case <-quiet.C:
			if working() {
				quiet.Reset(rest)
				continue
			}
			debug.FreeOSMemory()
			continue
		case <-lonely.C:
			if working() {
				lonely.Reset(h.Idle)
				continue
			}
		case <-ctx.Done():
		case <-h.ended:
		}
		last, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if err := server.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		return nil
	}
}

// noticing notes that somebody asks for something, and has got it.
func (h *Host) noticing(handler http.Handler) http.Handler {
	touch := func() {
		select {
		case h.touched <- struct{}{}:
		default:
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		touch()
		defer touch()
		handler.ServeHTTP(w, r)
	})
}
