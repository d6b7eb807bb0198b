package pipeline_test

import (
	"testing"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/month"
	"zonereport/pipeline/runfolder"
	"zonereport/templates/templatestest"
)

// examined returns the findings over one csv file, as a run would have them.
func examined(t *testing.T, csv string) []finding.Finding {
	t.Helper()
	defs, err := load.Definitions(templatestest.Folder(t))
	if err != nil {
		t.Fatal(err)
	}
	m := month.Material{
		Office: month.Office{Defs: defs, Zone: definition.Zone{Name: "甲开发区"}}, Period: calendar.Month{Year: 2020, Number: 12},
		Inputs: []runfolder.File{{Path: "zone.toml"}, {Path: "2020-12/表.csv", Data: []byte(csv)}},
	}
	_, findings, _ := pipeline.Examine(pipeline.Job{}, m)
	return findings
}

// A cell that was refused is reported once: its row is no repetition of a row that is
// really blank there, and nothing softer is said of the cell.
func TestRefusedCellIsReportedOnce(t *testing.T) {
	tests := map[string]string{
		"a bad date in a key":         "项目,数值,单位,批准日期\n区域面积,66,平方公里,待定\n区域面积,67,平方公里,\n区域面积,68,平方公里,不详\n",
		"a blank indicator":           "年度,责任单位,考核指标,年度目标,计量单位\n2020,甲开发区,,5,个\n2020,甲开发区,/,6,个\n",
		"a bond's rate is not a rate": "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率（%）\n甲公司,公司债券,一期债,2020-03-01,100,近5\n",
	}
	for name, csv := range tests {
		t.Run(name, func(t *testing.T) {
			at := map[string]int{}
			for _, f := range examined(t, csv) {
				if f.Cell != "" && f.Severity != finding.Info {
					at[f.Cell]++
					if f.Severity != finding.Error || f.Rule == "key.twice" {
						t.Errorf("%s at %s: %s", f.Rule, f.Cell, f.Message())
					}
				}
			}
			if len(at) == 0 {
				t.Error("nothing was refused")
			}
			for cell, n := range at {
				if n != 1 {
					t.Errorf("%d findings at %s", n, cell)
				}
			}
		})
	}
}
