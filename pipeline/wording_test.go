package pipeline_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/ingest"
	"zonereport/templates"
)

var december = calendar.Month{Year: 2020, Number: 12}

// without is the sample less the files whose names hold one of the parts.
func without(t *testing.T, parts ...string) []ingest.Input {
	t.Helper()
	var kept []ingest.Input
	for _, in := range sample(t) {
		if !containsAny(in.Name, parts) {
			kept = append(kept, in)
		}
	}
	return kept
}

func containsAny(text string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// reports returns a month's reports as text, made from some of the sample's files.
func reports(t *testing.T, inputs []ingest.Input, period calendar.Month) (review, campaign string) {
	t.Helper()
	docs, _ := monthly(t, templates.Files, inputs, period)
	texts := make([]string, len(docs))
	for i, doc := range docs {
		var b strings.Builder
		if err := documenttest.Dump(&b, doc); err != nil {
			t.Fatal(err)
		}
		texts[i] = b.String()
	}
	return texts[0], texts[1]
}

// Headings are numbered by what the month has; one alone bears no number.
func TestHeadingsAreNumbered(t *testing.T) {
	review, _ := reports(t, without(t), december)
	if !strings.Contains(review, "## （一）土地\n") || !strings.Contains(review, "## （二）资金\n") {
		t.Error("the two parts of 要素保障 are not numbered")
	}
	review, _ = reports(t, without(t, "工投集团"), december)
	if !strings.Contains(review, "## 土地\n") {
		t.Error("the one part of 要素保障 still has a number")
	}
}

// What a report says where there is nothing to report: no zeros dressed up as achievements,
// no bare heads, no charts of nothing, no finding about another report's ledgers.
func TestEmptyMonths(t *testing.T) {
	january := calendar.Month{Year: 2021, Number: 1}
	november := calendar.Month{Year: 2020, Number: 11}
	tests := []struct {
		name             string
		inputs           []ingest.Input
		period           calendar.Month
		campaign         bool
		says, doesNotSay []string
	}{
		{"a year without targets", sample(t), january, true,
			[]string{"年度目标任务中没有2021年的目标，本月不能考核。", "没有完成率", "没有各月名次", "本期没有可以列出来源的指标。"},
			[]string{"总分均为零，", "(图", "[表"}},
		{"a year that has just begun", sample(t), january, false,
			[]string{"1月没有新到位资金。", "1月没有洽谈考察记录，没有签订投资框架协议。", "1月没有解决并办结的企业难题，没有办结的审批、核准、备案、许可等事项。"},
			[]string{"资金0万元", "0项，", "本开发区在月考核中的名次"}},
		{"no targets", without(t, "办公室"), december, true,
			[]string{"年度目标任务未报送，没有完成率。"}, nil},
		{"a ledger missing that the campaign does not use", without(t, "工投集团"), december, true,
			[]string{"# 附件3审核情况\n"}, []string{"融资台账", "孵化器"}},
		{"a ledger missing, in the review", without(t, "工投集团"), december, false,
			[]string{"| 1 | 融资台账 | 本月未收到“融资台账”"}, nil},
		{"in the year", sample(t), november, true,
			[]string{"至11月末，序时进度为91.7%。签约项目投资额：", "个单位低于序时进度；"}, []string{"（91.7%）"}},
		{"decimals of a column are its own", sample(t), november, true,
			[]string{"| 302828.5 | 280000 | 108.2% |"}, []string{"280000.0"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, campaign := reports(t, test.inputs, test.period)
			if test.campaign {
				text = campaign
			}
			for _, part := range test.says {
				if !strings.Contains(text, part) {
					t.Errorf("does not say %q", part)
				}
			}
			for _, part := range test.doesNotSay {
				if strings.Contains(text, part) {
					t.Errorf("says %q", part)
				}
			}
		})
	}
}

// Projects are called firms only where no firm stands behind two of them.
func TestFirmsAreNotProjects(t *testing.T) {
	review, _ := reports(t, sample(t), december)
	if !strings.Contains(review, "其中县外企业16家，") {
		t.Error("sixteen projects of sixteen firms are not called 16家")
	}
	more := ingest.Input{Name: "补报.csv", Data: []byte("项目编号,项目名称,投资方,来源地,协议类型,签约日期,总投资（万元）,责任单位\n" +
		"X-1,固安力二期,宁波固安力机械科技有限公司,市外省内,框架协议,2020-07-01,1000,新昌经济开发区\n")}
	review, _ = reports(t, sample(t, more), december)
	if !strings.Contains(review, "其中县外企业项目17个，") {
		t.Error("seventeen projects of sixteen firms are called firms")
	}
}
