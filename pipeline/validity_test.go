package pipeline_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/templates/templatestest"
)

// folderWith is the default templates folder with texts appended to files, in pairs.
func folderWith(t *testing.T, texts ...string) fstest.MapFS {
	folder := templatestest.Folder(t)
	for i := 0; i < len(texts); i += 2 {
		folder[texts[i]] = &fstest.MapFile{Data: append(slices.Clone(folder[texts[i]].Data), texts[i+1]...)}
	}
	return folder
}

const bigProjects = "\n[[figure]]\nid = \"big\"\nname = \"大项目\"\nunit = \"个\"\nledger = \"investment\"\nmeasure = \"count\"\ndefinition = \"总投资较大的项目数\"\n"

// over are the projects of so much, in months.
func over(amount, validity string) string {
	return bigProjects + "where = [{ column = \"signed_on\", compare = \"as of\" }, { column = \"total_invest\", compare = \">=\", value = " + amount + " }]\n" + validity
}

// Rules for 2022 make no new run of 2020; rules of 2020 do.
func TestRulesForOtherYearsMakeNoNewRun(t *testing.T) {
	d := newDesk(t)
	d.write("2020-12/招商.csv", investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区"))
	d.job.Templates = templatestest.Folder(t)
	d.run("2020-12")
	for name, c := range map[string]struct {
		Templates fstest.MapFS
		want      pipeline.Status
	}{
		"a figure": {folderWith(t, "figures/annual.toml", over("1000", "valid_from = \"2022-01\"\n")), pipeline.Unchanged},
		"a figure, in texts": {folderWith(t, "figures/annual.toml", over("1000", "valid_from = \"2022-01\"\n"),
			"reports/annual-review/05-investment.tmpl", "\n{{if and (has \"big\") (some \"big\")}}大项目{{say \"big\"}}。{{end}}\n", "reports/annual-review/lead.tmpl", "{{if not (has \"big\")}}{{else}}大项目{{say \"big\"}}。{{end}}"), pipeline.Unchanged},
		"a second version": {func() fstest.MapFS {
			f := templatestest.Changed(t, "figures/annual.toml", "[[figure]]\nid = \"agreements\"\n", "[[figure]]\nid = \"agreements\"\nvalid_to = \"2021-12\"\n")
			text, _, _ := strings.Cut(string(f["figures/annual.toml"].Data), "[[figure]]\nid = \"agreements_outside\"")
			_, first, _ := strings.Cut(text, "[[figure]]")
			first = strings.Replace(strings.Replace(first, "2021-12", "2022-01", 1), "valid_to", "valid_from", 1)
			f["figures/annual.toml"].Data = []byte(strings.Replace(string(f["figures/annual.toml"].Data), "[[figure]]", "[[figure]]"+first+"\n[[figure]]", 1))
			return f
		}(), pipeline.Unchanged},
		"a basis, a comment, another name of a file": {func() fstest.MapFS {
			f := templatestest.Changed(t, "figures/annual.toml", "[[figure]]\n", "# 说明\n[[figure]]\nbasis = \"文\"\n")
			f["figures/year.toml"] = f["figures/annual.toml"]
			delete(f, "figures/annual.toml")
			return f
		}(), pipeline.Unchanged},
		"a figure of 2020": {folderWith(t, "figures/annual.toml", over("1000", "valid_from = \"2020-01\"\n")), pipeline.Published},
	} {
		t.Run(name, func(t *testing.T) {
			c2 := d.copy(t)
			c2.job.Templates = c.Templates
			if o, err := pipeline.Run(c2.job); err != nil || o.Status != c.want {
				t.Errorf("status %d, %v, want %d", o.Status, err, c.want)
			}
		})
	}
}

// Across a switch the earlier month is worked out again from its own ledgers, or not compared at all.
func TestComparedAcrossASwitch(t *testing.T) {
	a, b, c := "A1,甲项目,甲公司,省外,框架协议,2020-10-10,2000,,示范开发区", "B2,乙项目,乙公司,省外,框架协议,2020-11-11,6000,,示范开发区", "C3,丙项目,丙公司,县内,框架协议,2021-01-05,7000,,示范开发区"
	checks := func() string {
		data := templatestest.Folder(t)["checks/periods.toml"].Data
		return strings.Replace(string(data), `"agreements",`, `"agreements", "big",`, 1)
	}()
	for comparable, want := range map[string]struct {
		found, note string
		value       string
	}{
		"recompute": {"按可比口径：大项目", "大项目（起点提高，新开统〔2021〕2号）按可比口径，由当时的台账按现行口径重算。", "1"},
		"no":        {"口径已改：大项目", "大项目（起点提高，新开统〔2021〕2号）口径已改，不可比。", ""},
	} {
		t.Run(comparable, func(t *testing.T) {
			d := newDesk(t)
			folder := folderWith(t, "figures/annual.toml", over("1000", "valid_to = \"2020-12\"\n")+over("5000", "valid_from = \"2021-01\"\nbasis = \"新开统〔2021〕2号\"\nchange = \"起点提高\"\ncomparable = \""+comparable+"\"\n"))
			folder["checks/periods.toml"].Data = []byte(checks)
			d.job.Templates = folder
			d.write("2020-12/招商.csv", investment(a, b))
			d.write("2021-01/招商.csv", investment(a, b, c))
			d.write("2021-02/招商.csv", investment(a, b, c))
			d.run("2020-12")
			o := d.run("2021-01")
			var said []string
			for _, f := range o.Findings {
				if f.Severity == finding.Info && strings.HasPrefix(f.Rule, "period.re") {
					said = append(said, f.Found)
				}
				if slices.Contains(f.Figures, "big") {
					t.Errorf("a department is asked: %s", f.Found)
				}
			}
			if len(said) != 1 || !strings.HasPrefix(said[0], want.found) {
				t.Errorf("said %q, want %s", said, want.found)
			}
			earlier, docs, err := pipeline.Held(d.job)
			if err != nil {
				t.Fatal(err)
			}
			value := ""
			for _, f := range earlier[0].Figures {
				if f.ID == "big" && !earlier[0].Redefines(f) {
					value = f.Value.String()
				}
			}
			if value != want.value {
				t.Errorf("2020-12 is held against this month as %q, want %q", value, want.value)
			}
			if note := docs[0].Last.Note; note != want.note {
				t.Errorf("the report says %q, want %q", note, want.note)
			}
			if r := o.Manifest.Recomputed; (len(r) == 1 && r[0].Period == "2020-12" && r[0].Run == "r1" && slices.Contains(r[0].Figures, "big") && len(r[0].Inputs) == 2) != (comparable == "recompute") {
				t.Errorf("the manifest says %+v", r)
			}
		})
	}
}

// Of ranks only those are compared that today's scheme gives: published ones stay what they are.
func TestRanksAcrossASwitch(t *testing.T) {
	folder := func(comparable string) fstest.MapFS {
		f := templatestest.Folder(t)
		text := string(f["scheme.toml"].Data)
		head, rest, _ := strings.Cut(text, "[[indicator]]\nid = \"landed\"")
		landed, tail, _ := strings.Cut(rest, "[[indicator]]")
		landed = "[[indicator]]\nid = \"landed\"" + landed
		later := strings.Replace(landed, "where = [\n", "where = [\n  { column = \"code\", compare = \"!=\", value = \"A2\" },\n  { column = \"code\", compare = \"!=\", value = \"A1\" },\n", 1)
		f["scheme.toml"] = &fstest.MapFile{Data: []byte(head + landed + "valid_to = \"2020-11\"\n" + later + "valid_from = \"2020-12\"\ncomparable = \"" + comparable + "\"\n[[indicator]]" + tail)}
		return f
	}
	rows := func(name string) string {
		return landedHead + landed("A1", "2020-10-10", "示范开发区") + landed("A2", "2020-10-11", "示范开发区") + landed("B1", "2020-10-12", "南明街道") + landed(name, "2020-11-02", "南明街道")
	}
	for comparable, want := range map[string]struct {
		previous   int
		how        figure.Switch
		recomputed string
		rule       string
	}{
		"recompute": {2, figure.Recomputed, "2020-11 campaign_actual/landed campaign_rank", ""},
		"no":        {0, figure.Incomparable, "", "campaign.redefined"},
	} {
		t.Run(comparable, func(t *testing.T) {
			d := newDesk(t)
			d.job.Templates = folder(comparable)
			for month, name := range map[string]string{"2020-11": "D1", "2020-12": "D1"} {
				d.write(month+"/招商.csv", rows(name))
				d.write(month+"/资金.csv", "到位月份,项目编号,资金类别,资金来源地,当月到位（万元）,责任单位\n")
				d.write(month+"/来访.csv", "日期,企业名称,企业属地,方式,责任单位\n")
				d.write(month+"/目标.csv", "年度,责任单位,考核指标,年度目标,计量单位\n2020,示范开发区,落地项目数,12,个\n2020,南明街道,落地项目数,12,个\n")
			}
			d.run("2020-11")
			o := d.run("2020-12")
			rules := ""
			for _, f := range o.Findings {
				if strings.HasPrefix(f.Rule, "campaign.") && f.Rule != "campaign.unassessed" {
					rules += f.Rule
				}
			}
			if rules != want.rule {
				t.Errorf("found %s, want %s", rules, want.rule)
			}
			said := ""
			for _, r := range o.Manifest.Recomputed {
				said += r.Period + " " + strings.Join(r.Figures, " ")
			}
			if said != want.recomputed {
				t.Errorf("recomputed %q, want %q", said, want.recomputed)
			}
			state, err := month.Kept(publish.Published{Dir: o.Dir, Manifest: o.Manifest})
			if err != nil {
				t.Fatal(err)
			}
			earlier, err := state.Taken(d.job.Outputs, publish.Published{Dir: o.Dir, Manifest: o.Manifest})
			if err != nil {
				t.Fatal(err)
			}
			book := state.Derived(state.Read(), earlier)
			for _, s := range book.Campaign.Standings {
				if s.Unit == "示范经济开发区" && (s.Switch != want.how || s.Previous != want.previous) {
					t.Errorf("the zone was %d (%d) before, want %d (%d)", s.Previous, s.Switch, want.previous, want.how)
				}
			}
			if months := book.Campaign.Months; months[10].Published != "r1" || len(months[10].Ranks) != 2 {
				t.Errorf("the published ranks are %+v", months[10])
			}
		})
	}
}
