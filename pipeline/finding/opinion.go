package finding

// OpinionSheet is the name of the sheet on which findings go back to a department and
// explanations return (design §3, returned files).
const OpinionSheet = "审核意见"

// OpinionHeaders are the headers of the opinion sheet, in the order of its columns.
func OpinionHeaders() []string {
	return []string{"序号", "级别", "规则", "位置", "列", "现值", "发现的问题", "要求", "处理办法", "说明"}
}

// The headers of two further columns of the opinion sheet, hidden ones: the ledger and the
// key of the row that a finding is on. By them an explanation follows its row (design-life
// §15); sheets of earlier versions lack them.
const (
	OpinionLedger = "台账"
	OpinionRow    = "行"
)

// OpinionTitle begins the first line of an opinion sheet; the name of the file follows.
const OpinionTitle = "审核意见："

// NoteMark begins the text of every note that the program writes on a cell, by which it
// knows its own again: programs that save the file may drop the author.
const NoteMark = "审核意见第"

// shownValue is how much of a value an opinion sheet shows, in characters.
const shownValue = 200

// Shown is the value as an opinion sheet states it.
func (f Finding) Shown() string {
	if letters := []rune(f.Value); len(letters) > shownValue {
		return string(letters[:shownValue]) + "……"
	}
	return f.Value
}
