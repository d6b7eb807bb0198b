package numfmt

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
)

// line writes what is shown in one line: what is said of it, then divisor and words.
func line(s Shown) string {
	out := ""
	switch {
	case s.Hidden:
		return "hidden"
	case s.Words != "":
		return "words " + s.Words
	case s.Kind == Date && s.Year:
		return "date"
	case s.Kind == Date:
		return "date without year"
	case s.Kind == Percent:
		out = "percent "
	}
	if s.Between != "" {
		return "between " + s.Between
	}
	return fmt.Sprintf("%s/%d %s|%s", out, s.Shift, s.Before, s.After)
}

func TestNumber(t *testing.T) {
	cases := []struct{ code, value, want string }{
		{`0.00"亿元"`, "2.03", "/0 |亿元"}, {`#,##0"万元"`, "5", "/0 |万元"}, {`0.000"公顷"`, "5.196", "/0 |公顷"}, {`0.00"㎡"_ `, "5", "/0 |㎡"}, {`General"元"`, "5", "/0 |元"},
		{`G/通用格式"元"`, "5", "/0 |元"}, {`0.0万元`, "5", "/0 |万元"}, {`0\万\元`, "5", "/0 |万元"}, {`@"元"`, "5", "/0 |元"}, {`[DBNum2]General"元整"`, "5", "/0 |元整"},
		{`0!.0,`, "15000000", "/4 |"}, {`0\.0,`, "15000000", "/4 |"}, {`0"."0,`, "15000000", "/4 |"}, {`#!.0000`, "15000000", "/4 |"}, {`0"."0000"万元"`, "15000000", "/4 |万元"},
		{`#,##0!.0,"万"`, "15000000", "/4 |万"}, {`0!.00,,"亿元"`, "2030000000", "/8 |亿元"}, {`0.0,`, "1500", "/3 |"}, {`0,.0`, "1500", "/3 |"}, {`#,##0,`, "1500", "/3 |"}, {`#,##0.00,,`, "1500", "/6 |"},
		{`0,,"百万元"`, "5", "/6 |百万元"}, {`#,##0`, "1500", "/0 |"}, {`#,##0.00`, "1500", "/0 |"}, {`0","000`, "1500", "/0 |"}, {`0"万"0000"元"`, "15001234", "between 万"}, {`0.0"."0`, "1", "between ."},
		{`[$$-409]#,##0.00`, "5", "/0 US$|"}, {`[$￥-804]#,##0.00`, "5", "/0 ￥|"}, {`[$¥-411]#,##0`, "5", "/0 JP¥|"}, {`[$€-2] #,##0`, "5", "/0 €|"}, {`[$HK$-C04]#,##0`, "5", "/0 HK$|"}, {`#,##0 [$USD]`, "5", "/0 |USD"},
		{`[$$-C04]0`, "5", "/0 HK$|"}, {`"US$"#,##0`, "5", "/0 US$|"}, {`\$0`, "5", "/0 $|"}, {`$#,##0_);($#,##0)`, "-5", "/0 ($|)"}, {`[$-804]0.0`, "5", "/0 |"}, {`[$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00`, "-5", "/0 -¥|"},
		{`;;;`, "5", "hidden"}, {`;;;`, "0", "hidden"}, {`""`, "5", "hidden"}, {`**;**;**`, "5", "hidden"}, {`0;;`, "-5", "hidden"}, {`0;-0;;@`, "0", "/0 |"}, {`0;-0;;@`, "7", "/0 |"},
		{`"待定"`, "5", "words 待定"}, {`0;-0;"无"`, "0", "words 无"}, {`0;0;"待定"`, "3", "/0 |"}, {`_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, "0", "/0 -|"}, {`0;-0;"—"`, "0", "/0 |"}, {`"-"`, "3", "words -"},
		{`[<0.5]"-";0.0`, "0.2", "words -"}, {`[<0.5]"-";0.0`, "2", "/0 |"}, {`[=1]"内资";[=2]"外资"`, "2", "words 外资"}, {`[=1]"内资";[=2]"外资"`, "3", "hidden"},
		{`[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"`, "203000000", "/8 |亿元"}, {`[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"`, "15000", "/4 |万元"},
		{`[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"`, "300", "/0 |元"}, {`[Red]0;[Blue]-0`, "3", "/0 |"}, {`[Color10][<0](0);0"户"`, "3", "/0 |户"},
		{`0.0%`, "0.5", "percent /0 |%"}, {`0.0"%"`, "5", "/0 |%"}, {`0.0\%`, "5", "/0 |%"}, {`0.00E+00`, "5", "/0 |"}, {`# ?/?`, "5", "/0 |"}, {`"第"0"期"`, "1", "/0 第|期"}, {`"约"0.0`, "1", "/0 约|"},
		{`yyyy"年"m"月"d"日"`, "44000", "date"}, {`m"月"d"日"`, "44000", "date without year"}, {`m/d`, "44000", "date without year"}, {`d-mmm`, "44000", "date without year"}, {`[$-F800]dddd, mmmm dd`, "44000", "date"},
		{`[$-404]e/m/d`, "44000", "date"}, {`h:mm AM/PM`, "0.5", "date without year"}, {`[h]:mm`, "0.5", "date without year"}, {`aaaa`, "44000", "date without year"}, {`yy/m/d;@`, "44000", "date"},
	}
	for _, c := range cases {
		if got := line(Parse(c.code).Number(decimal.RequireFromString(c.value))); got != c.want {
			t.Errorf("%s of %s: got %q, want %q", c.code, c.value, got, c.want)
		}
	}
}

func TestMatters(t *testing.T) {
	for _, code := range []string{"General", "0", "0.00", "#,##0.00", "0%", "0.00%", "@", `yyyy"年"m"月"d"日"`, "yyyy-mm-dd hh:mm", `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, `#,##0.00_);[Red](#,##0.00)`,
		`0;-0;;@`, `0_ `, `0.00_);(0.00)`, `0.00E+00`, `# ?/?`, `[Red]0.0`, `[$-804]0.0`, `0.00;[Red]0.00`, `yyyy/m/d;@`, `[DBNum1]General`} {
		if Parse(code).Matters() {
			t.Errorf("%s changes nothing that a person reads", code)
		}
	}
	for _, code := range []string{`0"元"`, `0!.0,`, `0.0,`, `;;;`, `"待定"`, `m"月"d"日"`, `[$$-409]0`, `¥0`, `000000`, `0;;`, `0;-0;0;`, `[<1]"-";0`, `0;0%`, `0"期"`, `-0`, `@"元"`} {
		if !Parse(code).Matters() {
			t.Errorf("%s changes what a person reads", code)
		}
	}
}

func TestText(t *testing.T) {
	cases := []struct{ code, want string }{
		{`@"亿元"`, "/0 |亿元"}, {`0"亿元"`, "/0 |"}, {`;;;`, "hidden"}, {`0;0;0;"待定"`, "words 待定"}, {`0;0;0;"约"@`, "/0 约|"}, {`;;`, "/0 |"},
	}
	for _, c := range cases {
		if got := line(Parse(c.code).Text()); got != c.want {
			t.Errorf("%s: got %q, want %q", c.code, got, c.want)
		}
	}
}

func TestRender(t *testing.T) {
	cases := []struct{ code, value, want string }{
		{`"第"0"期"`, "1", "第1期"}, {`000000`, "123", "000123"}, {`000-0000`, "1234567", "123-4567"}, {`"QF"000`, "12", "QF012"}, {`0`, "1234", "1234"}, {`General"期"`, "12", "12期"}, {`0000"年"00"月"`, "202005", "2020年05月"},
		{`0.0`, "1", ""}, {`0,`, "1000", ""}, {`yyyy`, "1", ""}, {`0`, "1.5", ""}, {`# ?/?`, "5", ""}, {`0E+0`, "5", ""},
	}
	for _, c := range cases {
		if got, ok := Parse(c.code).Render(decimal.RequireFromString(c.value)); got != c.want || ok != (c.want != "") {
			t.Errorf("%s of %s: got %q, want %q", c.code, c.value, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`[>=1]0!.0,"万";;`, `"`, `[`, `\`, `_`, `[$-`, `[$¥-411]`, "年\xff", `a/p`, `[<x]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, code string) {
		format := Parse(code)
		format.Matters()
		for _, v := range []int64{-1, 0, 1, 123456} {
			format.Number(decimal.New(v, 0))
			format.Render(decimal.New(v, 0))
		}
		format.Text()
	})
}
