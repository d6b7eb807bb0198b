package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/prove"
)

// firstBreaks are the faults of the chain that are shown.
const firstBreaks = 10

// Verdict words what was found of a run; in short, where nothing differs, only what is to be known.
func Verdict(v archive.Verdict, short bool) string {
	var b strings.Builder
	b.WriteString(v.Period)
	if v.Run != "" {
		b.WriteString(" " + v.Run)
	}
	if v.InForce && v.Run != "" {
		b.WriteString("（现行）")
	}
	short = short && !v.Differs()
	if short {
		b.WriteString("  通过")
	}
	b.WriteByte('\n')
	for _, p := range []struct {
		name string
		archive.Property
	}{{"真实性", v.Authentic}, {"完整性", v.Complete}, {"可用性", v.Usable}, {"安全性", v.Safe}} {
		lines := p.Proved
		if short {
			lines = nil
		}
		for _, part := range []struct {
			mark  string
			lines []string
		}{{"✓", lines}, {"—", p.Notes}, {"✗", p.Differs}} {
			for _, line := range part.lines {
				fmt.Fprintf(&b, "  %s %s  %s\n", part.mark, p.name, line)
			}
		}
	}
	return b.String()
}

// Verified says what was found of all runs and of the chain.
func Verified(v prove.Verified) string {
	var b strings.Builder
	for i, line := range v.Chain {
		if i == firstBreaks {
			fmt.Fprintf(&b, "✗ 事件链  等 %d 处。\n", len(v.Chain))
			break
		}
		fmt.Fprintf(&b, "✗ 事件链  %s\n", line)
	}
	switch {
	case !v.Differs():
		fmt.Fprintf(&b, "查验通过：%d 次发布。\n", v.Runs)
	case v.Differ == 0:
		fmt.Fprintf(&b, "查验的 %d 次发布本身一致，事件链有不一致。\n", v.Runs)
	default:
		fmt.Fprintf(&b, "查验不通过：%d 次发布中有 %d 次不一致。\n", v.Runs, v.Differ)
	}
	return b.String()
}
