package office

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/office/guard"
)

// Bounds of what a browser may take its time for.
const (
	headTime  = 10 * time.Second // to say what it wants
	bodyTime  = 15 * time.Minute // to send 200 files
	replyTime = 15 * time.Minute // to take the largest answer
	idleTime  = 2 * time.Minute  // between two requests of a connection
	longHead  = 32 << 10         // bytes of headers
	alone     = 30 * time.Minute // without anybody asking, then the program ends
)

// serve opens the page on this machine and stays until it is ended.
func (o *Office) serve(c *command.Call, port int, open bool) error {
	listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return fmt.Errorf("不能在本机的端口 %d 上打开页面：%w。请不写 --port，由系统选一个", port, err)
	}
	if err := o.open(listener.Addr().(*net.TCPAddr).Port); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(o.scratch) }() // what stays lies in the system's folder for such files
	address := o.guard.Address()
	if _, err := fmt.Fprintln(c.Out, address); err != nil {
		return err
	}
	if open {
		if err := browse(address); err != nil {
			c.Note("没有能打开浏览器（%v）。请把上面一行地址复制到浏览器里。", err)
		}
	}
	c.Note("页面开着的时候请不要关这个窗口。结束：在页面上点“退出”，或在这里按 Ctrl+C；%d 分钟没有人用也会自己结束。", int(alone.Minutes()))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return o.attend(ctx, listener)
}

// open readies everything that does not depend on who asks.
func (o *Office) open(port int) (err error) {
	o.guard, o.touched, o.ended = guard.New(port), make(chan struct{}, 1), make(chan struct{})
	if o.idle == 0 {
		o.idle = alone
	}
	if o.pages, err = readTemplates(); err != nil {
		return err
	}
	sweep(os.TempDir(), time.Now())
	if o.scratch, err = os.MkdirTemp("", scratchName+"*"); err != nil {
		return err
	}
	debug.FreeOSMemory()
	return nil
}

// server bounds what a connection may cost.
func (o *Office) server() *http.Server {
	return &http.Server{Handler: o.handler(), ReadHeaderTimeout: headTime, ReadTimeout: bodyTime, WriteTimeout: replyTime, IdleTimeout: idleTime, MaxHeaderBytes: longHead,
		ErrorLog: quiet()}
}

// attend serves until the context ends, the button 退出 is pressed or nobody has asked for anything in a long time.
func (o *Office) attend(ctx context.Context, listener net.Listener) error {
	server := o.server()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	lonely := time.NewTimer(o.idle)
	defer lonely.Stop()
	for {
		select {
		case err := <-failed:
			return err
		case <-o.touched:
			lonely.Reset(o.idle)
			continue
		case <-lonely.C:
			if o.Bench.Current() != nil {
				lonely.Reset(o.idle)
				continue
			}
		case <-ctx.Done():
		case <-o.ended:
		}
		last, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if err := server.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		return nil
	}
}

const scratchName = "zonereport-office-"

// sweep takes away what runs of the program have left that were killed: folders a day old.
func sweep(dir string, now time.Time) {
	left, _ := filepath.Glob(filepath.Join(dir, scratchName+"*"))
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && info.IsDir() && now.Sub(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(path) // next time, then
		}
	}
}
