package amendment

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/revision"
)

// ranks is 名次变化.
func (w *writer) ranks() []document.Block {
	if len(w.r.Ranks) == 0 {
		return nil
	}
	t := document.Table{Columns: []document.Column{
		column("考核单位", document.Left, true), column("原名次", document.Center, false),
		column("修订后名次", document.Center, false), column("升降", document.Center, false),
	}}
	for _, r := range w.r.Ranks {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(r.Unit), rank(r.Old), rank(r.New), places(r)}})
	}
	return []document.Block{t}
}

func rank(n *int) document.Cell {
	if n == nil {
		return text(document.CannotBe)
	}
	v := decimal.NewFromInt(int64(*n))
	return document.Cell{Text: strconv.Itoa(*n), Value: &v}
}

// places are the places gained: ↑2, ↓1.
func places(r revision.Rank) document.Cell {
	if r.Old == nil || r.New == nil {
		return document.Cell{}
	}
	gained := *r.Old - *r.New
	v := decimal.NewFromInt(int64(gained))
	sign := "↑"
	if gained < 0 {
		sign = "↓"
	}
	return document.Cell{Text: sign + v.Abs().String(), Value: &v, From: document.Difference{Of: 1, Less: 2, Places: true}}
}

// claims is 断言变化: what the reports may say, or may no longer say.
func (w *writer) claims() []document.Block {
	if len(w.r.Claims) == 0 {
		return nil
	}
	t := document.Table{Columns: []document.Column{
		column("断言", document.Left, true), column("原报告", document.Center, false), column("修订后", document.Center, false),
	}}
	for _, c := range w.r.Claims {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(w.claim(c.Key)), text(holds(c.Old)), text(holds(c.New))}})
	}
	return []document.Block{t}
}

// claim words a claim by its key: 六期：该期台账所列各户截至报告期末均已签约.
func (w *writer) claim(key string) string {
	id, group, _ := strings.Cut(key, "/")
	said := key
	for _, c := range w.Defs.Claims {
		if c.ID == id && c.Text != "" {
			if said = c.Text; group != "" {
				said = group + "：" + said
			}
		}
	}
	return said
}

func holds(b *bool) string {
	switch {
	case b == nil:
		return document.CannotBe
	case *b:
		return "成立"
	}
	return "不成立"
}

// later is 对以后月份的影响: the published reports that used what gave way.
func (w *writer) later() []document.Block {
	if len(w.r.Stale) == 0 {
		return nil
	}
	list := make([]string, len(w.r.Stale))
	for i, s := range w.r.Stale {
		list[i] = s.Period + " " + s.Run
		if s.Uses != "" {
			list[i] += "（" + s.Uses + "）"
		}
	}
	return document.Paragraphs("下列已发布的报告引用了原报告的数，应当重做：" + strings.Join(list, "、") + "。")
}
