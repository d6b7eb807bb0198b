package shown

import (
	"strings"
	"testing"
)

// The numbers of nobody; withCheck gives an identity number its check character.
const (
	person    = "330624198001011234"
	oldPerson = "330624800101123"
	mobile    = "13812345678"
)

// withCheck gives 17 digits their check character.
func withCheck(digits string) string {
	for _, c := range "0123456789X" {
		if rightIdentity(digits + string(c)) {
			return digits + string(c)
		}
	}
	return ""
}

func TestNumbers(t *testing.T) {
	id := withCheck(person[:17])
	cross := ""
	for i := 100; cross == ""; i++ {
		if n := withCheck("33062419800101" + string(rune('0'+i/100)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10))); strings.HasSuffix(n, "X") {
			cross = n
		}
	}
	wide := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r > ' ' && r < 0x7f {
				return r - '!' + '！'
			}
			return r
		}, s)
	}
	apart := func(s, with string) string { return strings.Join(strings.Split(s, ""), with) }
	wrong := id[:17] + string('0'+(id[17]-'0'+1)%10)
	personal := map[string]Kind{
		id: Identity, "身份证" + id + "。": Identity, cross: Identity, strings.ToLower(cross): Identity, wide(cross): Identity,
		id[:6] + " " + id[6:14] + " " + id[14:]: Identity, id[:6] + "-" + id[6:14] + "-" + id[14:]: Identity,
		"（" + id + "）": Identity, id[:6] + "（" + id[6:14] + "）" + id[14:]: Identity, apart(id, "\u200b"): Identity, apart(id, " "): Identity,
		cross[:17] + " X": Identity, "330624198001011000": Identity, "H" + id: Identity, "\ufeff" + id: Identity, id + ".0": Identity,
		oldPerson: OldIdentity, apart(oldPerson, "\u2060"): OldIdentity, oldPerson[:6] + " " + oldPerson[6:12] + " " + oldPerson[12:]: OldIdentity, wide(oldPerson): OldIdentity,
		mobile: Phone, "联系人13812345678": Phone, "138-1234-5678": Phone, "138 1234 5678": Phone, "138.1234.5678": Phone, "138—1234—5678": Phone,
		"(138)12345678": Phone, "【138】1234 5678": Phone, apart(mobile, " "): Phone, apart(mobile, "-"): Phone, apart(mobile, "\u200d"): Phone,
		wide(mobile): Phone, "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖": Phone, "+86 138 1234 5678": Phone, "86-13812345678": Phone, "tel13812345678": Phone, "TEL:13812345678": Phone,
		"2020-05-12 13812345678": Phone, "+8613812345678": Phone, "+86138 1234 5678": Phone, "008613812345678": Phone, "8613812345678（微信同号）": Phone, wide("+8613812345678"): Phone,
		cross[:17] + "Ⅹ": Identity, cross[:17] + "Х": Identity, cross[:17] + "×": Identity,
		"1381234\n5678":      Phone,
		"11010519491231002X": Identity, "身份证：53010219200508011x": Identity, // the examples of GB 11643
		cross[:17] + "X，": Identity, cross[:17] + "　X": Identity,
		"138_1234_5678": Phone, "138−1234−5678": Phone, "138    12345678": Phone, oldPerson[:6] + "-" + oldPerson[6:12] + "-" + oldPerson[12:]: OldIdentity,
	}
	for text, kind := range personal {
		if list := numbersIn(text); len(list) != 1 || list[0].Kind != kind {
			t.Errorf("%q: %v, want one of kind %d", text, list, kind)
		}
	}
	for _, text := range []string{
		"", "张三", wrong, "330624199913011234", "1381234567", "138123456789", "12812345678", "330624801301123",
		cross[:17], id[:17] + "X", cross[:17] + "XY", cross[:17] + "X1", id[:12] + "." + id[12:], "110105194912310021", // no check character, or one of a word
		"330624189912311" + "23元", oldPerson + "元", oldPerson[:4] + "-" + oldPerson[4:], "23812345678", "138     12345678", "13-812345678",
		"2020-330624-37-02-101924", "2020-990000-39-01-102442", // project codes
		"91330624MA2D9QY15X", "91350100M000100Y43", // credit codes
		"330624202005120012", "330624202012051000", // approvals: region, day, serial number
		"330624001005GB00012", "33062400100500001234567", // parcels
		"W5-001", "13-2020-00123", "六期-2020-0012", "XC15020200012", "15020200012A", // households
		"13812345678.5", "13812345678万元", "13812345678 元", "13,812,345,678", "8612812345678", "18613812345678", "00613812345678", "86138123456789", "8613812345678元", "GB8613812345678", "2020-05-12", "2020.5.12 2020.6.12", "0575-86021234",
	} {
		if list := numbersIn(text); len(list) != 0 {
			t.Errorf("%q: %v, want none", text, list)
		}
	}
	if list := numbersIn(mobile + "、" + id + " " + mobile); len(list) != 3 {
		t.Errorf("three numbers: %v", list)
	}
	if !Has("电话"+mobile, Identity, Phone) || Has("电话"+mobile, Identity) {
		t.Error("Has does not look at the kind")
	}
}

func TestMask(t *testing.T) {
	for text, want := range map[string]string{
		"张某" + withCheck(person[:17]) + "，电话138 1234-5678。": "张某330*************" + withCheck(person[:17])[16:] + "，电话138******78。",
		"１３８１２３４５６７８":                                       "138******78", "没有": "没有", "+8613812345678": "+861********78", "15位330624800101123": "15位330**********23",
	} {
		if got := Mask(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	names := NewNames([]string{"张三丰", "李 四", "王", "阿依古丽·买买提", "张三丰", "SMITH"})
	for text, want := range map[string]string{
		"张三丰户已腾空": "＊＊＊户已腾空", "张 三 丰": "＊＊＊", "张\u200b三\u200b丰": "＊＊＊", "（张　三丰）": "（＊＊＊）", "Ｓｍｉｔｈ不算": "Ｓｍｉｔｈ不算", "ＳＭＩＴＨ": "＊＊＊",
		"阿依古丽·买买提": "＊＊＊", "李四": "＊＊＊", "李四户": "＊＊＊户", "桃李四季园": "桃李四季园", "王某": "王某", "张三": "张三", "六期张三丰、李四": "六期＊＊＊、＊＊＊",
		"张三丰13812345678": "＊＊＊138******78",
	} {
		if got := names.Mask(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	both := NewNames([]string{"张三", "张三丰", "LI"})
	for text, want := range map[string]string{"张三丰户": "＊＊＊户", "张三户": "＊＊＊户", "张三、张三丰": "＊＊＊、＊＊＊", "LI户": "＊＊＊户", "LINGLI": "LINGLI", "OLI": "OLI"} {
		if got := both.Mask(text); got != want {
			t.Errorf("a name within a name, %q: %q, want %q", text, got, want)
		}
	}
	if got := names.MaskAll("因李四出差"); got != "因＊＊＊出差" {
		t.Errorf("free text: %q", got)
	}
	if got := (*Names)(nil).Mask("张三丰13812345678"); got != "张三丰138******78" {
		t.Errorf("without names: %q", got)
	}
}

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"招商.xlsx": "招商.xlsx", "\x1b[31m红": `\u001b[31m红`, "甲\n已发布 r9": `甲\n已发布 r9`, "a\u202etxt.exe": `a\u202etxt.exe`,
		"\r\t\u0085\u2028\u2029\u2066\u200f": `\r\t\u0085\u2028\u2029\u2066\u200f`, "零\u200b宽": "零\u200b宽", "\x00\x7f": `\u0000\u007f`,
	} {
		if got := Escape(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := Cell("甲\u202e\x1b\n乙"); got != "甲\\u001b\n乙" {
		t.Errorf("a cell: %q", got)
	}
	if got := EscapeLines("一\n二\x1b"); got != "一\n二\\u001b" {
		t.Errorf("lines: %q", got)
	}
}
