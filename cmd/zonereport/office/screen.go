package office

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"zonereport/cmd/zonereport/office/work"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/render/tracepage"
)

//go:embed templates/*.html
var files embed.FS

// Screen is one page of the office: its name is a link on every page, its template stands in templates/Path.html and
// defines "content" over a *View. To add one: a file here with the Screen, its template, its name in screens().
type Screen struct {
	Name    string                                          // 月份
	Path    string                                          // months: the address is /months, the template months.html
	Hidden  bool                                            // not in the navigation
	Under   string                                          // the path of the screen to which a hidden one belongs; "" for none
	Show    func(v *View) error                             // looks up v.Data; an error of it is shown as the commands word it; nil for none
	Buttons map[string]Button                               // by the last part of the address that their form is sent to: /months/redo
	Handle  map[string]func(v *View, w http.ResponseWriter) // what no Button can do (uploads); the address as for Buttons, by POST
}

// Button is what a form on a screen does: one command.
type Button struct {
	Name string // as the page has it
	// Args makes the command of what was filled in. An error is shown on the screen, with what was filled in.
	Args func(v *View) ([]string, error)
	// After looks at what came of it, for files to offer and for what to do next; nil for neither.
	After func(v *View, r *Result)
}

// View is one page as it is shown to somebody.
type View struct {
	*Office
	Request *http.Request
	Screen  *Screen
	Month   string    // that everything is about, 2020-12; "" where there is none
	Problem string    // what is wrong with what was asked for, shown above everything
	Data    any       // of the screen
	Job     *work.Job // a job's own page
	Refresh bool      // the page asks again by itself
	Bare    bool      // without navigation: somebody who may not come in, or an office that has no name yet
	Heading string    // instead of the screen's name
}

// Screens are those of the navigation.
func (v *View) Screens() []*Screen {
	var list []*Screen
	for _, s := range v.screens() {
		if !s.Hidden {
			list = append(list, s)
		}
	}
	return list
}

// Title names the page.
func (v *View) Title() string {
	if v.Heading != "" || v.Screen == nil {
		return v.Heading
	}
	return v.Screen.Name
}

// To is the address of a screen, or of a button of one, about the month of the page: To "publish", To "publish/run".
// More is for further pairs of name and value.
func (v *View) To(screen string, more ...string) string {
	q := url.Values{}
	if v.Month != "" {
		q.Set("month", v.Month)
	}
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	if len(q) == 0 {
		return "/" + screen
	}
	return "/" + screen + "?" + q.Encode()
}

// MonthName is 2020年12月.
func (v *View) MonthName() string { return monthName(v.Month) }

func monthName(month string) string {
	m, err := calendar.ParseMonth(month)
	if err != nil {
		return month
	}
	return fmt.Sprintf("%d年%d月", m.Year, m.Number)
}

// Value is what was filled in in a field, for showing it again.
func (v *View) Value(field string) string { return strings.TrimSpace(v.Request.FormValue(field)) }

// MonthChoice are the months that the page can change to: those there are, and the one it is about.
func (v *View) MonthChoice() []string {
	months := v.Months()
	if v.Month != "" && !slices.Contains(months, v.Month) {
		months = append(months, v.Month)
		slices.Sort(months)
		slices.Reverse(months)
	}
	return months
}

func commandLine(args []string) string {
	quoted := []string{"zonereport"}
	for _, a := range args {
		if a == "" || strings.ContainsAny(a, " \t\"'\\$&|;<>()*?!`#~%^[]{}") {
			a = `"` + strings.ReplaceAll(a, `"`, `\"`) + `"`
		}
		quoted = append(quoted, a)
	}
	return strings.Join(quoted, " ")
}

// links are pairs of text and address.
func links(pairs ...string) []Link {
	var list []Link
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, Link{pairs[i], pairs[i+1]})
	}
	return list
}

// readTemplates reads the templates of all screens, each with the frame of the page around it.
func readTemplates() (map[string]*template.Template, error) {
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	frame, err := template.New("page").Funcs(template.FuncMap{"monthName": monthName, "links": links, "whole": tracepage.Whole}).ParseFS(files, "templates/page.html", "templates/parts.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, name := range names {
		t, err := frame.Clone()
		if err != nil {
			return nil, err
		}
		if pages[strings.TrimSuffix(path.Base(name), ".html")], err = t.ParseFS(files, name); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// render writes a page whole or not at all.
func (v *View) render(w http.ResponseWriter, status int, name string) {
	var b bytes.Buffer
	if err := v.pages[name].ExecuteTemplate(&b, "page.html", v); err != nil {
		http.Error(w, "程序的故障：页面 "+name+" 没有能写出："+err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// screens are all screens, in the order of the navigation, which is that of a month's work.
func (o *Office) screens() []*Screen {
	return []*Screen{
		monthsScreen(), inboxScreen(), findingsScreen(), previewScreen(), publishScreen(), historyScreen(), issueScreen(), packageScreen(), traceScreen(),
		registerScreen(), foundScreen(),
	}
}

// screen is the one at an address, nil for none.
func (o *Office) screen(path string) *Screen {
	list := o.screens()
	if i := slices.IndexFunc(list, func(s *Screen) bool { return s.Path == path }); i >= 0 {
		return list[i]
	}
	return nil
}
