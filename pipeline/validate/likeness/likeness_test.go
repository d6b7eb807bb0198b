package likeness

import "testing"

// Two names are near when one may be another way to write the other, and not because units of a
// county are alike (design-life §12).
func TestNear(t *testing.T) {
	const zone, park = "新昌经济开发区", "新昌高新技术产业园区"
	for _, c := range []struct {
		written, name string
		near          bool
	}{
		{"新昌经济开发区管委会", zone, true},
		{"新昌经济开发区管理委员会", zone, true},
		{"新昌县经济开发区", zone, true},
		{"浙江省新昌县经济开发区", zone, true},
		{"浙江新昌经济开发区", zone, false}, // another prefix: not for us to say
		{"经济开发区", zone, true},
		{"经开区", zone, true},
		{"新经开", zone, true},
		{"新昌经开区", zone, true},
		{"新昌经济开发区（城东片区）", zone, true},
		{"新昌经济技术开发区", zone, true},
		{"新昌经济开发局", zone, true},
		{"新昌经济开发", zone, true},
		{"新昌经济开区", zone, true},
		{"新昌经挤开发区", zone, true},
		{"新昌济经开发区", zone, true},
		{"新昌天经开发区", zone, false}, // one of two characters in the other's place is no slip
		{"新昌济天开发区", zone, false},
		{"新唱经济开发区", zone, true},
		{"经开区招商一局", "经开区", true},
		{"新昌经济开发区招商局", zone, true},
		{"新昌经济开发区发展有限公司", zone, true},
		{"高新区", park, true},
		{"新昌高新园区", park, true},
		{"新昌高新技术产业圆区", park, true},
		{"高新技术产业园区管委会", park, true},
		{"南明街道办事处", "南明街道", true},
		{"南明街道办", "南明街道", true},
		{"南明街办", "南明街道", true},
		{"新昌县南明街道", "南明街道", true},
		{"南明", "南明街道", true},
		{"南明街到", "南明街道", true},
		{"南明街道招商办", "南明街道", true},
		{"沃洲镇人民政府", "沃洲镇", true},
		{"沃洲镇政府", "沃洲镇", true},
		{"沃洲", "沃洲镇", true},
		{"工投集团有限公司", "工投集团", true},
		{"城市建设投资集团有限公司", "城投集团", true},

		{park, zone, false},
		{"新昌高新区", zone, false},
		{"新昌工业园区", zone, false},
		{"新昌旅游度假区", zone, false},
		{"嵊州经济开发区", zone, false},
		{"新昌县", zone, false},
		{"新昌县招商中心", zone, false},
		{"县本级", zone, false},
		{"羽林街道", "南明街道", false},
		{"七里街道", "七星街道", false},
		{"新昌县七里街道", "新昌县七星街道", false},
		{"南岩街道", "南明街道", false},
		{"南明山旅游度假区", "南明街道", false},
		{"澄潭镇", "澄潭街道", false},
		{"澄潭工业园区", "澄潭街道", false},
		{"沙溪镇", "沃洲镇", false},
		{"回山镇", "小回山镇", false},
		{"李家庄镇", "王家庄镇", false},
		{"城西新区", "城东新区", false},
		{"工业二区", "工业一区", false},
		{"城东街道", "城西街道", false},
		{"经济开发区二期", "经济开发区一期", false},
		{"轻工产业园区", "化工产业园区", false},
		{"生态产业园", "生物产业园", false},
		{"交投集团", "城投集团", false},
		{"交通投资集团", "工业投资集团", false},
		{"商务局", "财政局", false},
		{"发展改革局", "经济信息局", false},
		{"", zone, false},
	} {
		if got := In("新昌县").Near(c.written, c.name); got != c.near {
			t.Errorf("%s for %s: %v, want %v", c.written, c.name, got, c.near)
		}
	}
}

// The units of the sample's county are all told apart.
func TestNearAmongUnits(t *testing.T) {
	units := []string{"新昌经济开发区", "新昌高新技术产业园区", "南明街道", "羽林街道", "七星街道", "沃洲镇", "澄潭街道", "梅渚镇", "回山镇", "儒岙镇", "镜岭镇", "沙溪镇", "东茗乡", "城南乡", "双彩乡", "大市聚镇", "小将镇", "巧英乡"}
	for _, county := range []string{"新昌县", "新昌", ""} {
		s := In(county)
		for i, a := range units {
			for j, b := range units {
				if s.Near(a, b) && i != j {
					t.Errorf("%s is near to %s in %q", a, b, county)
				}
			}
		}
	}
}
