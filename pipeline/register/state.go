package register

import "fmt"

// Kind is how a ledger or a department stands.
type Kind string

// The kinds of states.
const (
	Missing  Kind = "未报"
	Returned Kind = "退回" // handed back with hard findings, and nothing new came
	Resent   Kind = "重报" // a later submission, not judged yet
	Came     Kind = "已报" // a first submission, not judged yet
	Passed   Kind = "通过" // judged without a hard finding
	Nil      Kind = "零报" // heads and no rows
)

// State is a kind with its number.
type State struct {
	Kind    Kind
	N       int // Resent: which resubmission; Missing of a department that sent some: how many ledgers lack
	Pending int // Passed: warnings without explanation
}

// String is the state as the office says it: 未报, 未报（缺2本）, 零报, 已报, 退回, 重报1, 通过（待说明3）, 通过.
func (s State) String() string {
	switch {
	case s.Kind == Missing && s.N > 0:
		return fmt.Sprintf("未报（缺%d本）", s.N)
	case s.Kind == Resent:
		return fmt.Sprintf("重报%d", s.N)
	case s.Kind == Passed && s.Pending > 0:
		return fmt.Sprintf("通过（待说明%d）", s.Pending)
	}
	return string(s.Kind)
}

// MarshalText writes the state as String does, for JSON.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
