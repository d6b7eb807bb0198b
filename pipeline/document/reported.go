package document

// Reported is where a paragraph comes from that a department has written (部门报送, design-life §14).
type Reported struct {
	By      string // 填报单位, empty where the row does not say
	Item    string // what it is about
	Section string // title of the section it stands in
	File    string
	Sheet   string
	Cell    string
}

// ReportedMark is how lists of sources call it.
const ReportedMark = "部门报送"

// Source says who reported what: 招商中心：项目管家制度.
func (r Reported) Source() string {
	if r.By == "" {
		return r.Item
	}
	return r.By + "：" + r.Item
}

// Label is the mark with that.
func (r Reported) Label() string { return ReportedMark + "（" + r.Source() + "）" }
