package typing

import (
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
)

// isPicture tells a cell that holds a picture; WPS leaves the text of its formula where no
// formula can be kept.
func isPicture(c *grid.Cell) bool {
	if c.Kind == grid.Picture {
		return true
	}
	if c.Kind != grid.Text || !strings.HasPrefix(c.Text, "=") {
		return false
	}
	return grid.ReadFormula([]byte(c.Text)).Picture
}

// readPicture refuses a picture where a value is needed; elsewhere it is only named
// (design-life §11).
func readPicture(p *Column) Typed {
	if p.Required || p.InKey || p.Counted {
		return wrong(rule.Picture, finding.Words{Found: "此格里是一张图片，不是文字或数值，无法读取。", Expected: "应以文字或数值填写。",
			Action: "请把图片上的内容填写在此格里，图片移到别处后重报。"})
	}
	return Typed{Severity: finding.Info, Rule: rule.Picture, Words: finding.Words{Found: "此格里是一张图片，未读取；没有指标用到此列。"}}
}
