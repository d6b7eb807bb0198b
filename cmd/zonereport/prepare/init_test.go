package prepare

import (
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates"
)

// Whatever the user says of the office, the file that is written says the same.
func TestZoneFile(t *testing.T) {
	for _, b := range []beginning{
		{},
		{name: "新昌经济开发区", short: "新经开", county: "新昌县", code: "330624", aliases: []string{"经开区", `新昌"经开区"\`}},
		{name: "滨江开发区", county: "滨江区"},
		{name: "乌审旗工业园区", county: "乌审旗"},
		{name: "义乌开发区", county: "义乌市"},
	} {
		zone, err := load.Zone([]byte(b.zoneFile()))
		if err != nil {
			t.Errorf("%+v: %v", b, err)
			continue
		}
		if _, err := load.For(templates.Files, zone, calendar.Month{}); err != nil {
			t.Errorf("%+v: %v", b, err)
		}
		name, level := b.name, ""
		if name == "" {
			name = definition.Placeholder
		}
		if strings.HasSuffix(b.county, "区") || strings.HasSuffix(b.county, "旗") {
			level = b.county[len(b.county)-len("区"):]
		}
		if zone.Name != name || zone.ShortName != b.short || zone.County != b.county || zone.Code != b.code || strings.Join(zone.Aliases, "|") != strings.Join(b.aliases, "|") || zone.Words.County != level {
			t.Errorf("%+v reads back as %+v", b, zone)
		}
	}
}

// Every line that is commented out in the file is right when its mark is taken away.
func TestZoneFileUncommented(t *testing.T) {
	var lines []string
	for line := range strings.Lines(beginning{name: "示范经济开发区", county: "示范县"}.zoneFile()) {
		text := strings.TrimPrefix(line, "# ")
		key, _, isKey := strings.Cut(text, " = ")
		if strings.HasPrefix(text, "[") && !strings.Contains(text, "。") || isKey && !strings.ContainsAny(key, "：，。 ") {
			line = text
		}
		lines = append(lines, line)
	}
	text := strings.Replace(strings.Join(lines, ""), `county = "区"`, `county = "市"`, 1)
	zone, err := load.Zone([]byte(text))
	if err == nil {
		_, err = load.For(templates.Files, zone, calendar.Month{})
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if len(zone.Departments) != 2 || len(zone.Units) != 1 || len(zone.Required) != 2 || len(zone.Words.Origin) != 5 || zone.Issue.DocNo == "" || zone.Schedule.Time == "" || zone.Templates == "" || zone.Parent == "" || zone.Code == "" {
		t.Errorf("not every key is taken: %+v", zone)
	}
}

func TestAsk(t *testing.T) {
	var out strings.Builder
	b := beginning{period: calendar.Month{Year: 2026, Number: 10}}
	if err := b.ask(strings.NewReader("新昌经济开发区\n 新经开 \n新昌县\n经开区、新昌经开区\n2020-6\n2020-06\n"), &out, true); err != nil {
		t.Fatal(err)
	}
	if b.name != "新昌经济开发区" || b.short != "新经开" || b.county != "新昌县" || len(b.aliases) != 2 || b.period.String() != "2020-06" {
		t.Errorf("%+v", b)
	}
	if !strings.Contains(out.String(), "应写成 2020-12 的样子") {
		t.Errorf("a wrong month is not asked again: %s", out.String())
	}
	b = beginning{period: calendar.Month{Year: 2026, Number: 10}}
	if err := b.ask(strings.NewReader(""), &out, true); err != nil || b.name != "" || b.period.String() != "2026-10" {
		t.Errorf("no answers: %v %+v", err, b)
	}
}
