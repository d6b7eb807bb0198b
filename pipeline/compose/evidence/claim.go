package evidence

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/trail"
)

func (b *Book) claim(c figure.Claim) trail.Claim {
	i := slices.IndexFunc(b.defs.Claims, func(d definition.Claim) bool { return d.ID == c.ID })
	t := trail.Claim{Key: c.Key(), Group: c.Group, Holds: c.Holds, Ledgers: b.ledgersIn(c.Sources)}
	kind := ""
	if i >= 0 {
		t.Text, kind = b.defs.Claims[i].Text, b.defs.Claims[i].Kind
	}
	t.Result = result(kind, c)
	b.rest(&t.Basis, c.Sources)
	return t
}

// result words what was counted for a claim.
func result(kind string, c figure.Claim) string {
	var parts []string
	say := func(when bool, format string, args ...any) {
		if when {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	switch kind {
	case "streak":
		say(c.Months > 0, "%d月起连续%d个月", c.Since, c.Months)
		say(c.Shared, "其中有并列")
	case "targets_met":
		say(true, "%d项目标达到%d项", c.Of, c.Done)
		say(c.Open > 0, "另有%d项的台账没有报送", c.Open)
	default:
		say(c.Of > 0, "%d行中%d行符合", c.Of, c.Done)
		say(c.Planned > 0, "应有%d行", c.Planned)
		say(c.Open > 0 && kind == "in_time", "%d行尚未完成", c.Open)
		say(c.Open > 0 && kind != "in_time", "另有%d行未到期限", c.Open)
	}
	say(!c.Date.IsZero(), "%s", dated(kind, c))
	say(!c.Due.IsZero(), "期限%s", c.Due.Chinese())
	return strings.Join(parts, "，")
}

func dated(kind string, c figure.Claim) string {
	switch kind {
	case "first":
		return "最早的是" + c.Date.Chinese()
	case "met_early":
		return c.Date.Chinese() + "达到"
	}
	return "最后一天是" + c.Date.Chinese()
}
