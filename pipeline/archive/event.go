// Package archive keeps the chain of events of an outputs folder (design-life §16): what was
// published, issued, returned, received, verified and removed, each line bound to the one before
// it. On the chain rest the issue of a run, what verify proves of its origin, what prune may take
// away, and the papers of an audit. It changes one file, events.jsonl; the run folders are publish's.
package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"zonereport/pipeline/calendar"
)

// Kind says what happened.
type Kind string

// The kinds of events.
const (
	Published Kind = "published" // a run came into force
	Adopted   Kind = "adopted"   // a run from before the chain was found: of it no more is known than that
	Issued    Kind = "issued"    // a run was signed (签发) and counts outside from now on
	Returned  Kind = "returned"  // the departments' files went back
	Received  Kind = "received"  // a department's file came in, or was read for the first time
	Verified  Kind = "verified"  // a run was proved
	Removed   Kind = "removed"   // a run is not there any more, or never came into force
)

// Event is one line of events.jsonl. The keys of Details stand only where the event needs them.
type Event struct {
	N        int    `json:"n"`               // 1, 2 …
	At       string `json:"at"`              // Beijing's time, RFC 3339
	Event    Kind   `json:"event"`           //
	Period   string `json:"period"`          // 2020-12
	Run      string `json:"run"`             // r2; empty where it concerns no run
	Manifest string `json:"manifest_sha256"` // of the run's manifest.json; empty where it concerns no run
	Prev     string `json:"prev"`            // SHA-256 of the line before without its line end; empty in the first
	Details
}

// Details is what some events need.
type Details struct {
	Status     Status `json:"status,omitempty"`     // issued
	Check      string `json:"check,omitempty"`      // issued: 校验码 of the run
	DocNo      string `json:"doc_no,omitempty"`     // issued: 文号
	Dated      string `json:"dated,omitempty"`      // issued: date of the document, YYYY-MM-DD
	Signer     string `json:"signer,omitempty"`     // issued: 签发人
	Reason     string `json:"reason,omitempty"`     // issued: of the revision; removed: Interrupted or Pruned
	SHA256     string `json:"sha256,omitempty"`     // received: of the file; returned: of findings.json
	File       string `json:"file,omitempty"`       // received: its name in the month's folder, as it may be shown
	Department string `json:"department,omitempty"` // received: whose ledgers were recognised in it, joined by 、; empty if none were
	// Ledgers are the ids of those, in the order of the definitions.
	Ledgers []string `json:"ledgers,omitempty"`
	// ReceivedAt is when somebody states that the file came in: Beijing's time, RFC 3339. Where it is absent
	// the file was only read for the first time (首次读到), which says nothing of when it was handed in.
	ReceivedAt string `json:"received_at,omitempty"`
	// Files are, of what was returned, all of the month's files as they were judged.
	Files []Judged `json:"files,omitempty"`
}

// Judged is a department's file in a returned month, with how many findings there are on it.
type Judged struct {
	File     string `json:"file"` // its name in the month's folder, as it may be shown
	SHA256   string `json:"sha256"`
	Errors   int    `json:"errors"`   // 强制性
	Warnings int    `json:"warnings"` // 核实性
}

// Status is what a run is issued as.
type Status string

// The words for it.
const (
	Preliminary Status = "初步"
	Revised     Status = "修订"
	Final       Status = "核定"
)

// Statuses are all of them.
func Statuses() []Status { return []Status{Preliminary, Revised, Final} }

// Reasons of Removed.
const (
	Interrupted = "interrupted" // publishing was cut short: the run never came into force
	Pruned      = "pruned"      // a draft that nobody issued was taken away
)

// Stamp is a time as events state it: Beijing's, RFC 3339.
func Stamp(t time.Time) string { return t.In(calendar.Beijing).Format(time.RFC3339) }

// of says whether the event concerns a run.
func (e Event) of(period calendar.Month, run string) bool {
	return e.Period == period.String() && e.Run == run
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
