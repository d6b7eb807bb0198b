package statement

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
)

const (
	number   = "warning text.number "
	numberOf = "error text.number_of "
	claim    = "warning text.claim "
)

// TestSentences: what a text states is held against the figures, its 依据, and the claims.
func TestSentences(t *testing.T) {
	defs := shipped(t)
	for _, c := range []struct{ content, source, want string }{
		// Right: as printed, exactly, in another unit, with another counter.
		{"全年引进27个项目，总投资242.4亿元。", "", ""},
		{"引进项目27家，27项都有专班。", "", ""},
		{"总投资242.4012亿元，即2424012万元、24240120000元。", "", ""},
		{"新到位资金6.4亿元。", "", ""},
		{"资金到位64012.5万元。", "", ""},
		{"供地535.5亩、35.7公顷、357000平方米。", "", ""},
		{"征迁面积66012.37平方米，合99.02亩。", "", ""},
		{"规划面积24.42平方公里，合2442公顷。", "", ""},
		{"发债利率5.28%。", "", ""},
		{"二十七个项目、六十三家企业、一千零五人。", "", ""},
		{"连续8个月排名第一。", "", ""},
		{"一期320套、二期410套。", "", ""},
		// A true rounding with a word is right, without one it is not.
		{"搬迁约6.6万平方米。", "", ""},
		{"搬迁6.6万平方米。", "", number + "搬迁6.6万平方米"},
		{"走访企业60多家、六十余家。", "", ""},
		{"走访企业60家。", "", number + "走访企业60家"},
		{"搬迁近700户。", "", ""},
		{"签订协议近30个。", "", ""},
		{"签订协议近26个。", "", number + "签订协议近26个"},
		{"搬迁近800户。", "", number + "搬迁近800户"},
		{"搬迁700户左右。", "", ""},
		{"搬迁超过600户。", "", ""},
		{"搬迁700户以上。", "", number + "搬迁700户以上"},
		{"走访企业70多家。", "", number + "走访企业70多家"},
		{"总投资240多亿元，约242亿元。", "", ""},
		{"接待来访上百批次、数百户。", "", ""},
		{"接待来访数千批次。", "", number + "接待来访数千批次"},
		// Wrong.
		{"全年引进26个项目，总投资242.4亿元。", "", number + "全年引进26个项目"},
		{"总投资243亿元。", "", number + "总投资243亿元"},
		{"新增就业320人。", "", number + "新增就业320人"},
		{"修路3.5公里。", "", number + "修路3.5公里"},
		{"投入2.4亿。", "", number + "投入2.4亿"},
		{"带动就业12万。", "", number + "带动就业12万"},
		{"投入6.4亿。", "", ""},
		{"培训3至5次，覆盖12、15和20家。", "", number + "培训3至5次; " + number + "覆盖12、15和20家"},
		{"利率下降5.28%。", "", ""},
		{"利率提高5.29%。", "", number + "利率提高5.29%"},
		{"地价30万元/亩。", "", number + "地价30万元/亩"},
		// 依据 that states the number.
		{"新增就业320人。", "县人社局快报：320人", ""},
		{"新增就业320人。", "县人社局快报，新增就业320", ""},
		{"新增就业320人。", "县人社局快报", number + "新增就业320人"},
		{"新增就业12人。", "新开办〔2020〕12号", number + "新增就业12人"},
		{"新增就业12人。", "12月12日快报", number + "新增就业12人"},
		{"投入1.5亿元。", "财政局：15000万元", ""},
		// The full name of a figure before another number.
		{"签订投资框架协议30个。", "", numberOf + "签订投资框架协议30个"},
		{"签订投资框架协议12个。", "", numberOf + "签订投资框架协议12个"},
		{"签订投资框架协议共27个。", "", ""},
		{"签订投资框架协议30个。", "某文件：30个", numberOf + "签订投资框架协议30个"},
		{"今年以来，全区签订投资框架协议30个。", "", numberOf + "全区签订投资框架协议30个"},
		{"2020年1—12月实际新到位资金达5亿元。", "", numberOf + "2020年1—12月实际新到位资金达5亿元"},
		{"上年签订投资框架协议30个。", "", number + "上年签订投资框架协议30个"},
		{"2019年签订投资框架协议30个。", "", number + "2019年签订投资框架协议30个"},
		{"计划签订投资框架协议30个。", "", number + "计划签订投资框架协议30个"},
		{"12月签订投资框架协议3个。", "", number + "12月签订投资框架协议3个"},
		{"工业供地面积500亩，一期供地面积400亩。", "", number + "工业供地面积500亩; " + number + "一期供地面积400亩"},
		{"全年供地面积500亩，总投资3亿元。", "", numberOf + "全年供地面积500亩"},
		{"梅渚镇签订投资框架协议30个。", "", number + "梅渚镇签订投资框架协议30个"},
		{"安置房套数（一期）为300套。", "", numberOf + "安置房套数（一期）为300套"},
		{"一期安置房套数410套。", "", numberOf + "一期安置房套数410套"},
		{"二期安置房套数410套。", "", ""},
		{"签订投资框架协议12份。", "", number + "签订投资框架协议12份"},
		{"洽谈联系企业60多家。", "", ""},
		// What other units have achieved bears out what is said of them only.
		{"考核总分101分，南明街道92分。", "", ""},
		{"考核总分92分。", "", number + "考核总分92分"},
		// Figures of another group, time or place bear nothing out.
		{"一期安置房共410套。", "", number + "一期安置房共410套"},
		{"二期安置房共410套，一期还有410套。", "", number + "一期还有410套"},
		{"上年投资框架协议27个。", "", number + "上年投资框架协议27个"},
		{"2019年投资框架协议27个。", "", number + "2019年投资框架协议27个"},
		{"南明街道投资框架协议27个。", "", number + "南明街道投资框架协议27个"},
		{"全县投资框架协议27个。", "", number + "全县投资框架协议27个"},
		{"投资框架协议比上年多，达27个。", "", ""},
		// No numbers.
		{"12月28日召开第三次会议，落实十四五规划和新开办〔2020〕12号文件，周三调度，3A级景区，一期工程。", "", ""},
		{"“五大会战”和《五年行动方案（2020—2024年）》深入实施，“三个一批”项目。", "", ""},
		{"“年产5万台电机项目”开工。", "", ""},
		{"10亿元以上项目有专班，一家企业一个专员。", "", ""},
		// Claims.
		{"全省率先建立项目管家制度。", "", claim + "全省率先建立项目管家制度"},
		{"全省率先建立项目管家制度。", "省发改委简报第5期", ""},
		{"考核连续8个月排名第一。", "", ""},
		{"5月份以来连续8个月在2020年月度考核中排名第一，12月考核排名第一。", "", ""},
		{"一季度考核排名第一。", "", claim + "一季度考核排名第一"},
		{"4月份考核排名第一。", "", claim + "4月份考核排名第一"},
		{"全县第一，考核靠前。", "", claim + "全县第一"},
		{"全市考核连续8个月排名第一。", "", claim + "全市考核连续8个月排名第一"},
		{"连片改造第一的项目。", "", claim + "连片改造第一的项目"},
		{"六期合同签约全部完成。", "", ""},
		{"六期已全部签订搬迁合同。", "", ""},
		{"六期、七期合同签约全部完成。", "", claim + "六期、七期合同签约全部完成"},
		{"六期已全部签约，七期已全部签约。", "", claim + "七期已全部签约"},
		{"南明街道考核连续8个月排名第一。", "", number + "南明街道考核连续8个月排名第一; " + claim + "南明街道考核连续8个月排名第一"},
		{"七期合同签约全部完成。", "", claim + "七期合同签约全部完成"},
		{"六期拆除全部完成。", "", claim + "六期拆除全部完成"},
		{"一期安置房按期交付。", "", ""},
		{"二期安置房按期交付。", "", claim + "二期安置房按期交付"},
		{"全面完成年度目标任务，圆满完成任务。", "", ""},
		{"实际新到位资金目标提前完成。", "", ""},
		{"六期签约提前完成。", "", claim + "六期签约提前完成"},
		{"全覆盖巡查，是首个整村搬迁的园区。", "", claim + "全覆盖巡查; " + claim + "是首个整村搬迁的园区"},
		{"未全部完成，尚未全部交付，并非唯一。", "", ""},
		{"力争率先建成，力争年底前全部交付。", "", ""},
		{"第一季度完成第一期工程，全部门联动，所有权清晰，提前介入服务，最多跑一次。", "", ""},
		{"“第一园区”品牌打响。", "", ""},
	} {
		if _, got := checked(t, defs, c.content, c.source); got != c.want {
			t.Errorf("%s（%s）\n got %s\nwant %s", c.content, c.source, got, c.want)
		}
	}
}

// TestNearest: a warning on a number names the figure that it was meant for, and the next by value.
func TestNearest(t *testing.T) {
	defs := shipped(t)
	for _, c := range []struct{ content, says string }{
		{"全年签订协议26个。", "“26个”与本期的指标都不相符，“依据”里也没有这个数，最接近的指标是“签订投资框架协议”27个。"},
		{"洽谈企业26家。", "最接近的指标是“洽谈联系企业”63家，数值最接近的是“签订投资框架协议”27个。"},
		{"总分92分。", "最接近的指标是“考核总分（新昌经济开发区）”101分。"},
		{"修路3公里。", "没有以“公里”计的指标"},
		{"签订投资框架协议30个。", "“30个”与指标“签订投资框架协议”27个不符。"},
	} {
		findings, _ := checked(t, defs, c.content, "")
		if len(findings) != 1 || !strings.Contains(findings[0].Found, c.says) {
			t.Errorf("%s: %+v, want %s", c.content, findings, c.says)
		}
	}
}

// TestPlaceholders: a figure is filled in where it has a value; nothing else can be written in braces.
func TestPlaceholders(t *testing.T) {
	defs := shipped(t)
	for _, c := range []struct{ content, want, says string }{
		{"签订协议{{agreements}}，到位{{ new_arrived }}，一期{{housing_units/一期}}。", "", ""},
		{"签订协议｛｛agreements｝｝。", "", ""},
		{"签订投资框架协议{{agreements}}。", "", ""},
		{"签订投资框架协议1{{agreements}}。", numberOf + "签订投资框架协议127个", ""},
		{"引进项目1{{agreements}}。", number + "引进项目127个", ""},
		{"约{{agreements}}，{{agreements}}以上。", "", ""},
		{"{{agreements}}多。", number + "27个多", ""},
		{"签订投资框架协议{{firms_contacted}}。", numberOf + "签订投资框架协议63家", ""},
		{"签订{{agreement}}。", "error text.placeholder 签订{{agreement}}。", "是不是想写 \"agreements\"？"},
		{"{{housing_units}}。", "error text.placeholder {{housing_units}}。", "{{housing_units/一期}}"},
		{"{{housing_units/九期}}。", "error text.placeholder {{housing_units/九期}}。", "没有这一组"},
		{"{{say \"agreements\"}}。", "error text.placeholder {{say \"agreements\"}}。", "不能写别的函数"},
		{"{{agreements。", "error text.placeholder {{agreements。", "后面没有“}}”"},
		{"{{bonds_issued}}。", "warning text.figure {{bonds_issued}}", "“发行公司债券”（{{bonds_issued}}）本期没有数，这一段没有写进报告"},
		{"总分{{campaign_total/新昌经济开发区}}。", "", ""},
		{"总分{{campaign_total/南明街道}}。", "error text.placeholder 总分{{campaign_total/南明街道}}。", "是别的单位的考核数"},
		{"名次{{campaign_rank/新昌经济开发区}}。", "warning text.figure {{campaign_rank/新昌经济开发区}}", ""},
	} {
		findings, got := checked(t, defs, c.content, "")
		if got != c.want || c.says != "" && (len(findings) == 0 || !strings.Contains(findings[0].Message(), c.says)) {
			t.Errorf("%s\n got %s %v\nwant %s, %s", c.content, got, findings, c.want, c.says)
		}
	}
}

// TestRows: which rows are texts, and what is said of the others.
func TestRows(t *testing.T) {
	defs := shipped(t)
	texts, findings := Check(defs, month(defs), sent(defs,
		line{section: "五、招商选资", heading: "服务", item: "一", content: "建立制度。\n第二行", by: "招商中心"},
		line{section: "招 商选资", item: "二", content: "项目{{agreements}}。"},
		line{section: "招商选姿", item: "三", content: "甲。"},
		line{section: "企业服务", item: "四", content: "甲。", use: "否"},
		line{section: "企业服务", item: "五", content: "甲99个。", later: true},
		line{section: "（十）企业服务", item: "六", content: "甲。", use: "是"},
		line{section: "排名", item: "七", content: "甲99个。"},
		line{section: "企业服务", item: "八", content: "甲。", heading: "新增就业99人，全省率先"},
		line{section: "企业服务", item: "九", content: "甲。", heading: "协议{{agreements}}"},
	), options())
	var got []string
	for _, x := range texts {
		got = append(got, x.Section+"|"+x.Heading+"|"+x.Item+"|"+x.By+"|"+x.At.String())
	}
	if want := "招商选资|服务|一|招商中心|E2 招商选资||二||E3 企业服务||六||E7 排名||七||E8 企业服务|新增就业99人，全省率先|八||E9"; strings.Join(got, " ") != want {
		t.Errorf("texts %s\nwant %s", strings.Join(got, " "), want)
	}
	if p := texts[0].Parts; len(p) != 1 || p[0].Words != "建立制度。第二行" {
		t.Errorf("parts %v", p)
	}
	if p := texts[1].Parts; len(p) != 3 || p[1].Figure != "agreements" || p[0].Words+p[2].Words != "项目。" {
		t.Errorf("parts %v", p)
	}
	var said []string
	for _, f := range findings {
		said = append(said, string(f.Severity)+" "+f.Rule+" "+f.Cell+" "+f.Column+" "+f.Ledger+" "+f.Row)
	}
	want := []string{
		"warning text.section A4 章节 texts 招商选姿/三/", "info text.unused H5 采用 texts 企业服务/四/", "warning text.number E8 内容 texts 排名/七/",
		"warning text.number B9 小标题 texts 企业服务/八/", "warning text.claim B9 小标题 texts 企业服务/八/",
		"error text.placeholder B10 小标题 texts 企业服务/九/",
	}
	if strings.Join(said, "\n") != strings.Join(want, "\n") {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
	if !strings.Contains(findings[0].Found, "是不是想写 \"招商选资\"？）") {
		t.Errorf("guess: %s", findings[0].Found)
	}
}

// TestAdmit: a row with a warning that nobody has explained is not printed, whichever check it is of.
func TestAdmit(t *testing.T) {
	defs := shipped(t)
	texts, findings := Check(defs, month(defs), sent(defs,
		line{section: "招商选资", item: "一", content: "引进26个。"}, line{section: "招商选资", item: "二", content: "引进25个。"}, line{section: "招商选资", item: "三", content: "引进27个。"},
		line{section: "招商选资", item: "四", content: "引进27个。"},
	), options())
	findings[1].Explanation = "属实"
	findings = append(findings, finding.Finding{Severity: finding.Warning, File: "文字.xlsx", Sheet: "工作情况台账", Cell: "D5"},
		finding.Finding{Severity: finding.Info, File: "文字.xlsx", Sheet: "工作情况台账", Cell: "D4"},
		finding.Finding{Severity: finding.Warning, File: "别的.xlsx", Sheet: "工作情况台账", Cell: "D4"})
	var unused string
	for _, x := range Admit(texts, findings) {
		if x.Unused {
			unused += x.Item
		}
	}
	if unused != "一四" {
		t.Errorf("%s are not printed, want 一四", unused)
	}
}

// TestNothingSent: a month without the ledger has no texts and no findings.
func TestNothingSent(t *testing.T) {
	defs := shipped(t)
	if texts, findings := Check(defs, month(defs), nil, options()); texts != nil || findings != nil {
		t.Errorf("%v, %v", texts, findings)
	}
}

// Whatever way a figure is printed in, a sentence that says so is right; one with a digit more is not.
func TestPrintedFiguresAreRight(t *testing.T) {
	defs := shipped(t)
	around := []string{"全年完成%，进展顺利。", "%", "引进项目（%）等", "其中%，为近年", "已达%；", "签约%。", "第一批%"}
	for _, f := range everyFigure() {
		var lines []line
		for _, printed := range options().Printed(f) {
			for _, text := range around {
				lines = append(lines, line{section: "招商选资", item: fmt.Sprint(len(lines)), content: strings.Replace(text, "%", printed, 1)})
			}
		}
		texts, findings := Check(defs, figure.Book{Figures: []figure.Figure{f}}, sent(defs, lines...), options())
		if len(texts) != len(lines) {
			t.Fatalf("%d of %d texts", len(texts), len(lines))
		}
		for _, x := range findings {
			t.Errorf("%s%s: %s", f.Value, f.Unit, x.Found)
		}
	}
}
