package revision

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
)

// Names are the Chinese names of what a revision names by its id or key. What has none there goes by
// its id.
type Names struct {
	Ledgers     map[string]string // 招商项目台账
	Departments map[string]string // by ledger: 招商中心
	Claims      map[string]string // what a claim says: 该期台账所列各户截至报告期末均已签约
	Figures     map[string]string // by key, with the group: 搬迁合同签订户数（六期）
}

// Summary is how much changed: 5项指标有变，名次不变，断言不变（一般修订）.
func (r Revision) Summary() string {
	return fmt.Sprintf("%s，%s，%s（%s）",
		changed(len(r.Figures), "%d项指标有变", "指标不变"), changed(len(r.Ranks), "%d个单位名次有变", "名次不变"),
		changed(len(r.Claims), "%d条断言有变", "断言不变"), r.Materiality.Name())
}

func changed(n int, some, none string) string {
	if n == 0 {
		return none
	}
	return fmt.Sprintf(some, n)
}

// Largest lists the figures by what they moved, the largest difference first whatever its unit;
// equal ones stay in their order. What is only told of another figure, as how it grew, comes behind.
func (r Revision) Largest() []Figure {
	list := slices.Clone(r.Figures)
	slices.SortStableFunc(list, func(a, b Figure) int {
		return cmp.Or(a.told()-b.told(), b.Difference.Abs().Cmp(a.Difference.Abs()))
	})
	return list
}

// told is 1 of a figure that is told of another one, else 0.
func (f Figure) told() int {
	if figure.Told(f.Key) == f.Key {
		return 0
	}
	return 1
}

// Values is 151100 → 152100 万元; — is no value.
func (f Figure) Values() string {
	return strings.TrimSpace(plain(f.Old) + " → " + plain(f.New) + " " + f.Unit)
}

func plain(d *decimal.Decimal) string {
	if d == nil {
		return "—"
	}
	return d.String()
}

// Signed writes a difference with its sign: +1000, -0.2, 0.
func Signed(d decimal.Decimal) string {
	if d.IsPositive() {
		return "+" + d.String()
	}
	return d.String()
}

// Reason says why a figure moved: 更正1行（招商中心，到位资金台账 G12）. Where several kinds of steps
// moved it, each is told with what it did: 数据+1000：更正1行（…）；口径-200.
func (f Figure) Reason(n Names) string {
	parts := make([]string, len(f.Steps))
	for i, s := range f.Steps {
		why := map[Kind]string{Program: "程序更新", EarlierRuns: "前期月份重新发布", Defined: "口径调整"}[s.Kind]
		if s.Kind == Data {
			why = f.byData(n)
		}
		if parts[i] = why; len(f.Steps) > 1 {
			parts[i] = s.Kind.Name() + Signed(zeroed(s.To).Sub(zeroed(s.From)))
			if s.Kind == Data && why != "" {
				parts[i] += "：" + why
			}
		}
	}
	return strings.Join(parts, "；")
}

func zeroed(d *decimal.Decimal) decimal.Decimal {
	if d == nil {
		return decimal.Decimal{}
	}
	return *d
}

// byData tells the step of the data: its rows by cause, or the figures that moved this one.
func (f Figure) byData(n Names) string {
	var figures []string
	var rows []Effect
	for _, e := range f.Effects {
		if e.Cause == ByFigure {
			figures = append(figures, called(n.Figures, e.Row))
		} else {
			rows = append(rows, e)
		}
	}
	var parts []string
	if len(rows) > 0 {
		parts = append(parts, Causes(rows)+"（"+places(rows, n)+"）")
	}
	if len(figures) > 0 {
		parts = append(parts, "随"+firstOf(figures, "项")+"变动")
	}
	if !f.Joint.IsZero() {
		parts = append(parts, "共同影响"+Signed(f.Joint))
	}
	return strings.Join(parts, "，")
}

// Causes counts rows by cause: 更正1行、补报2行.
func Causes(rows []Effect) string {
	var order []Cause
	count := map[Cause]int{}
	for _, e := range rows {
		if count[e.Cause]++; count[e.Cause] == 1 {
			order = append(order, e.Cause)
		}
	}
	parts := make([]string, len(order))
	for i, c := range order {
		parts[i] = fmt.Sprintf("%s%d行", c.Name(), count[c])
	}
	return strings.Join(parts, "、")
}

// places names the cells of the first rows, each ledger once: 招商中心，到位资金台账 G12、G15.
func places(rows []Effect, n Names) string {
	var ledgers []string
	cells := map[string][]string{}
	for _, e := range rows {
		if cells[e.Ledger] == nil {
			ledgers = append(ledgers, e.Ledger)
		}
		cells[e.Ledger] = append(cells[e.Ledger], cmp.Or(e.CellNew, e.CellOld, e.Row, e.File))
	}
	parts := make([]string, len(ledgers))
	for i, id := range ledgers {
		parts[i] = called(n.Ledgers, id) + " " + firstOf(cells[id], "处")
		if d := n.Departments[id]; d != "" {
			parts[i] = d + "，" + parts[i]
		}
	}
	return strings.Join(parts, "；")
}

// firstOf lists the first three: A、B、C等5项.
func firstOf(list []string, counted string) string {
	const few = 3
	if len(list) <= few {
		return strings.Join(list, "、")
	}
	return fmt.Sprintf("%s等%d%s", strings.Join(list[:few], "、"), len(list), counted)
}

func called(names map[string]string, id string) string { return cmp.Or(names[id], id) }
