package definition

// GuideSheet is the name of the sheet of a blank form on which the ledgers' columns are
// explained. A form that comes back filled in still has it.
const GuideSheet = "填写说明"

// GuideHeaders are the headers of that sheet's table, in the order of its columns. By them
// the reader tells it from a sheet of that name that a department made itself.
func GuideHeaders() []string {
	return []string{"列名", "是否必填", "填写内容", "计量单位", "可选代码", "填写要求"}
}
