package compose

import (
	"fmt"
	"strings"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/figure"
)

// large is a December of a zone with fifteen phases and more rows than a sentence can hold: what
// is beyond a handful stands in the tables, and the text sums it up.
func large() month {
	m := full()
	m.findings = nil
	var positions []string
	for i := range 9 {
		positions = append(positions, fmt.Sprint(i))
	}
	nine := strings.Join(positions, " ")
	rowsOf := func(line string) []string {
		var rows []string
		for i := range 9 {
			rows = append(rows, strings.ReplaceAll(line, "#", fmt.Sprint(i+1)))
		}
		return rows
	}
	m.rows["honours"] = append(rowsOf("on=2020-0#-23|name=第#个园区|grantor=省商务厅|level=省级|kind=命名|grantee=经开区"), "on=2020-09-08|name=通过年度考核|kind=考核|grantee=航空小镇")
	m.rows["financing"] = rowsOf("issuer=工投集团|name=债券（#）|method=公开|issued_on=2020-0#-24|amount=10000|rate=5|term=3年")
	m.rows["key_projects"] = rowsOf("name=项目#|investor=企业#|level=省重点|area=新区|total_invest=#0000|produced_on=2020-0#-06|mention=是")
	m.rows["investment"] = rowsOf("code=#|name=项目#|investor=企业#|origin=省外|city=合肥市|agreement=框架协议|total_invest=11000#|signed_on=2020-0#-01|landed_on=2020-0#-14|unit=经开区")
	m.rows["rebuild_sites"] = rowsOf("name=安置点#|households=86|started_on=2020-0#-18|status=启动建房")
	m.rows["housing"] = rowsOf("phase=#期|estate=小区#|room=1|area=99.5|chosen_by=户主#|chosen_on=2020-03-01|moved_in=2020-09-0#")
	for _, id := range []string{"honours_of_year", "bonds_issued", "key_projects_produced", "key_projects_produced_big", "agreements_landed", "agreements_landed_big", "rebuild_sites_started", "homes_moved_in"} {
		m.lists[id] = nine
	}
	m.lists["assessments_passed"], m.lists["honours_national"], m.lists["honours_provincial"] = "9", "0 1", "2 3 4 5 6 7 8"
	m.lists["key_projects_shown"] = "0 1 2 3 4 5"
	m.figures = strings.NewReplacer("honours=1", "honours=9", "key_projects_produced=2", "key_projects_produced=9", "agreements_landed=2", "agreements_landed=9", "rebuild_sites_started=2", "rebuild_sites_started=9").Replace(m.figures)
	for i := range 15 {
		phase := wording.Numeral(i+1) + "期"
		if i >= 2 {
			m.figures += fmt.Sprintf(" housing_area/%s=90000 housing_units/%s=400 housing_chosen/%s=300 housing_moved_households/%s=0", phase, phase, phase, phase)
		}
		if i != 5 && i != 6 {
			m.figures += fmt.Sprintf(" relocation_signed_households/%s=300 relocation_signed_area/%s=60000 relocation_demolished_households/%s=300 relocation_demolished_area/%s=60000", phase, phase, phase, phase)
		}
	}
	m.claims = append(m.claims, figure.Claim{ID: "first_landed_of_city_in_block", Group: "合肥市", Holds: true, Done: 1, Of: 9})
	return m
}
