package office

import "slices"

// screens are all screens, in the order of the navigation, which is that of a month's work.
func (o *Office) screens() []*Screen {
	return []*Screen{
		monthsScreen(), inboxScreen(), findingsScreen(), previewScreen(), publishScreen(), historyScreen(), issueScreen(), packageScreen(), traceScreen(),
		foundScreen(),
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
