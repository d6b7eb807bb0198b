package manual

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/pipeline/document"
)

const sample = `# 使用说明

开头一段，
接在一起。

## 一、安装

先看 **这里** 和 ` + "`inputs`" + `。

1. 解压
2. 双击

   等一等。

- 甲
- [乙](x.md)

### 小节

> 小字

| 看到 | 怎么办 |
|---|---|
| 红字 | 改 ` + "`a`" + ` |
`

func TestDocument(t *testing.T) {
	doc, err := Document([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	text := func(s string) document.Block { return document.Paragraph{Text: s} }
	want := document.Document{
		Title: "使用说明", Contents: true,
		Lead: []document.Block{text("开头一段，接在一起。")},
		Sections: []document.Section{{Title: "一、安装", Blocks: []document.Block{
			text("先看 这里 和 inputs。"), text("1. 解压"), text("2. 双击"), text("等一等。"), text("·甲"), text("·乙"),
			document.Heading{Level: 2, Text: "小节"}, document.Paragraph{Text: "小字", Style: document.Note},
			document.Table{Columns: []document.Column{{Head: []string{"看到"}}, {Head: []string{"怎么办"}, Wide: true}},
				Rows: []document.Row{{Cells: []document.Cell{{Text: "红字"}, {Text: "改 a"}}}}},
		}}},
	}
	if diff := cmp.Diff(want, doc); diff != "" {
		t.Error(diff)
	}
}

func TestRefused(t *testing.T) {
	for source, want := range map[string]string{
		"文字\n":                  "line 1: there is no title",
		"# 题\n\n![图](a.png)\n":  "line 3: Image ",
		"# 题\n\n文\n\n# 又一题\n":   "line 5: Heading ",
		"# 题\n\n```\n程序\n```\n": "line 4: FencedCodeBlock ",
		"# 题\n\n- 甲\n\n  ***\n": "ThematicBreak ",
		"# 题\n\n文 <b>粗</b>\n":   "line 3: RawHTML ",
		"# 题\n\n<p>段</p>\n":     "line 3: HTMLBlock ",
		"# 题\n\n#### 四级\n\n文\n": "line 3: Heading ",
	} {
		if _, err := Document([]byte(source)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", source, err, want)
		}
	}
}
