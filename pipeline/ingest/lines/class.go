package lines

// Class says what a line of a sheet is (design §5).
type Class uint8

const (
	Title   Class = iota // above the header
	Head                 // of the header
	Index                // 甲 乙 1 2 3 under the header
	Data                 // of the ledger
	Total                // 合计, 总计, 小计
	Section              // 一、产业项目（5个）
	Note                 // 其中：…, 平均, 本月无新增
	Footer               // 填表人, 审核人, 注：
	Below                // under a footer, and no row of the ledger
	Sample               // 示例
	Guide                // words under the header that explain the columns
	Lone                 // a single text that is none of these
	Blank                // no value in any column of the ledger
	Other                // of a sheet that is no ledger
	Classes              // how many there are
)

// Words gives a class's id and its Chinese name.
func (c Class) Words() (id, name string) {
	switch c {
	case Title:
		return "title", "标题、单位"
	case Head:
		return "head", "表头"
	case Index:
		return "index", "列的编号"
	case Data:
		return "data", "数据"
	case Total:
		return "total", "合计、小计"
	case Section:
		return "section", "分节"
	case Note:
		return "note", "其中项、零报告"
	case Footer:
		return "footer", "表尾"
	case Below:
		return "below", "表尾以下"
	case Sample:
		return "sample", "示例"
	case Guide:
		return "guide", "填写说明"
	case Lone:
		return "lone", "只有一格文字"
	case Blank:
		return "blank", "没有填写"
	}
	return "other", "不是台账"
}
