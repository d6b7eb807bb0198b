package verify_test

import (
	"errors"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// tail is an indicator that is written at the end of the scheme, on line 1 of it.
func tail(lines string) string {
	return `[[indicator]]
id = "more"
name = "新项目"
unit = "个"
ledger = "investment"
measure = "count"
where = [{ column = "unit", compare = "=", value = "@zone" }]
definition = "口径"
` + lines
}

// What a scheme states that cannot be followed is refused at its line, with what to write instead.
func TestSchemeRefusals(t *testing.T) {
	for _, c := range []struct {
		name, more string
		line       int // of more
		reason     string
	}{
		{"unknown method", tail("method = \"rato\"\nweight = 1\ncap = 1"), 9, `是不是想写 "ratio"`},
		{"no method", tail("weight = 1"), 0, "应是 ratio、threshold"},
		{"no cap", tail("method = \"ratio\"\nweight = 1"), 2, `cap = "none"`},
		{"no weight", tail("method = \"threshold\""), 2, "应是正数"},
		{"a key of another method", tail("method = \"threshold\"\nweight = 1\nlo = 3"), 11, "minmax 用它"},
		{"a needed key", tail("method = \"minmax\"\nweight = 1\nlo = 60"), 2, "要写 hi"},
		{"no number", tail("method = \"ratio\"\nweight = 1\ncap = \"1.2倍\""), 11, "应是一个数"},
		{"a cap of nothing", tail("method = \"ratio\"\nweight = 1\ncap = 0"), 11, "应是正数"},
		{"less is better without a cap", tail("method = \"ratio\"\nweight = 1\ndirection = \"down\"\ncap = \"none\""), 12, "cap 不能是 none"},
		{"floor above the cap", tail("method = \"ratio\"\nweight = 1\ncap = 1\nfloor = 2"), 12, "floor 大于 cap"},
		{"unknown direction", tail("method = \"ratio\"\nweight = 1\ncap = 1\ndirection = \"dwn\""), 12, `是不是想写 "down"`},
		{"worst above best", tail("method = \"minmax\"\nweight = 1\nlo = 100\nhi = 60"), 11, "大于 hi"},
		{"expected without a target", tail("method = \"minmax\"\nweight = 1\nlo = 60\nhi = 100\nexpected = \"none\""), 13, `on = "rate"`},
		{"a base without rates", tail("method = \"rank_ladder\"\nweight = 6\nstep = 5\nbase = 4"), 12, `on = "rate"`},
		{"a base above the weight", tail("method = \"rank_ladder\"\nweight = 6\nstep = 5\non = \"rate\"\nbase = 7"), 13, "大于 weight"},
		{"steps twice", tail("method = \"base_plus\"\nweight = 6\nstep_pct = 5\nstep_pts = 1\ncap = 1\ntiers = [{ points = 1 }]"), 11, "只写其一"},
		{"a plan of eleven", tail("method = \"threshold\"\nweight = 6\nexpected = \"plan\"\nplan = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100]"), 11, "12个数"},
		{"a plan that falls", tail("method = \"threshold\"\nweight = 6\nexpected = \"plan\"\nplan = [1, 2, 3, 4, 3, 6, 7, 8, 9, 10, 11, 100]"), 11, "第 5 个是 3"},
		{"a plan nobody asks for", tail("method = \"threshold\"\nweight = 6\nplan = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100]"), 0, "一起写"},
		{"quarterly, and else?", tail("method = \"threshold\"\nweight = 6\nfreq = \"quarter\""), 11, "other_months"},
		{"monthly with other months", tail("method = \"threshold\"\nweight = 6\nother_months = \"carry\""), 11, "每个月都考核"},
		{"yearly carried", tail("method = \"threshold\"\nweight = 6\nfreq = \"year\"\nother_months = \"carry\""), 12, "reweight"},
		{"missing target", tail("method = \"threshold\"\nweight = 6\nmissing_target = \"non\""), 11, "na、zero"},
		{"weights without groups", tail("method = \"threshold\"\nweights = { \"A类\" = 6 }"), 10, "没有分组"},
		{"points of sizes of nothing", tail("method = \"points\"\ncap = \"none\"\ntiers = [{ least = 5, points = 1 }]"), 11, "用 by 写明"},
		{"tiers that fall", tail("method = \"points\"\ncap = \"none\"\nby = \"total_invest\"\ntiers = [{ least = 5, points = 1 }, { least = 3, points = 2 }]"), 12, "从小到大"},
		{"sizes of a text", tail("method = \"points\"\ncap = \"none\"\nby = \"name\"\ntiers = [{ least = 5, points = 1 }]"), 11, "数值列"},
		{"unknown column of sizes", tail("method = \"points\"\ncap = \"none\"\nby = \"total_invst\"\ntiers = [{ least = 5, points = 1 }]"), 11, `是不是想写 "total_invest"`},
		{"points of a sum", strings.Replace(tail("method = \"points\"\ncap = \"none\"\ntiers = [{ points = 1 }]"), `"count"`, "\"distinct\"\ncolumn = \"code\"", 1), 6, "逐行计分"},
		{"unknown column of a coefficient", tail("method = \"deduct\"\nstart = 5\nper_event = 1\ncoefficients = [{ times = 2, where = [{ column = \"orign\", compare = \"=\", value = \"省外\" }] }]"), 12, `是不是想写 "origin"`},
		{"coefficient without rows", tail("method = \"deduct\"\nstart = 5\nper_event = 1\ncoefficients = [{ times = 2 }]"), 12, "where"},
		{"awards measure nothing", tail("method = \"manual\"\nweight = 5"), 0, "不写"},
		{"award's bounds", "[[indicator]]\nid = \"more\"\nname = \"评\"\nunit = \"分\"\nmethod = \"manual\"\nweight = 5\nmin = 6", 7, "大于 max"},
		{"decimals of a score", tail("method = \"threshold\"\nweight = 6\nscore_decimals = 9"), 11, "0 至 6"},
		{"two of one name", strings.Replace(tail("method = \"threshold\"\nweight = 6"), "新项目", "来访批次", 1), 0, "用了两次"},
		{"rule: type", "[[adjustment]]\nname = \"走访\"\ntype = \"bonis\"", 3, `是不是想写 "bonus"`},
		{"rule: named like a row", "[[adjustment]]\nname = \"否决\"\ntype = \"veto\"", 2, "换一个"},
		{"rule: name", "[[adjustment]]\ntype = \"bonus\"", 1, "缺少 name"},
		{"rule: key of another type", "[[adjustment]]\nname = \"走访\"\ntype = \"veto\"\ncap = 3", 4, "不用 cap"},
		{"rule: cap", "[[adjustment]]\nname = \"走访\"\ntype = \"bonus\"\ncap = \"none\"", 4, "正数"},
		{"rule: once", "[[adjustment]]\nname = \"走访\"\ntype = \"bonus\"\nonce_per = \"year\"", 4, "project、event"},
		{"rule: gate of nothing", "[[adjustment]]\nname = \"前提\"\ntype = \"gate\"", 3, "indicators"},
		{"rule: gate of an unknown one", "[[adjustment]]\nname = \"前提\"\ntype = \"gate\"\nindicators = [\"landd\"]", 4, `是不是想写 "landed"`},
		{"rule: places", "[[adjustment]]\nname = \"前三\"\ntype = \"bonus\"\nranks = [0.5, 0]", 4, "正数"},
		{"rule: places with a cap", "[[adjustment]]\nname = \"前三\"\ntype = \"bonus\"\ncap = 1\nranks = [0.5]", 5, "不写 cap"},
		{"rule: an indicator's name", "[[adjustment]]\nname = \"来访批次\"\ntype = \"bonus\"", 0, "用了两次"},
		{"group: no units", "[[group]]\nname = \"A类\"", 2, "units"},
		{"group: twice", "[[group]]\nname = \"A类\"\nunits = [\"甲\"]\n[[group]]\nname = \"A类\"\nunits = [\"乙\"]", 5, "写了两次"},
		{"group: unit of two", "[[group]]\nname = \"A类\"\nunits = [\"甲\"]\n[[group]]\nname = \"B类\"\nunits = [\"乙\", \"甲 \"]", 6, "已经在“A类”"},
		{"group: unknown weight", tail("method = \"threshold\"\nweights = { \"A 类\" = 6 }\n[[group]]\nname = \"A类\"\nunits = [\"甲\"]"), 10, `是不是想写 "A类"`},
	} {
		files := templatestest.Changed(t, "scheme.toml", `total = "100"`, "")
		at := strings.Count(string(files["scheme.toml"].Data), "\n")
		files["scheme.toml"].Data = append(files["scheme.toml"].Data, c.more...)
		_, err := load.Definitions(files)
		var refusal *definition.Error
		if !errors.As(err, &refusal) {
			t.Errorf("%s: got %v, want a refusal", c.name, err)
			continue
		}
		if !strings.Contains(refusal.Reason, c.reason) || refusal.File != "scheme.toml" || refusal.Line == 0 || c.line > 0 && refusal.Line != at+c.line {
			t.Errorf("%s: line %d: %v, want line %d and %q", c.name, refusal.Line-at, err, c.line, c.reason)
		}
	}
}
