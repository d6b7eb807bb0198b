package quantity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition/load"
	"zonereport/templates"
)

// reader is the one that the shipped words make.
func reader(t testing.TB) *Reader {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	s := defs.Words.Statement
	return New(s.Counters, s.NotCounters, s.Phrases)
}

var senses = map[Sense]string{Exact: "", About: "约", Nearly: "近", Over: "多", More: "超", AtLeast: "≥", Less: "<", Between: "~"}

// shown writes quantities as word, value and unit: 约66000㎡ place 1000.
func shown(text string, list []Quantity) string {
	var parts []string
	for _, q := range list {
		part := senses[q.Sense] + q.Value.String() + q.Unit
		if q.Sense == Between {
			part = q.Value.String() + "~" + q.Most.String() + q.Unit
		}
		if q.Start < 0 || q.End > len(text) || q.Start >= q.End {
			part += fmt.Sprintf(" stands at %d to %d", q.Start, q.End)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

func TestRead(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ text, want string }{
		// Digits and units.
		{"全年签订投资框架协议27个，其中县外企业16家。", "27个 16家"},
		{"总投资242.4亿元", "24240000000元"},
		{"实际到位内资６．４亿元", "640000000元"},
		{"到位资金64,012.5万元", "640125000元"},
		{"到位资金1，234，567元", "1234567元"},
		{"搬迁 1 234 户", "234户"},
		{"征迁面积698408.19平方米", "698408.19㎡"},
		{"约6.6万平方米安置房", "约66000㎡"},
		{"建成标准厂房6.6万㎡、12万方", "66000㎡ 120000方"},
		{"供地35.62亩，合2.37公顷", "35.62亩 2.37公顷"},
		{"规划面积24.42平方公里", "24.42平方公里"},
		{"利率5.28%，较上年下降0.3个百分点", "5.28% 0.3个百分点"},
		{"增长-3.2%", "-3.2%"},
		{"完成率１２．５％", "12.5%"},
		{"3亿5千万元", "350000000元"},
		{"产值2万亿元", "2000000000000元"},
		{"投资2.4亿，用工3万人", "240000000 30000人"},
		{"新建道路3.5公里，安装路灯120盏", "3.5公里 120盏"},
		{"拨付资金30美元", "30美元"},
		{"地价每亩30万元/亩", "300000元/亩"},
		{"27 个项目", "27个"},
		{"实现GDP12亿元", "1200000000元"},
		{"引进12项目", "12项目"},
		{"3个人、12名干部", "3个人 12名"},
		// Characters.
		{"三个项目、十二家企业、两套设备", "3个 12家 2套"},
		{"一百零五户、一百二十户、一百二户", "105户 120户 120户"},
		{"三千五百万元", "35000000元"},
		{"两亿三千万元", "230000000元"},
		{"十二点五亿元", "1250000000元"},
		{"百分之十二点五", "12.5%"},
		{"三分之一以上", "≥33.3333333333333333%"},
		{"二十个百分点", "20个百分点"},
		{"廿户", ""},
		// How exact.
		{"60多家、100余万元、3亿多元、2万余平方米", "多60家 多1000000元 多300000000元 多20000㎡"},
		{"六十多家、十余项、二十来户", "多60家 多10项"},
		{"近700户、将近30家", "近700户 近30家"},
		{"超过60家，突破10亿元，逾百户", "超60家 超1000000000元 100~1000户"},
		{"5亿元以上，不足20户，30天以内", "≥500000000元 <20户 <30天"},
		{"30户左右", "约30户"},
		{"签约12家、节约5万元、履约3个", "12家 50000元 3个"},
		{"最近5家、附近3家", "5家 3家"},
		{"大约60家", "约60家"},
		{"数十家、上百家、几千亩、近百户、三五个、七八十家", "20~100家 100~1000家 2000~10000亩 90~100户 3~6个 70~90家"},
		{"近三百户、近百分之三十", "近300户 近30%"},
		{"通过十项、网上十件", "10项 10件"},
		// Ranges and lists.
		{"3—5家、3至5万元、10~15个百分点", "3家 5家 30000元 50000元 10个百分点 15个百分点"},
		{"分别为12、15和20家", "12家 15家 20家"},
		{"10亿元—15亿元", "1000000000元 1500000000元"},
		{"签约12家——3家落地", "12家 3家"},
		// No numbers.
		{"2020年12月31日，12日上午9时30分，1—11月，2020.12.28，2020-12-28，12:30", ""},
		{"第三批、第2、3批，第一期，一期二期，一是、三是，其三", ""},
		{"3A级景区、5G基站、4S店、PM2.5、ISO9001、G104国道、C919、3D打印", ""},
		{"新政发〔2020〕12号，国办发[2020]5号，（2020）12号", ""},
		{"周三、星期三、礼拜三、周一次调度", ""},
		{"十四五规划、“十三五”期间，十四五项目库，二〇二〇年", ""},
		{"联系电话0575-86020001，13912345678，12345热线", ""},
		{"一家企业、一批项目、一个中心、一条龙", ""},
		{"千家万户，百家争鸣，万家灯火，百年大计", ""},
		{"三通一平、四套班子、三位一体、五个一、五大会战", ""},
		{"10亿元以上项目3个，亿元以上企业", "3个"},
		{"千亿级高端产业集群，100亿元级产业，千万元项目，百万吨级", ""},
		{"县委十四届八次全会，召开三次会议", "3次"},
		{"5条例、3元旦、3户籍、12号楼、3楼、7路", ""},
		{"1:500地形图、7×24小时、1+N", ""},
		{"零投诉、零元购", ""},
		{"3年行动计划，前11月", ""},
		{"A3座、B12栋", ""},
		{"999999999999999999999999999999个", ""},
		{"", ""},
	} {
		if got := shown(c.text, r.Read(c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// The place of a number is that of its last digit that is not 0; decimals that are written count.
func TestPlace(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"60家": "10", "63家": "1", "700户": "100", "2.40亿元": "1000000", "6.6万平方米": "1000", "3亿5千万元": "10000000", "一百二十户": "10", "三万五千户": "1000", "三万五户": "1000", "十二点五亿元": "10000000", "3—5万元": "10000",
	} {
		list := r.Read(text)
		if len(list) == 0 || !list[0].Place.Equal(decimal.RequireFromString(want)) {
			t.Errorf("%s: %+v, want %s", text, list, want)
		}
	}
}

// FuzzRead: whatever is read stands within the text, in order, and reading the whole is what reading
// it twice gives.
func FuzzRead(f *testing.F) {
	r := reader(f)
	for _, s := range []string{"27个", "约6.6万平方米", "三千零五户", "3—5万元", "第二、三批", "1,234.5万元", "百分之十二", "数十家多", "一二三四五亿万", "负3.2%", "零点五倍", "3亿2020年"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := r.Read(s)
		last := 0
		for _, q := range list {
			if q.Start < 0 || q.End > len(s) || q.Start >= q.End || q.End < last {
				t.Fatalf("%q: %+v", s, q)
			}
			last = q.Start
			if !q.Place.IsPositive() || q.Sense == Between && !q.Most.GreaterThan(q.Value) {
				t.Fatalf("%q: place %s, up to %s", s, q.Place, q.Most)
			}
		}
	})
}
