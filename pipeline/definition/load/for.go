package load

import (
	"io/fs"
	"maps"
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
	l := stateAll(fsys, zone)
	month := l.month(period)
	defs, wrong := l.resolved(month, holds)
	for _, other := range l.spans() {
		if other != l.begun(month) && !l.torn {
			_, then := l.resolved(other, holds)
			for _, e := range then {
				if !slices.ContainsFunc(wrong, func(had *definition.Error) bool { return sameBut(had, e) }) {
					wrong = append(wrong, during(other, e))
				}
			}
		}
	}
	return defs, wrong.Sorted().OrNil()
}

// At is For without a look at other months: for definitions that were checked when they were published.
func At(fsys fs.FS, zone definition.Zone, period calendar.Month, holds ...func(definition.Definitions) error) (definition.Definitions, error) {
	l := stateAll(fsys, zone)
	defs, wrong := l.resolved(l.month(period), holds)
	return defs, wrong.Sorted().OrNil()
}

// stateAll reads the folder and puts the versions of each id in their order.
func stateAll(fsys fs.FS, zone definition.Zone) *loader {
	l := &loader{fsys: fsys, zone: zone, lost: map[string]bool{}}
	l.defs.Level = l.zone.Words
	l.gather()
	l.stated = l.defs
	l.succession()
	return l
}

// resolved is what holds in a month, checked. What is wrong and others rest on is left out, and what
// remains is looked at again.
func (l *loader) resolved(month string, holds []func(definition.Definitions) error) (definition.Definitions, definition.Errors) {
	if l.torn {
		return l.stated, l.wrong
	}
	at := *l
	at.lost = maps.Clone(l.lost)
	at.wrong = slices.Clone(l.wrong)
	for {
		at.defs = l.defs
		owner, known := at.resolve(month), len(at.lost)
		at.fail(verify.Definitions(at.defs, owner))
		if len(at.lost) == known {
			break
		}
	}
	if len(at.lost) == 0 {
		at.office()
	}
	for _, check := range holds {
		var more definition.Errors
		more.Add(check(at.defs))
		at.wrong = append(at.wrong, slices.DeleteFunc(more, at.wrong.Has)...)
	}
	return at.defs, at.wrong
}

// sameBut says that two errors are one that was found for two times.
func sameBut(a, b *definition.Error) bool {
	return a.File == b.File && a.Line == b.Line && a.Reason == b.Reason
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
func during(month string, err *definition.Error) *definition.Error {
	said := *err
	if month == "" {
		said.Reason += "（按最早一段时间的定义）"
	} else {
		said.Reason += "（按" + definition.InWords(month) + "起的定义）"
	}
	return &said
}
