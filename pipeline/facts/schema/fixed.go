package schema

// Names of the tables that there are under every edition.
const (
	Ledgers     = "_ledgers"
	Units       = "_units"
	Targets     = "_targets"
	Scheme      = "_scheme"
	Adjustments = "_adjustments"
	Earlier     = "_earlier"
	Stated      = "_stated"
	Figures     = "figures"
	Sources     = "figure_sources"
	Findings    = "findings"
	Claims      = "claims"
	Zones       = "zones"
)

// Fixed are the tables that there are under every edition.
func Fixed() []Table {
	list := []Table{
		{Name: Ledgers, Title: "台账报送情况", Note: "一行是定义里的一本台账", Columns: []Column{
			{Name: "ledger", Note: "台账编号，也是表名所依"},
			{Name: "table_name", Note: "表名"},
			{Name: "name", Note: "台账名称"},
			{Name: "department", Note: "报送部门"},
			{Name: "state", Note: "sent 已报；empty 零报（有表头没有行）；missing 未报"},
			{Name: "rows", Type: Int, Note: "行数，日期在报告期之后的也在内"},
			{Name: "later", Type: Int, Note: "其中日期在报告期之后的"},
		}},
		{Name: Units, Title: "被考核单位", Note: "一行是本年度目标任务里的一个责任单位，按目标台账的次序", Columns: []Column{
			{Name: "unit", Note: "单位"},
			{Name: "unit_key", Note: "单位的比较形式"},
			{Name: "position", Type: Int, Note: "次序，从0起"},
			{Name: "grp", Note: "分组；不分组的为空字符串"},
			{Name: "own", Type: Bool, Note: "是本开发区"},
		}},
		{Name: Targets, Title: "年度目标", Note: "一行是年度目标任务台账里报告年度的一行，换算到指标的单位", Columns: []Column{
			{Name: "unit", Note: "责任单位"},
			{Name: "unit_key", Note: "单位的比较形式"},
			{Name: "indicator", Note: "考核指标的编号；不是考核指标的为空字符串"},
			{Name: "figure", Note: "所指指标的编号（考核指标一栏写的是指标名称）；没有的为空字符串"},
			{Name: "figure_group_key", Note: "括号里的分组的比较形式；没有的为空字符串"},
			{Name: "value", Type: Decimal, Null: true, Note: "目标，以指标的单位，换算除不尽的四舍五入到18位；不能用的为空"},
			{Name: "unit_word", Note: "指标的单位"},
			{Name: "counted", Type: Bool, Note: "算数：能用，并且是同一单位同一指标能用的第一行"},
			{Name: "own", Type: Bool, Note: "是本开发区自己的目标：大于0的第一行，target/、completion/ 等指标取它（保留11位小数）"},
			{Name: "due", Type: Date, Null: true, Note: "完成期限"},
			{Name: "file", Note: "文件"},
			{Name: "sheet", Note: "工作表"},
			{Name: "line", Type: Int, Note: "行号"},
			{Name: "cell", Null: true, Note: "目标的单元格"},
			{Name: Order, Type: Int, Note: "在目标台账全部行里的次序，从0起"},
		}},
		{Name: Scheme, Title: "考核办法", Note: "一行是一个考核指标在一个分组里的权重", Columns: []Column{
			{Name: "position", Type: Int, Note: "考核指标的次序，从0起"},
			{Name: "indicator", Note: "考核指标编号"},
			{Name: "name", Note: "名称"},
			{Name: "unit_word", Note: "单位"},
			{Name: "method", Note: "计分方法"},
			{Name: "grp", Note: "分组；不分组的为空字符串"},
			{Name: "weight", Type: Decimal, Null: true, Note: "权重；这个分组不考核、或这种方法没有权重的为空"},
		}},
		{Name: Adjustments, Title: "加减分", Note: "一行是加减分台账的一行，认定到单位、指标和加减分项", Columns: []Column{
			{Name: "unit", Note: "单位"},
			{Name: "unit_key", Note: "单位的比较形式"},
			{Name: "type", Note: "加分、扣分、否决、评分"},
			{Name: "indicator", Note: "评分所给的考核指标编号；不是评分的为空字符串"},
			{Name: "rule", Type: Int, Null: true, Note: "所依加减分项的次序，从0起；没有的为空"},
			{Name: "rule_name", Note: "加减分项名称；没有的为空字符串"},
			{Name: "points", Type: Decimal, Null: true, Note: "分值；没有写的为空"},
			{Name: "project_key", Null: true, Note: "项目编号的比较形式"},
			{Name: "on_date", Type: Date, Null: true, Note: "日期"},
			{Name: "counted", Type: Bool, Note: "算数：认定清楚，没有差错；同一项目只计一次、上限等由考核办法另定"},
			{Name: "file", Note: "文件"},
			{Name: "sheet", Note: "工作表"},
			{Name: "line", Type: Int, Note: "行号"},
			{Name: Later, Type: Bool, Note: "日期在报告期之后"},
			{Name: Order, Type: Int, Note: "在加减分台账全部行里的次序，从0起"},
		}},
		{Name: Earlier, Title: "以前月份的名次", Note: "一行是本批次采用的一个已发布月份里一个单位的名次；全部得分为0的月份一行，单位和名次为空；当月因缺报没有名次的月份没有行", Columns: []Column{
			{Name: "month", Note: "月份，2020-11"},
			{Name: "month_run", Note: "那个月的发布批次"},
			{Name: "kind", Note: "published 当时发布的；comparable 按现行办法重算的（按可比口径），只用来比较升降"},
			{Name: "redefined", Type: Bool, Note: "考核办法与当时不同，且没有重算：只用于连续名次，不比较升降"},
			{Name: "unit", Null: true, Note: "单位"},
			{Name: "unit_key", Null: true, Note: "单位的比较形式"},
			{Name: "rank", Type: Int, Null: true, Note: "名次"},
		}},
		{Name: Stated, Title: "以前月份发布的数", Note: "一行是本批次采用的一个已发布月份里的一个指标，增幅以它为基数", Columns: []Column{
			{Name: "month", Note: "月份，2020-11"},
			{Name: "month_run", Note: "那个月的发布批次"},
			{Name: "id", Note: "指标编号"},
			{Name: "group", Note: "分组，JSON"},
			{Name: "group_key", Note: "分组值的比较形式，以 / 连接"},
			{Name: "value", Type: Decimal, Note: "数值"},
			{Name: "unit_word", Note: "单位"},
			{Name: "comparable", Type: Bool, Note: "口径与现在相同，或已按可比口径重算"},
		}},
		{Name: Figures, Title: "指标", Note: "一行是 figures.json 里的一个指标", Columns: []Column{
			{Name: "ord", Type: Int, Note: "在 figures.json 里的次序，从0起"},
			{Name: "id", Note: "指标编号"},
			{Name: "group", Note: "分组，JSON，各键的次序同 figures.json"},
			{Name: "group_key", Note: "分组值的比较形式，以 / 连接"},
			{Name: "name", Note: "名称"},
			{Name: "value", Type: Decimal, Note: "数值；换算除不尽、小数超过18位的四舍五入到18位"},
			{Name: "value_text", Note: "数值，与 figures.json 逐字相同"},
			{Name: "numerator", Type: Decimal, Null: true, Note: "分子；不是比率的、位数太长放不下的为空"},
			{Name: "denominator", Type: Decimal, Null: true, Note: "分母；同分子"},
			{Name: "unit", Note: "单位"},
			{Name: "rollup", Note: "跨开发区怎样汇总：sum 相加；recompute 以分子分母重算；none 不汇总"},
			{Name: "definition", Note: "口径"},
			{Name: "window", Note: "统计时段"},
			{Name: "definition_hash", Note: "定义的版本"},
		}},
		{Name: Sources, Title: "指标的来源", Note: "一行是一个指标取数的一段单元格", Columns: []Column{
			{Name: "ord", Type: Int, Note: "指标在 figures.json 里的次序"},
			{Name: "id", Note: "指标编号"},
			{Name: "group", Note: "分组，JSON"},
			{Name: "group_key", Note: "分组值的比较形式，以 / 连接"},
			{Name: "file", Note: "文件"},
			{Name: "sheet", Note: "工作表"},
			{Name: "cells", Note: "一段单元格，C5:C9"},
			{Name: "part", Type: Int, Note: "在这个指标的来源里的次序，从0起"},
		}},
		{Name: Findings, Title: "审核结果", Note: "一行是一条审核结果", Columns: []Column{
			{Name: "ord", Type: Int, Note: "在 findings.json 里的次序，从0起"},
			{Name: "rule", Note: "规则编号"},
			{Name: "severity", Note: "error 强制性；warning 核实性；info 提示性"},
			{Name: "file", Note: "文件"},
			{Name: "sheet", Note: "工作表"},
			{Name: "cell", Note: "单元格"},
			{Name: "column", Note: "列的表头"},
			{Name: "message", Note: "说明：有什么问题、应是什么、请怎样办"},
			{Name: "explained", Type: Bool, Note: "部门已作说明"},
			{Name: "figures", Note: "涉及的指标，JSON 列表"},
		}},
		{Name: Claims, Title: "断言", Note: "一行是一条断言", Columns: []Column{
			{Name: "ord", Type: Int, Note: "次序，从0起"},
			{Name: "key", Note: "编号，有分组的带分组值"},
			{Name: "holds", Type: Bool, Note: "成立"},
		}},
		{Name: Zones, Title: "开发区", Note: "每个开发区每个报告期一行", Columns: []Column{
			{Name: "name", Note: "名称"},
			{Name: "own_key", Note: "名称的比较形式，台账里的责任单位以它认定本开发区"},
			{Name: "short_name", Note: "简称"},
			{Name: "county", Note: "所在县（市、区）"},
			{Name: "code", Note: "代码；没有的为空字符串"},
			{Name: "parent", Note: "上级的代码；没有的为空字符串"},
			{Name: "edition", Note: "定义的版本"},
			{Name: "year", Type: Int, Note: "报告年度"},
			{Name: "month", Type: Int, Note: "报告月份"},
			{Name: "year_start", Type: Date, Note: "报告年度的1月1日"},
			{Name: "month_start", Type: Date, Note: "报告月的1日"},
			{Name: "period_end", Type: Date, Note: "报告期的最后一天"},
			{Name: "assessed", Type: Bool, Note: "本开发区在被考核单位之列"},
			{Name: "check_code", Note: "校验码"},
			{Name: "figures_sha256", Note: "figures.json 的 SHA-256"},
			{Name: "manifest_sha256", Note: "manifest.json 的 SHA-256"},
		}},
	}
	for i := range list {
		list[i].Columns = append(common(), list[i].Columns...)
	}
	return list
}
