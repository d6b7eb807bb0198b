package statement

import (
	"fmt"
	"math/rand"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
)

// everyFigure are figures of all units and sizes, some of any sign.
func everyFigure() []figure.Figure {
	random := rand.New(rand.NewSource(7))
	var list []figure.Figure
	for _, unit := range []string{"个", "家", "万元", "亿元", "元", "亩", "公顷", "㎡", "万㎡", "平方公里", "%", "个百分点", "批次", "个月", "分", "户", "倍", "人"} {
		for _, digits := range []int{1, 2, 3, 5, 7, 9} {
			for range 4 {
				v := decimal.New(random.Int63n(int64(pow(10, digits))), -int32(random.Intn(4)))
				if unit == "%" && random.Intn(2) == 0 {
					v = v.Neg()
				}
				f := figure.Figure{ID: "x", Name: fmt.Sprintf("指标%s", unit), Unit: unit, Value: v}
				if places := 2; random.Intn(3) == 0 {
					f.Decimals = &places
				}
				list = append(list, f)
			}
		}
	}
	return list
}

func pow(base, n int) int {
	p := 1
	for range n {
		p *= base
	}
	return p
}
