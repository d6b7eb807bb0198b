package registry

import (
	"cmp"
	"errors"
	"slices"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/receipts"
	"zonereport/pipeline/runfolder"
)

// Overview is where an office stands (design-life §17).
type Overview struct {
	Zone   string // as the latest run states it; "" where nothing is published
	Months []MonthStatus
	Stale  []publish.Stale // of all months, whichever are listed
	Notes  []string        // Chinese: what the user should know beside
}

// MonthStatus is where a month stands.
type MonthStatus struct {
	publish.Held
	Issued *archive.Issue // the run that counts outside; nil where none was issued
	Stale  *publish.Stale // why its reports are to be made again; nil where they are not
	Lost   *publish.Stale // months it rests on that are gone; nil for none
	// Unused are runs of months that were published after it and would be taken today; found only of
	// a month that was asked for.
	Unused []runfolder.EarlierRecord
	Files  int // spreadsheets in the month's folder of the inputs
	// Lack is who has not reported of a month that is not issued (Overview.Lacking); nil where nobody asked.
	Lack *receipts.Lack
}

// Draft says that the run in force has not been issued.
func (m MonthStatus) Draft() bool {
	return m.InForce.Manifest.Run != "" && (m.Issued == nil || m.Issued.Run != m.InForce.Manifest.Run)
}

// Calm says that there is nothing to do about the month but, perhaps, to issue it.
func (m MonthStatus) Calm() bool {
	return m.InForce.Manifest.Run != "" && m.Stale == nil && m.Lost == nil && m.Returned == ""
}

// Survey says of each month of the two folders, or of the one that is not zero, what is in force,
// issued, stale or returned. It writes nothing and needs neither folder. The error is an
// *inputs.Error where nothing is known of the month.
func Survey(inputsDir, outputs string, period calendar.Month) (Overview, error) {
	var o Overview
	held, err := publish.HeldMonths(outputs)
	if err != nil {
		return o, err
	}
	waiting, err := month.InputsAt(inputsDir).Waiting()
	if err != nil {
		return o, err
	}
	chain, err := archive.Read(outputs)
	if err != nil {
		return o, err
	}
	if len(chain.Breaks) > 0 {
		o.Notes = append(o.Notes, chain.Breaks[0].String()+"。请用 zonereport verify --all 查明。")
	}
	if o.Stale, err = publish.StaleRuns(outputs); err != nil {
		return o, err
	}
	lost, err := publish.LostRuns(outputs)
	if err != nil {
		return o, err
	}
	for _, m := range joined(held, waiting) {
		if i, ok := chain.LastIssued(m.Period); ok {
			m.Issued = &i
		}
		m.Stale, m.Lost = of(o.Stale, m.Period), of(lost, m.Period)
		o.Zone = cmp.Or(m.InForce.Manifest.Zone, o.Zone)
		if period == (calendar.Month{}) || period == m.Period {
			o.Months = append(o.Months, m)
		}
	}
	switch {
	case period == calendar.Month{}:
	case len(o.Months) == 0:
		err = inputs.Missing("%s 没有已发布的报告，输入文件夹 %s 中也没有这个月份。请核对月份，或用 --inputs、--outputs 指明文件夹。", period, inputsDir)
	case o.Months[0].InForce.Manifest.Run != "":
		o.Months[0].Unused, err = publish.Unused(outputs, o.Months[0].InForce)
	}
	var damaged *publish.DamagedError
	if errors.As(err, &damaged) { // that month's own line says so
		err = nil
	}
	return o, err
}

// Lacking finds of the months that are not issued who has not reported. Definitions or a zone.toml that cannot be
// used are told in the notes.
func (o *Overview) Lacking(inputsDir, outputs string) {
	var open []calendar.Month
	for _, m := range o.Months {
		if m.Issued == nil {
			open = append(open, m.Period)
		}
	}
	lacks, err := receipts.Lacking(inputsDir, outputs, nil, open)
	if err != nil {
		o.Notes = append(o.Notes, "没有列出谁还没有报送："+err.Error())
	}
	for i := range o.Months {
		if l, ok := lacks[o.Months[i].Period]; ok {
			o.Months[i].Lack = &l
		}
	}
}

// joined are the months of both folders in their order.
func joined(held []publish.Held, waiting []inputs.Waiting) []MonthStatus {
	var list []MonthStatus
	for _, h := range held {
		list = append(list, MonthStatus{Held: h})
	}
	for _, w := range waiting {
		i := slices.IndexFunc(list, func(m MonthStatus) bool { return m.Period == w.Month })
		if i < 0 {
			i = len(list)
			list = append(list, MonthStatus{Held: publish.Held{Period: w.Month}})
		}
		list[i].Files = w.Files
	}
	slices.SortFunc(list, func(a, b MonthStatus) int { return cmp.Compare(a.Period.Start(), b.Period.Start()) })
	return list
}

// of is the entry of a month, nil for none.
func of(list []publish.Stale, month calendar.Month) *publish.Stale {
	i := slices.IndexFunc(list, func(s publish.Stale) bool { return s.Period == month })
	if i < 0 {
		return nil
	}
	return &list[i]
}
