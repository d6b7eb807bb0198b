package load

import (
	"errors"
	"io/fs"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/verify"
)

// For is Definitions as they hold in a month, with what an office's zone.toml changes in them: its
// words for 县, its names of departments, the ledgers that do not exist there and those that it
// cannot do without (design-life §12). The zero month is the latest for which the folder states
// that something begins. What holds in other months is checked as well; holds are further checks.
func For(fsys fs.FS, zone definition.Zone, period calendar.Month, holds ...func(definition.Definitions) error) (definition.Definitions, error) {
	l := loader{fsys: fsys, zone: zone}
	l.stateAll()
	month := l.month(period)
	defs, err := l.resolved(month, holds)
	for _, other := range l.spans() {
		if err != nil {
			break
		}
		if other != l.begun(month) {
			_, err = l.resolved(other, holds)
			err = during(other, err)
		}
	}
	return defs, err
}

// At is For without a look at other months: for definitions that were checked when they were published.
func At(fsys fs.FS, zone definition.Zone, period calendar.Month, holds ...func(definition.Definitions) error) (definition.Definitions, error) {
	l := loader{fsys: fsys, zone: zone}
	l.stateAll()
	return l.resolved(l.month(period), holds)
}

// stateAll reads the folder and puts the versions of each id in their order.
func (l *loader) stateAll() {
	l.defs.Level = l.zone.Words
	l.gather()
	l.stated = l.defs
	l.succession()
}

// resolved is what holds in a month, checked.
func (l *loader) resolved(month string, holds []func(definition.Definitions) error) (definition.Definitions, error) {
	if l.err != nil {
		return l.stated, l.err
	}
	at := *l
	owner := at.resolve(month)
	if at.err == nil {
		at.err = verify.Definitions(at.defs, owner)
	}
	if at.err == nil {
		at.office()
	}
	for _, check := range holds {
		if at.err == nil {
			at.err = check(at.defs)
		}
	}
	return at.defs, at.err
}

// month is a period as validities state months; for the zero one the latest in which something begins.
func (l *loader) month(period calendar.Month) string {
	if period != (calendar.Month{}) {
		return period.String()
	}
	latest := ""
	for _, v := range l.versions {
		latest = max(latest, v.valid.From)
	}
	return latest
}

// spans are the first months of the times in which always the same holds, from "" on.
func (l *loader) spans() []string {
	months := []string{""}
	for _, v := range l.versions {
		if v.valid.From != "" {
			months = append(months, v.valid.From)
		}
		if v.valid.To != "" {
			months = append(months, next(v.valid.To))
		}
	}
	slices.Sort(months)
	return slices.Compact(months)
}

// begun is the span that a month lies in.
func (l *loader) begun(month string) string {
	spans := l.spans()
	for i, first := range spans {
		if i+1 == len(spans) || month < spans[i+1] {
			return first
		}
	}
	return ""
}

// during says of an error that it is one of the definitions for other months.
func during(month string, err error) error {
	var refusal *definition.Error
	if !errors.As(err, &refusal) {
		return err
	}
	said := *refusal
	if month == "" {
		said.Reason += "（按最早一段时间的定义）"
	} else {
		said.Reason += "（按" + definition.InWords(month) + "起的定义）"
	}
	return &said
}
