package document

// Workbook is what a workbook says beside the report that it holds: what the sheets are that it
// makes of the figures, and how they are read.
type Workbook struct {
	Reading  string            // under the list of sheets
	Figures  Listing           // 主要指标: every figure with its live value
	Sources  Listing           // 数据来源: from every figure to the cells of the departments' files
	Charts   Listing           // 图表数据: the numbers that charts are drawn from
	Workings map[string]string // how a figure comes about that no ledger's rows give, by its key
	Beyond   string            // of a figure whose working a workbook cannot state as a formula
}

// Listing is a sheet that a workbook fills from the figures.
type Listing struct {
	Title   string // 主要指标: the sheet is named after it
	Heading string // the title with the number of the annex that the sheet stands for
	About   string // what the list of sheets says of it
	Remark  string // how to read the table, above it
	Heads   []string
}
