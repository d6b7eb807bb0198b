package typing

// Form is the kinds of form that reading normalised in a cell, as bits (design §5: form
// may be normalised, and is logged; a value is never repaired).
type Form uint32

const (
	FormText      Form = 1 << iota // number as text: "1234"
	FormWidth                      // full-width digits: １２３
	FormThousands                  // thousands separators: 1,234
	FormUnit                       // unit in the cell: 3500万元
	FormPercent                    // % in the cell, or a % format
	FormDate                       // date as text: 2020.5.12
	FormSerial                     // bare serial number in a date column: 44193
	formMonth                      // month written as a number: 202012, 2020.5
	formCode                       // code with spaces or full-width letters
	formBool                       // √ Y 1 for 是
	formAlias                      // alias of the zone or another unit as 责任单位
	FormMerged                     // value of a merged cell carried down
	formSpace                      // white space or invisible characters around or in a text
	formNothing                    // / — 无 for a blank
	FormFormat                     // number in the scale or the unit of its number format
	formZone                       // moment with a time zone, as the day in Beijing
	FormEnd                        // behind the last
)

// Quiet forms are counted, and no finding is made of them: they are in every file.
const Quiet = formSpace | formNothing

// Words gives the last part of a single kind's rule id (form.width) and its Chinese name.
func (f Form) Words() (id, name string) {
	switch f {
	case FormText:
		return "text", "文本型数字"
	case FormWidth:
		return "width", "全角字符"
	case FormThousands:
		return "thousands", "带千分位分隔符的数字"
	case FormUnit:
		return "unit", "自带单位的数字（已换算）"
	case FormPercent:
		return "percent", "百分比写法"
	case FormDate:
		return "date", "文本日期"
	case FormSerial:
		return "serial", "日期序列号"
	case formMonth:
		return "month", "数字写成的月份"
	case formCode:
		return "code", "带编号、空格或全角字符的代码值"
	case formBool:
		return "bool", "√、Y、1 等写法的是否值"
	case formAlias:
		return "alias", "单位的别名（已认作该单位）"
	case FormMerged:
		return "merged", "合并单元格所覆盖的格（取合并格的值）"
	case formSpace:
		return "space", "带多余空格、换行或不可见字符的文字"
	case FormFormat:
		return "format", "数字格式换算或加了单位的数（按看到的数和单位读入）"
	case formZone:
		return "zone", "带时区的时间（已换算为北京时间的日期）"
	case formNothing:
		return "nothing", "“/”“—”“无”等表示没有的写法（按空白）"
	}
	return "other", "其他写法"
}
