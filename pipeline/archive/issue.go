package archive

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/shown"
)

// RefusedError says why something cannot be done as it was asked for; nothing was changed.
type RefusedError struct{ Reason string }

// Error is Chinese, for the user, and says what to do.
func (e *RefusedError) Error() string { return e.Reason }

func refuse(format string, args ...any) error {
	return &RefusedError{fmt.Sprintf(format, args...)}
}

// Order is a request to issue a run.
type Order struct {
	Period      calendar.Month
	Run         string
	Status      Status
	Check       string           // 校验码 of the run
	Manifest    []byte           // its manifest.json as it stands there
	Printed     document.Signing // what its reports bear
	Given       document.Signing // what is said now; empty is not said
	Substantial bool             // it revises what was issued, or the run before it, substantially
}

// Issue is the event of the order. A *RefusedError says that it cannot be issued so: with a status
// that is none, with words that contradict what the reports bear, as a substantial revision without
// a reason, or without a proof that it is what was published. already says that the run is issued
// in just this way and needs no event.
func (c Chain) Issue(o Order) (e Event, already bool, err error) {
	if !slices.Contains(Statuses(), o.Status) {
		return Event{}, false, refuse("签发的状态写作 %q，应是 初步、修订、核定 之一，如 --status 核定。", o.Status)
	}
	if err := c.Knows(o.Period, o.Run, o.Manifest); err != nil {
		return Event{}, false, err
	}
	s, err := o.signing()
	if err != nil {
		return Event{}, false, err
	}
	if _, err := time.Parse(time.DateOnly, s.Dated); s.Dated != "" && err != nil {
		return Event{}, false, refuse("成文日期 %q 不是一个日期，应写作 2021-01-08。", s.Dated)
	}
	if o.Substantial && s.Reason == "" {
		return Event{}, false, refuse("%s/%s 是实质性修订（断言、名次或目标完成与否有变），没有说明原因不能签发。请用 --reason 写明修订原因。", o.Period, o.Run)
	}
	e = Event{Event: Issued, Period: o.Period.String(), Run: o.Run, Manifest: checksum(o.Manifest), Details: Details{
		Status: o.Status, Check: o.Check, DocNo: s.DocNo, Dated: s.Dated, Signer: s.Signer, Reason: s.Reason}}
	if now, ok := c.LastIssued(o.Period); ok && now.Run == o.Run && reflect.DeepEqual(now.Details, e.Details) {
		return now.Event, true, nil
	}
	return e, false, nil
}

// Knows says that a run is what the chain says was published, by its manifest.json; else the error is a
// *RefusedError. A run that is older than the chain it need not know where there is no chain yet.
func (c Chain) Knows(period calendar.Month, run string, manifest []byte) error {
	last, known := c.state(period, run)
	if known && last.Event != Removed && last.Manifest == checksum(manifest) || !c.Exists && Describe(period, run, false, manifest).Older {
		return nil
	}
	return refuse("%s/%s 与事件链 %s 的登记不符，不能作准。请先用 zonereport verify %s/%s 查明。", period, run, FileName, period, run)
}

// signing joins what the reports bear and what is said now, which must not contradict it. Personal
// numbers are masked in it.
func (o Order) signing() (document.Signing, error) {
	joined := o.Printed
	for _, f := range []struct {
		name, flag string
		bears      *string
		said       string
	}{
		{"文号", "--doc-no", &joined.DocNo, o.Given.DocNo},
		{"成文日期", "--dated", &joined.Dated, o.Given.Dated},
		{"签发人", "--signer", &joined.Signer, o.Given.Signer},
		{"原因", "--reason", &joined.Reason, o.Given.Reason},
	} {
		said := strings.TrimSpace(f.said)
		if said != "" && *f.bears != "" && said != *f.bears {
			return document.Signing{}, refuse("%s/%s 的报告上印的%s是“%s”，签发写的是“%s”，两者应当一致。请改正 %s，或用 zonereport run --again %s … 重做报告再签发。", o.Period, o.Run, f.name, *f.bears, said, f.flag, f.flag)
		}
		*f.bears = shown.Mask(cmp.Or(*f.bears, said))
	}
	return joined, nil
}
