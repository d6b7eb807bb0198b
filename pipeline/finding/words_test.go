package finding

import "testing"

// What a cell says never changes which text is the problem, the demand and the request.
func TestMessage(t *testing.T) {
	cases := []struct {
		name string
		f    Finding
		want string
	}{
		{"all three", Finding{Severity: Warning, Words: Words{"甲早于乙", "应先甲后乙。", "请核对日期。"}}, "甲早于乙。应先甲后乙。请核对日期。"},
		{"a hard finding that asks for nothing of its own", Finding{Severity: Error, Words: Words{"不对。", "应为数字。", ""}}, "不对。应为数字。请填报单位更正后重报。"},
		{"a warning", Finding{Severity: Warning, Words: Words{"少见。", "", ""}}, "少见。请核对，有误的更正后重报，属实的作书面说明。"},
		{"an information", Finding{Severity: Info, Words: Words{"未使用。", "", ""}}, "未使用。"},
	}
	for _, c := range cases {
		if got := c.f.Message(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFill(t *testing.T) {
	got := Words{"“{value}”{other}。", "应为{other}。", "请{department}核对{value}。"}.
		Fill("{value}", "申请。应写{other}；不得", "{other}", "乙", "{department}", "办公室")
	want := Words{"“申请。应写{other}；不得”乙。", "应为乙。", "请办公室核对申请。应写{other}；不得。"}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
