package office

import (
	"embed"
	"errors"
	"net/http"
	"path"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/render/tracepage"
)

// longForm is how many bytes a filled-in form may have; uploads have bounds of their own.
const longForm = 1 << 20

// handler is all that is served, behind the guard.
func (o *Office) handler() http.Handler {
	mux := http.NewServeMux()
	get := func(pattern string, h http.HandlerFunc) { mux.HandleFunc(pattern, only(o, http.MethodGet, h)) }
	get("/{$}", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/"+o.home(), http.StatusSeeOther) })
	get("/assets/{name}", serveAsset)
	get("/file/{id}", o.serveFile)
	get("/job/{number}", o.serveWork)
	mux.HandleFunc("/end", only(o, http.MethodPost, o.end))
	for _, s := range o.screens() {
		get("/"+s.Path, func(w http.ResponseWriter, r *http.Request) { o.serveScreen(w, r, s) })
		for name, b := range s.Buttons {
			mux.HandleFunc("/"+s.Path+"/"+name, only(o, http.MethodPost, func(w http.ResponseWriter, r *http.Request) { o.serveButton(w, r, s, b) }))
		}
		for name, handle := range s.Handle {
			mux.HandleFunc("/"+s.Path+"/"+name, only(o, http.MethodPost, func(w http.ResponseWriter, r *http.Request) { handle(o.view(r, s), w) }))
		}
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		o.refuse(w, r, http.StatusNotFound, "没有这个页面。")
	})
	open := func(path string) bool { return strings.HasPrefix(path, "/assets/") }
	return o.guard.Wrap(mux, open, o.refuse)
}

// home is the screen that comes first.
func (o *Office) home() string {
	if !o.Founded() {
		return foundScreen().Path
	}
	return monthsScreen().Path
}

// only refuses other methods.
func only(o *Office, method string, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != method && (method != http.MethodGet || r.Method != http.MethodHead) {
			w.Header().Set("Allow", method)
			o.refuse(w, r, http.StatusMethodNotAllowed, "这个地址不能这样打开。请从页面上的按钮和链接进入。")
			return
		}
		h(w, r)
	}
}

// view is the page that a request is about.
func (o *Office) view(r *http.Request, s *Screen) *View {
	v := &View{Office: o, Request: r, Screen: s}
	if month, err := calendar.ParseMonth(r.URL.Query().Get("month")); err == nil {
		v.Month = month.String()
	} else if months := o.Months(); len(months) > 0 {
		v.Month = months[0]
	}
	return v
}

func (o *Office) serveScreen(w http.ResponseWriter, r *http.Request, s *Screen) {
	if s.Path != foundScreen().Path && !o.Founded() {
		http.Redirect(w, r, "/"+foundScreen().Path, http.StatusSeeOther)
		return
	}
	o.view(r, s).show(w, http.StatusOK)
}

// show looks up what the screen shows and writes it.
func (v *View) show(w http.ResponseWriter, status int) {
	if v.Screen.Show != nil {
		if err := v.Screen.Show(v); err != nil {
			v.Problem = strings.TrimSpace(strings.Join([]string{v.Problem, problem(err)}, "\n"))
		}
	}
	v.render(w, status, v.Screen.Path)
}

func (o *Office) serveButton(w http.ResponseWriter, r *http.Request, s *Screen, b Button) {
	r.Body = http.MaxBytesReader(w, r.Body, longForm)
	if err := r.ParseForm(); err != nil {
		status := http.StatusBadRequest
		if big := new(http.MaxBytesError); errors.As(err, &big) {
			status = http.StatusRequestEntityTooLarge
		}
		o.refuse(w, r, status, "填写的内容太长，或者没有收全。请返回再填一次。")
		return
	}
	o.view(r, s).press(w, b)
}

// serveWork shows how far a command is, or what came of it.
func (o *Office) serveWork(w http.ResponseWriter, r *http.Request) {
	job := o.Bench.Find(r.PathValue("number"))
	if job == nil {
		o.refuse(w, r, http.StatusNotFound, "没有这一次运行的记录。程序重新启动以后，或者又办了许多事以后，就不再保留。结果仍在各个页面上。")
		return
	}
	v := o.view(r, o.screen(job.Back))
	v.Job, v.Month, v.Heading = job, job.Period, job.Title
	if job.Args == nil { // it was only looked up, for its screen
		http.Redirect(w, r, v.To(job.Back), http.StatusSeeOther)
		return
	}
	if v.Refresh = !job.Ended(); !v.Refresh {
		v.Data = job.Result()
	}
	if r, ok := v.Data.(*Result); ok && r.Go != "" && v.Value("said") == "" {
		http.Redirect(w, v.Request, r.Go, http.StatusSeeOther)
		return
	}
	v.render(w, http.StatusOK, "work")
}

// end is the button 退出.
func (o *Office) end(w http.ResponseWriter, r *http.Request) {
	v := o.view(r, nil)
	if job := o.Bench.Current(); job != nil && job.Args != nil {
		v.busy(w, job)
		return
	}
	v.Bare, v.Heading = true, "已经退出"
	w.Header().Set("Connection", "close")
	v.render(w, http.StatusOK, "ended")
	o.host.End()
}

// refuse says why something is not shown, on a page that tells nothing else.
func (o *Office) refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	v := &View{Office: o, Request: r, Bare: status == http.StatusForbidden, Problem: why, Heading: map[int]string{
		http.StatusForbidden: "不能打开", http.StatusNotFound: "没有找到", http.StatusMethodNotAllowed: "不能这样打开",
	}[status]}
	if v.Heading == "" {
		v.Heading = "没有收下"
	}
	if !v.Bare {
		v.Month = o.view(r, nil).Month
	}
	v.render(w, status, "refused")
}

//go:embed assets/*
var assets embed.FS

// serveAsset serves the page's own style and script.
func serveAsset(w http.ResponseWriter, r *http.Request) {
	kind, ok := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}[path.Ext(r.PathValue("name"))]
	data, err := assets.ReadFile("assets/" + r.PathValue("name"))
	if r.PathValue("name") == "trace.css" { // what tracepage draws, it styles
		data, err = []byte(tracepage.PieceStyle), nil
	}
	if err != nil || !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(data)
}
