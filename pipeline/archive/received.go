package archive

import "zonereport/pipeline/calendar"

// Received are the events that tell of the month's files coming in, in their order. A content may stand
// there several times: first as first read, then with the time at which somebody states that it came in;
// again, when it comes back after another one had taken its place.
func (c Chain) Received(period calendar.Month) []Event {
	var list []Event
	for _, e := range c.Events {
		if e.Event == Received && e.Period == period.String() {
			list = append(list, e)
		}
	}
	return list
}

// InHand is the event, of those that tell of a month's files coming in, that tells of a file as it lies
// in the month's folder now: the last one of its name if that was of this content, or, of a name that no
// event bears, the last one of the content. ok is false where none does: the file is new.
func InHand(received []Event, file, sum string) (e Event, ok bool) {
	var named, same Event
	for _, e := range received {
		if e.File == file {
			named = e
		}
		if e.SHA256 == sum {
			same = e
		}
	}
	if named.Event != "" {
		return named, named.SHA256 == sum
	}
	return same, same.Event != ""
}

// submitted are the checksums of all files that were handed in, and of the findings with which they went back.
func (c Chain) submitted() []string {
	var sums []string
	for _, e := range c.Events {
		if e.Event == Received || e.Event == Returned {
			sums = append(sums, e.SHA256)
		}
		for _, f := range e.Files {
			sums = append(sums, f.SHA256)
		}
	}
	return sums
}

// awaited are those of files with which their month may still have to be held up against: handed in
// for one that was never issued, or handed in or returned after it was.
func (c Chain) awaited() map[string]bool {
	issued := map[string]int{} // by month: the number of its last issue
	for _, e := range c.Events {
		if e.Event == Issued {
			issued[e.Period] = e.N
		}
	}
	sums := map[string]bool{}
	for _, e := range c.Events {
		if e.Event == Received && (issued[e.Period] == 0 || e.ReceivedAt != "" && e.N > issued[e.Period]) {
			sums[e.SHA256] = true
		}
		if e.Event != Returned || e.N < issued[e.Period] {
			continue
		}
		sums[e.SHA256] = true
		for _, f := range e.Files {
			sums[f.SHA256] = true
		}
	}
	return sums
}
