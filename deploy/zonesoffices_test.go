//go:build judges || engines

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// offices are four made-up zones in a folder of their own, with the list of them and the program: two that can be
// published, one whose files go back, one whose zone.toml is wrong.
type offices struct {
	dir, scripts, program, fonts string
}

func madeUp(t *testing.T) offices {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	o := offices{dir: filepath.Join(t.TempDir(), "各 开发区"), scripts: filepath.Join(root, manyZones), fonts: filepath.Join(root, ".fonts")}
	o.program = filepath.Join(t.TempDir(), "zonereport")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", o.program, "./cmd/zonereport")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, z := range []struct{ name, more, amount string }{{"330601", "", "64000"}, {"330602", "", "六万"}, {"330603", "bogus = 1\n", "64000"}, {"样板 区", "", "65000"}} {
		o.write(t, "zones/"+z.name+"/inputs/zone.toml", fmt.Sprintf("name = %q\ncounty = \"示范县\"\n%s", "示范开发区"+z.name, z.more))
		o.ledger(t, z.name, z.amount)
	}
	o.write(t, "zones.txt", "# 名单\r\n330601\r\n330602\n\n  # 以上是市区\n330603\n样板 区 \n")
	return o
}

func (o offices) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(o.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// ledger is what a zone was sent for December.
func (o offices) ledger(t *testing.T, zone, amount string) {
	t.Helper()
	o.write(t, "zones/"+zone+"/inputs/2020-12/融资.csv", "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范工投集团,公司债券,20示范01,2020-08-24,"+amount+",5.28%\n")
}

// environ is what the scripts are told, and more.
func (o offices) environ(more ...string) []string {
	return append(append(os.Environ(), "ZR_PROGRAM="+o.program, "ZR_FONTS="+o.fonts, "ZR_PAUSE=0"), more...)
}
