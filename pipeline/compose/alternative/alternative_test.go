package alternative

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
)

func series(name string, texts ...string) document.Series {
	s := document.Series{Name: name}
	for _, text := range texts {
		p := document.Point{Text: text}
		if v, err := decimal.NewFromString(text); err == nil {
			p.Value = &v
		}
		s.Points = append(s.Points, p)
	}
	return s
}

// Every kind is told whole, in the order in which it is drawn.
func TestOf(t *testing.T) {
	months := []string{"1月", "2月", "3月"}
	for _, c := range []struct {
		chart document.Chart
		want  string
	}{
		{document.Chart{Number: "图1", Title: "考核总分", Kind: document.Bars, Unit: "分", Categories: []string{"甲街道", "本开发区"}, Highlight: "本开发区", Series: []document.Series{series("总分", "98.50", "60.3")}},
			"图1 考核总分，条形图，单位：分。总分：甲街道 98.50，本开发区 60.3。突出显示的是本开发区。"},
		{document.Chart{Number: "图2", Title: "签约与\n拆除", Kind: document.Columns, Unit: "单位：户", Categories: []string{"一期", "二期"}, Highlight: "三期", Series: []document.Series{series("签约", "402", "388"), series("拆除", "0")}},
			"图2 签约与拆除，柱状图，单位：户。签约：一期 402，二期 388。拆除：一期 0，二期 没有数据。"},
		{document.Chart{Title: "走势", Kind: document.Line, Categories: months, Series: []document.Series{series("", "-1", "", "未报送")}}, "走势，折线图。1月 -1，2月 没有数据，3月 未报送。"},
		{document.Chart{Number: "图4", Title: "名次", Kind: document.RankLine, Unit: "名", Categories: months, Series: []document.Series{series("名次", "5", "—", "1")}},
			"图4 名次，名次折线图，第1名在最上方，单位：名。名次：1月 5，2月 没有数据，3月 1。"},
		{document.Chart{Number: "图5", Title: "进度", Kind: document.Progress, Unit: "%", Categories: months, Series: []document.Series{series("签约", "118.2", "90", "0.0")}},
			"图5 进度，进度条形图，标出目标的100%，单位：%。签约：1月 118.2，2月 90，3月 0.0。"},
		{document.Chart{Number: "图6", Title: "来源", Kind: document.Shares, Unit: "%", Categories: []string{"省外", "境外"}, Series: []document.Series{series("", "97.8", "2.2")}},
			"图6 来源，占比图，各部分合为一个整体，单位：%。省外 97.8，境外 2.2。"},
	} {
		if got := Of(c.chart); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// A long chart is told by its first, last, greatest and least, ties with how many there are.
func TestOfLong(t *testing.T) {
	c := document.Chart{Number: "图1", Title: "进度", Kind: document.Progress, Unit: "%", Highlight: "单位7"}
	var up, level []string
	for i := range 40 {
		c.Categories = append(c.Categories, fmt.Sprintf("单位%d", i+1))
		up, level = append(up, fmt.Sprint((i*7+30)%40)), append(level, "5")
	}
	level[3] = "—"
	c.Series = []document.Series{series("签约", up...), series("到位", level...)}
	want := "图1 进度，进度条形图，标出目标的100%，单位：%。" +
		"签约：共40项，第一项单位1 30，单位7 32，最后一项单位40 23，最大单位8 39，最小单位31 0。" +
		"到位：共40项，第一项单位1 5，单位7 5，最后一项单位40 5，最大单位1等39项 5，最小单位1等39项 5，没有数据的1项。" +
		"突出显示的是单位7。全部数值见随报告的工作簿。"
	if got := Of(c); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	c.Categories = c.Categories[:12] // many series of few
	c.Series = []document.Series{series("甲", up[:12]...), series("乙", up[:12]...), series("丙", up[:12]...), series("丁", up[:12]...), series("戊", up[:12]...), series("己", up[:12]...)}
	if got := Of(c); !strings.Contains(got, "丁：单位1 30，单位2 37，") || strings.Contains(got, "共") {
		t.Errorf("%s", got)
	}
}

// What not everybody may read is not called missing.
func TestWithheld(t *testing.T) {
	c := document.Chart{Title: "总分", Kind: document.Bars, Categories: []string{"甲", "乙", "丙"}, Series: []document.Series{series("", "5", document.Withheld, "")}}
	if got, want := Of(c), "总分，条形图。甲 5，乙 不公开，丙 没有数据。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	texts := []string{"1", document.Withheld, "", document.Withheld}
	for i := range mostPoints {
		texts = append(texts, fmt.Sprint(i+2))
	}
	c.Categories = make([]string, len(texts))
	c.Series = []document.Series{series("", texts...)}
	if got := Of(c); !strings.Contains(got, "没有数据的1项，不公开的2项") {
		t.Error(got)
	}
}
