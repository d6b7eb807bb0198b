package compose

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
)

// dumped is what a document says, which figures its workbook names, and which rows it encloses.
func dumped(t *testing.T, doc document.Document) string {
	t.Helper()
	var b strings.Builder
	if err := documenttest.Dump(&b, doc); err != nil {
		t.Fatal(err)
	}
	b.WriteString("\n# 工作簿\n")
	for _, f := range doc.Figures {
		fmt.Fprintf(&b, "%s %s\n", doc.Names[f.Key()], f.Value)
	}
	for _, e := range doc.Enclosures {
		var columns []string
		for _, c := range e.Columns {
			columns = append(columns, c.Header)
		}
		fmt.Fprintf(&b, "%s %d: %s\n", e.Ledger, len(e.Rows), strings.Join(columns, " "))
	}
	for _, p := range []*document.Published{doc.Last, doc.YearBefore} {
		if p != nil {
			fmt.Fprintf(&b, "%s %s %d\n", p.Month, p.Run, len(p.Values))
		}
	}
	return b.String()
}

// What the reports say of good months and of poor ones, word for word.
func TestReports(t *testing.T) {
	defs := defaults(t)
	for name, m := range map[string]month{"full": full(), "middle": middle(), "idle": idle(), "headers": headers(), "unsent": unsent(), "alone": alone(), "level": level(), "untargeted": untargeted(), "stopped": stopped(), "reissued": reissued(), "large": large()} {
		t.Run(name, func(t *testing.T) {
			review, campaign := m.compose(t, defs)
			for id, got := range map[string]string{"annual-review": review, "campaign": campaign} {
				documenttest.Golden(t, filepath.Join("testdata", name+"-"+id+".txt"), got)
			}
		})
	}
}

// zeros are the figures of ledgers that hold nothing to count; those by group need a group.
const zeros = `agreements=0 agreements_outside=0 agreements_landed=0 agreements_invest=0 domestic_arrived=0 new_arrived=0 firms_contacted=0 visit_batches=0
	key_projects=0 key_projects_produced=0 land_supplied_parcels=0 land_supplied_area=0 land_reserve_area=0 land_ripe_area=0 bonds_issued=0
	relocation_households=0 relocation_area=0 rebuild_sites_started=0 honours=0 roads_built=0 services_resolved=0 approvals_done=0`

// full is a December of which everything can be told.
func full() month {
	on := func(y, m, d int) calendar.Date { date, _ := calendar.NewDate(y, m, d); return date }
	return month{
		period: "2020-12",
		figures: `agreements=27 agreements_outside=2 agreements_landed=2 agreements_invest=2424000 domestic_arrived=151100 new_arrived=322900 firms_contacted=63 visit_batches=73
			key_projects=43 key_projects_produced=2 land_supplied_parcels=2 land_supplied_area=1173.46 land_reserve_area=10328 land_ripe_area=1038 bonds_issued=140000 bond_rate=5.28
			incubator_firms/一期=13 incubator_staff/一期=353 incubator_output/一期=120000 relocation_signed_households/六期=321 relocation_signed_households/七期=620
			relocation_signed_area/六期=66012.37 relocation_signed_area/七期=133045.61 relocation_demolished_households/六期=321 relocation_demolished_households/七期=0
			relocation_demolished_area/六期=66012.37 relocation_demolished_area/七期=0 relocation_households=941 relocation_area=199057.98
			housing_area/一期=168000 housing_area/二期=170000 housing_units/一期=807 housing_units/二期=792 housing_chosen/一期=807 housing_chosen/二期=538
			housing_moved_households/一期=156 housing_moved_households/二期=0 rebuild_sites_started=2 honours=1 roads_built=3 services_resolved=521 approvals_done=378 profile/整合提升后区域面积=66
			target/agreements_invest=2050000 completion/agreements_invest=118.24 target/housing_chosen/二期=800 completion/housing_chosen/二期=67.25
			growth_last_month/agreements=-33.3 growth_last_month/new_arrived=0 growth_last_month/relocation_households=0.04 growth_last_month/housing_chosen/二期=8
			growth_last_year/agreements=42.1 growth_last_year/agreements_invest=-3.5 growth_last_year/land_supplied_area=0`,
		claims: []figure.Claim{
			{ID: "all_signed", Group: "六期", Holds: true, Date: on(2019, 6, 1), Done: 321, Of: 321}, {ID: "all_signed", Group: "七期", Holds: true, Date: on(2020, 8, 15), Done: 620, Of: 620},
			{ID: "all_demolished", Group: "六期", Holds: true, Date: on(2020, 7, 30), Done: 321, Of: 321}, {ID: "all_demolished", Group: "七期", Of: 620},
			{ID: "all_chosen", Group: "一期", Holds: true, Date: on(2020, 9, 1), Done: 807, Of: 807}, {ID: "all_chosen", Group: "二期", Done: 538, Of: 792},
			{ID: "started_within_a_month", Holds: true, Done: 2, Of: 2},
			{ID: "first_major_produced", Group: "新区", Holds: true, Date: on(2020, 12, 28), Done: 1, Of: 1}, {ID: "first_landed_of_city", Group: "宁波市", Holds: true, Done: 1, Of: 2},
		},
		first: map[string]string{"first_major_produced": "key_projects/1", "first_landed_of_city": "investment/0"},
		rows: map[string][]string{
			"honours":          {"on=2020-10-23|name=“链长制”试点单位|grantor=省商务厅|level=省级|kind=试点|grantee=经开区", "on=2020-09-08|name=年度考核通过|kind=考核|grantee=航空小镇"},
			"profile":          {"item=整合提升后区域面积|value=66|unit=平方公里|on=2020-10-12|source=省政府批复", "item=新区块控规编制|value=3|unit=个"},
			"roads":            {"name=新城大道|length=1.2|opened_on=2019-01-01|mention=是", "name=南山路|length=2|opened_on=2020-01-01", "name=滨江路|opened_on=2020-02-01"},
			"housing":          {"phase=一期|estate=明府|room=1|area=99.5|chosen_by=张三|chosen_on=2020-03-01|moved_in=2020-09-01", "phase=一期|estate=明府|room=2|area=88|chosen_by=李四|chosen_on=2020-03-01|moved_in=2020-09-02"},
			"housing_projects": {"phase=一期|area=168000|units=807|plan_deliver=2021-06-30|status=交付"},
			"rebuild_sites":    {"name=孟家塘|households=86|started_on=2020-05-18|status=启动建房", "name=五丰|households=51|started_on=2020-09-25|status=启动建房"},
			"relocation":       {"phase=六期|household=1|owner=张三|idno=330624195001011234|area=100|signed_on=2020-01-01"},
			"investment": {"code=1|name=智能装备项目|investor=固安力公司|origin=市外省内|city=宁波市|agreement=框架协议|total_invest=110000|signed_on=2020-06-09|landed_on=2020-07-09|unit=经开区",
				"code=2|name=轴承项目|investor=泰源公司|origin=省外|city=合肥市|agreement=框架协议|total_invest=99950|signed_on=2020-08-24|landed_on=2020-09-14|unit=经开区"},
			"funds": {}, "visits": {"firm=甲|batch=1"},
			"key_projects":     {"name=研发项目|investor=恒诚公司|level=一般|area=老区|total_invest=1499|produced_on=2020-05-06|mention=是", "name=弹簧项目|investor=美力公司|level=省重大产业|area=新区|total_invest=150000|produced_on=2020-12-28"},
			"land_supply":      {"parcel=1号|firm=格轴公司|area=23.8|mode=挂牌|contract_on=2020-01-29|started_on=2020-02-25|mention=是", "parcel=2号|firm=泰邦公司|area=33.65|mode=挂牌|contract_on=2020-01-30|started_on=2020-03-01"},
			"incubator":        {"phase=一期|firm=天雄公司|staff=10|output=5|mention=是"},
			"incubator_phases": {"phase=一期|area=42000|completed_on=2018-09-30|opened_on=2018-12-31|status=运营", "phase=二期|area=56000|completed_on=2020-10-20|status=招租", "phase=三期|area=61000|status=前期"},
			"land_reserve":     {}, "services": {}, "approvals": {},
			"financing": {"issuer=工投集团|name=工投集团债券（一期）|method=非公开|issued_on=2020-08-24|amount=64000|rate=5.28|term=3年", "issuer=城投集团|name=专项债|issued_on=2020-09-24|amount=76000"},
			"targets":   {"year=2020|unit=示范经济开发区|indicator=签约项目投资额|target=205|uom=亿元"},
		},
		lists: map[string]string{"honours_of_year": "0", "assessments_passed": "1", "granted_numbers": "0 1", "roads_built": "0 1 2", "roads_shown": "0", "housing_projects": "0", "homes_moved_in": "0 1",
			"rebuild_sites_started": "0 1", "agreements_outside": "0 1", "agreements_landed": "0 1", "agreements_landed_big": "0", "key_projects_shown": "0", "key_projects_produced": "0 1", "key_projects_produced_big": "1",
			"land_supplied": "0 1", "land_shown": "0", "incubator_phases": "0 1 2", "incubator_shown": "0", "bonds_issued": "0 1"},
		units: []assessed{
			{zoneName, "115.60", 1, 1, "2424000/2050000:35.47 322900/280000:46.13 11/9:24.00 73/60:10.00"},
			{"南明街道", "108.66", 2, 4, "276400/202300:36.00 32421/27600:46.99 2/1:24.00 1/6:1.67"},
			{"羽林街道", "80.00", 3, 2, "0/0: 0/0: 1/2:10.00 2/7:2.86"},
			{"镜岭镇", "", 0, 0, "374700/-: 45384.5/-: 2/-: 4/-:"},
		},
		months: "5= 8 8 7 1r1 1r2 1r1 1r1 1r1 1r1 1 1",
		findings: []finding.Finding{
			{Rule: "a", Severity: finding.Warning, File: "incubator.xlsx", Sheet: "incubator", Words: finding.Words{Found: "人均产值过高。", Expected: "应相称。", Action: "请核对。"}, Figures: []string{"incubator_output/一期"}, Explanation: "属实"},
			{Rule: "b", Severity: finding.Warning, File: "investment.xlsx", Sheet: "investment", Cell: "I85", Words: finding.Words{Found: "到位超过总投资。", Expected: "不应超过。", Action: "请核对。"}, Figures: []string{"campaign_actual/南明街道/sign_invest"}},
			{Rule: "c", Severity: finding.Info, File: "investment.xlsx", Words: finding.Words{Found: "文本日期。"}, Figures: []string{}},
		},
		earlier: []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 10}, Run: "r1", Figures: []figure.Figure{{ID: "agreements", Unit: "个", Value: dec("20")}}}},
		before:  []figure.Earlier{{Month: calendar.Month{Year: 2019, Number: 12}, Run: "r2", Figures: []figure.Figure{{ID: "agreements", Unit: "个", Value: dec("19")}}}},
	}
}

// middle is a March in which the zone ranks in the middle, among ties, with files of a later
// month: what they date after March is not said.
func middle() month {
	m := full()
	m.period = "2020-03"
	m.figures = strings.NewReplacer("agreements_outside=2", "agreements_outside=0", "agreements_landed=2", "agreements_landed=0", "domestic_arrived=151100", "domestic_arrived=0",
		"key_projects_produced=2", "key_projects_produced=0", "honours=1", "honours=0", "land_ripe_area=1038", "land_ripe_area=0", "bonds_issued=140000 bond_rate=5.28", "bonds_issued=0",
		"rebuild_sites_started=2", "rebuild_sites_started=0", "housing_chosen/一期=807", "housing_chosen/一期=245", "housing_chosen/二期=538", "housing_chosen/二期=0", "visit_batches=73", "visit_batches=0",
		"relocation_demolished_households/六期=321", "relocation_demolished_households/六期=44", "housing_moved_households/一期=156", "housing_moved_households/一期=0").Replace(m.figures)
	m.claims = []figure.Claim{{ID: "all_signed", Group: "六期", Done: 321, Of: 400}, {ID: "all_signed", Group: "七期", Of: 620}, {ID: "all_demolished", Group: "六期", Done: 44, Of: 400}, {ID: "all_demolished", Group: "七期", Of: 620},
		{ID: "all_chosen", Group: "一期", Done: 245, Of: 807}, {ID: "all_chosen", Group: "二期", Of: 792}, {ID: "started_within_a_month", Done: 1, Of: 3, Open: 2}}
	m.first = nil
	m.lists["granted_numbers"] = "1" // the other was granted in October
	for _, id := range []string{"honours_of_year", "assessments_passed", "homes_moved_in", "rebuild_sites_started", "agreements_outside", "agreements_landed", "agreements_landed_big", "key_projects_produced", "key_projects_produced_big", "bonds_issued"} {
		m.lists[id] = ""
	}
	m.rows["land_supply"][1] = "parcel=2号|firm=泰邦公司|area=33.65|mode=挂牌|contract_on=2020-03-30|started_on=2020-04-01"
	m.later = map[string]int{"land_supply": 7, "investment": 3}
	none := "0/100:0.00 0/100:0.00 0/1:0.00 0/6:0.00"
	m.units = []assessed{{"甲镇", "81.45", 1, 2, "94600/273000:36.00 5000/37300:21.45 1/1:24.00 0/8:0.00"}, {"乙镇", "72.20", 2, 1, "94600/273000:36.00 5000/37300:21.45 1/1:24.00 0/8:0.00"},
		{"丙镇", "72.20", 2, 2, "25/100:36.00 24.99/100:21.45 1/1:24.00 0/8:0.00"}, {zoneName, "20.30", 4, 6, "186800/2050000:10.93 15223.5/280000:8.70 0/9:0.00 1/60:0.67"},
		{"丁镇", "0.00", 5, 3, none}, {"戊镇", "0.00", 5, 3, none}, {"己镇", "0.00", 5, 3, none}, {"庚镇", "0.00", 5, 3, none}}
	m.months = "0 6 4"
	m.findings = []finding.Finding{
		{Rule: "campaign.history", Severity: finding.Warning, Words: finding.Words{Found: "甲镇2月的名次与重算的不同。"}, Figures: []string{"campaign_rank/甲镇"}},
		{Rule: "d", Severity: finding.Warning, File: "visits.xlsx", Words: finding.Words{Found: "洽谈台账有一事。"}, Figures: []string{}},
		{Rule: "e", Severity: finding.Warning, File: "roads.xlsx", Words: finding.Words{Found: "路网台账有一事。"}, Figures: []string{}},
		{Rule: "f", Severity: finding.Warning, Words: finding.Words{Found: "整个文件夹有一事。"}, Figures: []string{}},
	}
	m.earlier, m.before = nil, nil
	return m
}

// idle is a January in which nothing has happened yet: rows, and no date in the month.
func idle() month {
	m := full()
	m.period, m.claims, m.first, m.findings, m.earlier, m.before = "2020-01", []figure.Claim{{ID: "all_signed", Group: "六期", Of: 9}, {ID: "all_demolished", Group: "六期", Of: 9}, {ID: "all_chosen", Group: "一期", Of: 9}, {ID: "started_within_a_month"}, {ID: "all_targets_met", Of: 3}}, nil, nil, nil, nil
	m.figures = zeros + " incubator_firms/一期=0 incubator_staff/一期=0 incubator_output/一期=0 relocation_signed_households/六期=0 relocation_signed_area/六期=0 relocation_demolished_households/六期=0 relocation_demolished_area/六期=0 housing_area/一期=168000 housing_units/一期=807 housing_chosen/一期=0 housing_moved_households/一期=0"
	m.lists = map[string]string{"housing_projects": "0", "incubator_phases": "0 2", "agreements_outside": ""}
	none := "0/100:0.00 0/100:0.00 0/1:0.00 0/6:0.00"
	m.units, m.months = []assessed{{zoneName, "0.00", 0, 0, none}, {"南明街道", "0.00", 0, 0, none}}, "0"
	return m
}

// headers is a month whose ledgers were all sent with headers and no rows.
func headers() month {
	m := month{period: "2020-06", figures: zeros, rows: map[string][]string{}, lists: map[string]string{}, units: []assessed{}, months: ""}
	for id := range full().rows {
		m.rows[id] = nil
	}
	return m
}

// unsent is a month in which four ledgers are missing, among them two of the campaign's.
func unsent() month {
	m := full()
	m.period, m.missing = "2020-11", "investment funds relocation roads"
	var kept []string
	for _, one := range strings.Fields(m.figures) {
		if strings.HasPrefix(one, "agreements") || strings.Contains(one, "_arrived") || strings.HasPrefix(one, "relocation") || strings.HasPrefix(one, "roads") {
			continue
		}
		kept = append(kept, one)
	}
	m.figures, m.claims, m.first, m.earlier, m.before = strings.Join(kept, " "), nil, nil, nil, nil
	for _, id := range strings.Fields(m.missing) {
		delete(m.rows, id)
	}
	for id := range m.lists {
		if strings.HasPrefix(id, "agreements") || strings.HasPrefix(id, "roads") {
			delete(m.lists, id)
		}
	}
	m.lists["key_projects_produced"], m.lists["key_projects_produced_big"] = "0", "" // the other was in December
	m.findings = nil
	for _, id := range strings.Fields(m.missing) {
		m.findings = append(m.findings, finding.Finding{Rule: "ledger.missing", Severity: finding.Warning, Ledger: id, Words: finding.Words{Found: "本月未收到" + id + "。"}, Figures: []string{}})
	}
	for i := range m.units {
		m.units[i].total, m.units[i].rank, m.units[i].previous, m.units[i].results = "", 0, 0, "-/100: -/100: -/1: 1/6:2.00"
	}
	m.months = ""
	return m
}

// alone is a month whose targets name the zone only.
func alone() month {
	m := full()
	m.units, m.months = m.units[:1], "1 1 1 1 1 1 1 1 1 1 1 1"
	m.findings = nil
	return m
}

// level is a month in which every unit has the same total.
func level() month {
	m := full()
	m.findings = nil
	same := "10/100:6.00 10/100:8.00 0/1:0.00 0/6:0.00"
	m.units, m.months = []assessed{{"甲镇", "14.00", 1, 1, same}, {zoneName, "14.00", 1, 1, same}, {"乙镇", "14.00", 1, 1, same}}, "1= 2 1= 1= 1= 1= 1= 1= 1= 1= 2 1="
	return m
}

// untargeted is a month in which nobody sent the targets.
func untargeted() month {
	m := full()
	m.units, m.missing = nil, "targets"
	m.findings = []finding.Finding{{Rule: "ledger.missing", Severity: finding.Warning, Ledger: "targets", Words: finding.Words{Found: "本月未收到年度目标任务。"}, Figures: []string{}}}
	delete(m.rows, "targets")
	return m
}

// A review that is made to state another unit's score does not carry it (design-life §18).
func TestTheReviewCarriesNoOtherUnit(t *testing.T) {
	m, defs := middle(), defaults(t)
	set, book := m.build(t, defs)
	c := &composer{defs: defs, report: defs.Reports[0], book: book, set: set, opts: Options{Zone: definition.Zone{Name: zoneName}, Period: monthOf(t, m.period)}}
	c.index()
	doc := &document.Document{Lead: []document.Block{document.Paragraph{Figures: []string{"campaign_total/甲镇", "campaign_rank/乙镇", "campaign_score/丙镇/landed", "campaign_total/" + zoneName}}}}
	var got []string
	for _, f := range c.shown(doc) {
		if strings.HasPrefix(f.ID, "campaign_") {
			got = append(got, f.Key())
		}
	}
	for _, key := range got {
		if !strings.Contains(key, zoneName) {
			t.Errorf("the review carries %s", key)
		}
	}
	if len(got) != 9 { // the zone's total, with its four scores and actuals
		t.Errorf("%d figures of the campaign: %v", len(got), got)
	}
}

// reissued is a month of which a report had been issued; the one that replaces it is signed.
func reissued() month {
	m := headers()
	m.replaces = &mark.Replaced{Check: "CDEF-0123-4567", Issues: 1, Reason: "招商中心更正1笔到位资金"}
	m.sign = document.Signing{DocNo: "示开〔2020〕8号", Dated: "2020-07-08", Signer: "张三", Reason: m.replaces.Reason}
	return m
}

// stopped is a month in which nobody sent a ledger of the campaign but the targets.
func stopped() month {
	m := unsent()
	m.missing = "investment funds visits"
	m.figures = strings.NewReplacer("firms_contacted=63", "", "visit_batches=73", "").Replace(m.figures)
	delete(m.rows, "visits")
	for i := range m.units {
		m.units[i].results = "-/100: -/100: -/1: -/6:"
	}
	m.findings = nil
	return m
}
