// Package register is the register of what departments submitted for a month (报送登记, design-life §17):
// who owes which ledgers, what came and when, what was handed back, what differs between two submissions,
// which questions are open, and how good the submissions were. Plain data, and how it follows from what was
// received and judged; the room knows no folder, no chain and no stage.
package register

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/revision"
)

// Register is where the submissions of a month stand on one day. Nothing in it is personal.
type Register struct {
	Zone       string         `json:"zone"`
	Short      string         `json:"short_name"` // of the zone; empty if the office states none
	Organ      string         `json:"organ"`      // 署名机关 of the office; empty if it states none
	Period     calendar.Month `json:"period"`
	On         calendar.Date  `json:"on"`          // the day on which it stands so (截至); terms are judged by it
	AnswerDays int            `json:"answer_days"` // days that a department has to answer a question
	Issued     *Issued        `json:"issued"`      // nil: the month is not issued, submissions still change it
	// Departments stand in the order of zone.toml, those that it does not name behind them in that of the definitions.
	Departments   []Department   `json:"departments"`
	Submissions   []Submission   `json:"submissions"`   // every file in the order in which it came
	Resubmissions []Resubmission `json:"resubmissions"` // by department, ledger and number
	Questions     []Question     `json:"questions"`     // by department, ledger, then as they were found
	Notes         []string       `json:"notes"`         // Chinese: what the reader should know beside
}

// Issued says that the month was issued (签发): what comes now needs a revision.
type Issued struct {
	Run    string        `json:"run"`    // r2
	Status string        `json:"status"` // 初步, 修订, 核定
	On     calendar.Date `json:"on"`     // the day of it, Beijing
}

// Department is one that owes ledgers here, or sent one.
type Department struct {
	Name    string        `json:"name"`
	Contact string        `json:"contact"` // as zone.toml states it; empty for none
	Due     calendar.Date `json:"due"`     // last day of the term, the first of several; zero: there is none
	State   State         `json:"state"`   // of all that it owes
	Missing []string      `json:"missing"` // names of owed ledgers that did not come
	Overdue bool          `json:"overdue"` // something is missing and the term is over
	Timely  Timely        `json:"timely"`  // of all that it owes
	Last    *Receipt      `json:"last"`    // when its last submission came; nil for none
	Ledgers []Ledger      `json:"ledgers"` // in the order of the definitions
	Quality Quality       `json:"quality"`
}

// Ledger is how one ledger of a department stands.
type Ledger struct {
	ID            string   `json:"id"`
	Name          string   `json:"name"`
	Owed          bool     `json:"owed"`   // false: it is sent by those who have something to report
	Needed        bool     `json:"needed"` // nothing is published without it (required)
	State         State    `json:"state"`
	Nil           bool     `json:"nil"`           // its last submission has heads and no rows (零报)
	First         *Receipt `json:"first"`         // when the first submission was whole; nil: none came
	Last          *Receipt `json:"last"`          // when the last one came
	Timely        Timely   `json:"timely"`        // of the first submission
	Files         []string `json:"files"`         // base names of those that hold the last submission
	Rows          int      `json:"rows"`          // of it
	Cells         int      `json:"cells"`         // filled ones of it
	Resubmissions int      `json:"resubmissions"` // submissions after the first, same content not counted
	Returned      int      `json:"returned"`      // how often it was handed back with hard findings
	Errors        int      `json:"errors"`        // 强制性 findings now
	Warnings      int      `json:"warnings"`      // 核实性 findings now
	Unexplained   int      `json:"unexplained"`   // those of them without an explanation
}

// Receipt is when something came.
type Receipt struct {
	At     string        `json:"at"`     // Beijing's time, RFC 3339; empty: it lies in the folder and is not entered yet
	On     calendar.Date `json:"on"`     // the day of it; zero where At is empty
	Stated bool          `json:"stated"` // 收到时间; false: only 首次读到, which says nothing of timeliness
}

// Timely says whether a submission came within its term.
type Timely string

// What may be said of timeliness.
const (
	NoTerm   Timely = ""     // there is no term, or it is not over and nothing came
	OnTime   Timely = "按时"   // the stated day lies within the term
	TooLate  Timely = "迟报"   // the stated day lies after it
	Unstated Timely = "未记时间" // it came, and nobody stated when
	Lacking  Timely = "逾期未报" // it did not come, and the term is over
)

// Submission is one file as it came.
type Submission struct {
	N           int      `json:"n"` // 1, 2 … in the order in which they came
	File        string   `json:"file"`
	SHA256      string   `json:"sha256"`
	Receipt     Receipt  `json:"receipt"`
	Departments []string `json:"departments"` // of the ledgers in it; empty: nothing in it is owed
	Ledgers     []string `json:"ledgers"`     // names of those that were recognised in it; empty for none
	// Standing says what became of it: 现用, 已被后来的代替或移走, 没有认出台账, 与“旧名.xlsx”内容相同 …
	Standing string `json:"standing"`
	Remark   string `json:"remark"`      // Chinese: what else there is to say of it; empty for nothing
	Late     bool   `json:"late"`        // of a first submission: a stated day after the term of a department in it
	Locked   bool   `json:"after_issue"` // it came after the month was issued
}

// Resubmission is a submission of a ledger held against the one before it (重报明细).
type Resubmission struct {
	Department string         `json:"department"`
	Ledger     string         `json:"ledger"` // id
	Name       string         `json:"name"`   // of the ledger
	N          int            `json:"n"`      // 重报n
	Before     Version        `json:"before"`
	After      Version        `json:"after"`
	Returned   bool           `json:"after_return"` // the one before had been handed back with hard findings
	Rows       []revision.Row `json:"rows"`         // by key; empty: the same rows, perhaps in another order or file
	// Lost says in Chinese why the two cannot be compared; empty where they were.
	Lost string `json:"lost"`
}

// Version is one submission of a ledger: the files that held it together.
type Version struct {
	Files   []string `json:"files"` // base names
	Receipt Receipt  `json:"receipt"`
	Rows    int      `json:"rows"`
}

// Answered says how a question stands.
type Answered string

// The states of questions.
const (
	Open      Answered = "待答"
	Explained Answered = "已答"
	Corrected Answered = "已更正"
	Lapsed    Answered = "逾期"
)

// Question is what a department is to correct or to explain (问题).
type Question struct {
	ID          string        `json:"id"` // short; of rule, ledger, row key, column and value, so that it survives sorting and renaming
	Departments []string      `json:"departments"`
	Ledger      string        `json:"ledger"` // id; empty where it is on none
	Name        string        `json:"name"`   // of the ledger
	Rule        string        `json:"rule"`
	Hard        bool          `json:"hard"` // 强制性: to be corrected; else 核实性: to be explained or corrected
	Row         string        `json:"row"`  // natural key; empty for none
	Column      string        `json:"column"`
	Value       string        `json:"value"` // masked
	File        string        `json:"file"`
	Sheet       string        `json:"sheet"`
	Cell        string        `json:"cell"`
	Text        string        `json:"text"` // Chinese: found, expected, what to do
	Put         calendar.Date `json:"put"`  // the day on which it was put first; zero: no run has put it yet
	Term        calendar.Date `json:"term"` // the last day for the answer; zero with Put
	State       Answered      `json:"state"`
	Answer      string        `json:"answer"` // what the department wrote; empty for nothing
}

// Waits says that the department is still to correct or to explain it.
func (q Question) Waits() bool { return q.State == Open || q.State == Lapsed }

// Quality is how good a department's submissions of the month were. Shares are rounded to one place; one without
// a base is nil.
type Quality struct {
	Owed          int              `json:"owed"`          // 应报本数
	Came          int              `json:"came"`          // 已报（含零报）本数
	Complete      *decimal.Decimal `json:"complete"`      // 完整率: came of owed, in %
	Judged        int              `json:"judged"`        // ledgers of which timeliness can be said
	OnTime        int              `json:"on_time"`       // 按时本数
	Timely        *decimal.Decimal `json:"timely"`        // 及时率: on time of judged, in %
	Questions     int              `json:"questions"`     // 强制性 and 核实性 findings of the month, also those that are corrected
	Cells         int              `json:"cells"`         // filled cells of what stands now
	PerThousand   *decimal.Decimal `json:"per_thousand"`  // 差错率: questions per 1,000 cells
	Resubmissions int              `json:"resubmissions"` // 重报次数
}
