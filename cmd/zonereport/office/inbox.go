package office

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/shelf"
	"zonereport/cmd/zonereport/office/upload"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/month"
)

// inboxScreen is 收件: files are dropped, and what each was taken for is shown.
func inboxScreen() *Screen {
	return &Screen{Name: "收件", Path: "inbox", Show: showInbox, Handle: map[string]func(*View, http.ResponseWriter){"receive": receive}, Buttons: map[string]Button{
		"blank": {Name: "空白台账", Args: func(v *View) ([]string, error) {
			dir, err := os.MkdirTemp(v.scratch, "blank")
			return v.Args("blank", "inputs templates", "--period", v.Month, "--out", filepath.Join(dir, "空白台账")), err
		}, After: func(v *View, r *Result) {
			if r.Exit == exit.Done {
				r.Files = v.OfferAll(r.Args[len(r.Args)-1])
			}
			r.Next = []Link{{"收件", v.To("inbox")}}
		}},
	}}
}

// inboxData is what 收件 shows.
type inboxData struct {
	Folder string
	Files  []lying
	Limit  string
	Most   int
	Next   []Link
}

// lying is a file in the month's folder.
type lying struct {
	Name, Size string
	From       string // 招商中心（3 本台账）; "" where nothing was recognised in it
	At         string // 2021-01-05 10:30 收到, 首次读到 2021-01-05; "" where it is not entered
}

func showInbox(v *View) error {
	if v.Month == "" {
		v.Month = calendar.Last(command.Now()).String()
	}
	data := inboxData{Folder: filepath.Join(v.Inputs, v.Month), Limit: shelf.Size(upload.LargestFile), Most: upload.MostFiles}
	entries, err := os.ReadDir(data.Folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	came, err := v.came()
	if err != nil {
		return err
	}
	folder := month.InputsAt(v.Inputs)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && !folder.PassesOver(e.Name()) {
			f := came[e.Name()]
			f.Name, f.Size = e.Name(), shelf.Size(info.Size())
			data.Files = append(data.Files, f)
		}
	}
	if len(data.Files) > 0 {
		data.Next = []Link{{"看审核意见", v.To("findings")}, {"看谁还没有报", v.To("register")}}
	}
	v.Data = data
	return nil
}

// came says of the month's files, by name, what they were taken for and when they came, as events tell it.
func (v *View) came() (map[string]lying, error) {
	month, err := calendar.ParseMonth(v.Month)
	if err != nil {
		return nil, nil
	}
	events, err := pipeline.Received(v.Outputs, month)
	if err != nil {
		return nil, err
	}
	came := map[string]lying{}
	for _, e := range events {
		f := lying{}
		if n := len(e.Ledgers); n > 0 {
			f.From = fmt.Sprintf("%s（%d 本台账）", e.Department, n)
		}
		switch {
		case e.ReceivedAt != "":
			f.At = moment(e.ReceivedAt) + " 收到"
		case e.At != "":
			f.At = "首次读到 " + moment(e.At)
		}
		came[e.File] = f
	}
	return came, nil
}

// Now is the time in Beijing as a form states it.
func (v *View) Now() string {
	return calendar.Minute(command.Now())
}

// receive takes what was dropped and hands it to the command receive.
func receive(v *View, w http.ResponseWriter) {
	dir, err := os.MkdirTemp(v.scratch, "in")
	if err != nil {
		v.wrong(w, err)
		return
	}
	sent, err := upload.Take(w, v.Request, filepath.Join(dir, "f"))
	if err == nil {
		err = v.filledIn(sent)
	}
	if err != nil {
		_ = os.RemoveAll(dir) // at the latest it goes with all that is on its way
		v.unreceived(w, err)
		return
	}
	args := v.Args("receive", "inputs outputs templates store", "--period", v.Month)
	args = append(args, Flag("at", sent.Fields["at"])...)
	begun := v.Begin(w, "收件", append(args, sent.Files...), func(v *View, r *Result) {
		_ = os.RemoveAll(dir) // at the latest it goes with all that is on its way
		if r.Exit == exit.Usage && r.Out.String() != "" {
			r.Says = "有的文件没有收下"
		}
		r.Next = []Link{{"看审核意见", v.To("findings")}, {"再收一些", v.To("inbox")}}
	})
	if !begun {
		_ = os.RemoveAll(dir)
	}
}

// filledIn reads what stands beside the files.
func (v *View) filledIn(sent upload.Sent) error {
	month, err := calendar.ParseMonth(strings.TrimSpace(cmp.Or(sent.Fields["period"], v.Month)))
	switch {
	case err != nil:
		return Wrong(err.Error() + "。")
	case len(sent.Files) == 0:
		return Wrong("没有选择文件。请把文件拖到框里，或点“选择文件”，再点“收下”。")
	}
	v.Month = month.String()
	return nil
}

// unreceived shows the screen again with why nothing was taken.
func (v *View) unreceived(w http.ResponseWriter, err error) {
	var refused *upload.Refused
	if !errors.As(err, &refused) {
		v.wrong(w, err)
		return
	}
	v.Problem = refused.Reason
	v.show(w, refused.Status)
}
