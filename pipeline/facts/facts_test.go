package facts

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/facts/parquet/parquettest"
	"zonereport/pipeline/facts/part"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/shelf"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/query"
	"zonereport/pipeline/runfolder"
	"zonereport/templates/templatestest"
)

// sample are the files of the sample's month, and its zone.toml.
func sample(t *testing.T) (zone string, files map[string]string) {
	t.Helper()
	files = map[string]string{}
	root := filepath.Join("..", "..", "inputs")
	data, err := os.ReadFile(filepath.Join(root, "zone.toml"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(root, "2020-12"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		one, err := os.ReadFile(filepath.Join(root, "2020-12", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(one)
	}
	return string(data), files
}

// What was read of the sample's ledgers is what stands in the tables, cell by cell.
func TestRoundTrip(t *testing.T) {
	zone, files := sample(t)
	o, dir := newOffice(t, zone), t.TempDir()
	o.publish(t, december, files)
	r := o.export(t, dir)
	m := o.material(t, december, files)
	set, cells := m.Read(), 0
	for _, d := range m.Defs.Ledgers {
		layout := schema.Ledger(m.Defs, d.ID)
		rows := table(t, dir, layout.Name)
		l := set[d.ID]
		if l == nil {
			l = &ledger.Ledger{}
		}
		if len(rows) != len(l.Rows) {
			t.Fatalf("%s has %d rows, want %d", d.ID, len(rows), len(l.Rows))
		}
		for i := range l.Rows {
			for j, column := range l.Columns {
				c := &l.Rows[i].Cells[j]
				for part, want := range cellTexts(c) {
					if name := layout.Of(column, part); name != "" && !schema.Hidden(m.Defs, d.ID, column) {
						cells++
						if got := rows[i][name]; got != want {
							t.Errorf("%s row %d: %s is %q, want %q", d.ID, i, name, got, want)
						}
					}
				}
			}
			if s := l.Rows[i].Sheet; rows[i][schema.File] != s.File || rows[i][schema.Sheet] != s.Name || rows[i][schema.Line] != strconv.Itoa(l.Rows[i].Line) || rows[i][schema.Order] != strconv.Itoa(i) {
				t.Errorf("%s row %d stands at %v", d.ID, i, rows[i])
			}
		}
	}
	if cells < 50000 || r.Written[0].Rows < 5000 {
		t.Errorf("%d cells were compared", cells)
	}
	figures := table(t, dir, schema.Figures)
	book := m.Derived(set, nil)
	if len(figures) != len(book.Figures) {
		t.Fatalf("%d figures, want %d", len(figures), len(book.Figures))
	}
	quotients := 0
	for i, f := range book.Figures {
		group, err := runfolder.GroupText(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := figures[i]; got["id"] != f.ID || got["group"] != group || got["value"] != f.Value.String() || got["unit"] != f.Unit || got["ord"] != strconv.Itoa(i) {
			t.Errorf("figure %d is %v, want %s", i, got, f.Key())
		}
		if q := f.Quotient; q != nil {
			quotients++
			if figures[i]["numerator"] != q.Numerator.String() || figures[i]["denominator"] != q.Denominator.String() {
				t.Errorf("%s is %s over %s, want %v", f.Key(), figures[i]["numerator"], figures[i]["denominator"], q)
			}
		}
	}
	if quotients == 0 {
		t.Error("no figure is a quotient")
	}
}

// cellTexts are the parts of a cell as parquettest writes them.
func cellTexts(c *ledger.Cell) map[schema.Part]string {
	null := func(s string) string {
		if s == "" {
			return parquettest.Null
		}
		return s
	}
	value := null(c.Plain())
	switch {
	case query.IsBlank(c):
		value = parquettest.Null
	case c.Kind == ledger.Month:
		value = c.Date.String()
	case c.Kind == ledger.Bool:
		value = strconv.FormatBool(c.True)
	}
	at := parquettest.Null
	if c.At.Row > 0 {
		at = c.At.String()
	}
	return map[schema.Part]string{schema.Value: value, schema.At: at, schema.Key: null(ledger.Fold(c.Plain())), schema.Label: null(query.Label(c.Plain()))}
}

const bonds = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n"

// bond is a month's files with one bond.
func bond(firm, amount string) map[string]string {
	return map[string]string{"融资.csv": bonds + firm + ",公司债券,20示范01,2020-08-24," + amount + ",5%\n"}
}

// Zones and months in any order, with further definitions in one of them, give the same bytes; a second time too.
func TestAnyOrder(t *testing.T) {
	first := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\ncode = \"001\"\n")
	first.publish(t, november, bond("甲工投", "1000"))
	first.templates = templatestest.Changed(t, "figures/annual.toml", "name = \"签订投资框架协议\"", "name = \"签约\"")
	first.publish(t, december, bond("甲工投", "1500"))
	second := newOffice(t, "name = \"乙经济开发区\"\ncounty = \"乙县\"\n")
	second.publish(t, december, bond("乙工投", "2000"))
	one, other := t.TempDir(), t.TempDir()
	first.export(t, one)
	second.export(t, one)
	second.export(t, other)
	for _, period := range []string{"2020-12", "2020-11"} {
		if _, err := Write(Order{Outputs: first.outputs, To: other, Period: monthOf(t, period), Wait: time.Second}); err != nil {
			t.Fatal(err)
		}
	}
	want := tree(t, one)
	if got := tree(t, other); !maps.Equal(got, want) {
		t.Errorf("in another order there are\n%q\nwant\n%q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	moved := filepath.Join(t.TempDir(), "store")
	if err := os.Rename(filepath.Join(first.outputs, "store"), moved); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(Order{Outputs: first.outputs, Store: moved, To: one, Wait: time.Second}); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, one); !maps.Equal(got, want) {
		t.Error("a second time, out of a store that was moved, the bytes differ")
	}
	definitions, queries := 0, 0
	for p := range want {
		if strings.HasPrefix(p, "definitions/") {
			definitions++
		}
		if strings.HasSuffix(p, "/verify.sql") {
			queries++
		}
	}
	if definitions != 2 || queries < 2 {
		t.Errorf("there are %d editions and %d verify.sql", definitions, queries)
	}
	if zones := table(t, one, schema.Zones); len(zones) != 3 || zones[0]["_zone"] != "001" || zones[2]["_zone"] != "乙经济开发区" {
		t.Errorf("the zones are %v", zones)
	}
}

// What is in force no longer goes: a run that gave way, a month that was taken back, what the zone was called by
// before; other zones' parts stay.
func TestGone(t *testing.T) {
	o, dir := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\n"), t.TempDir()
	other := newOffice(t, "name = \"乙经济开发区\"\ncounty = \"乙县\"\n")
	other.publish(t, december, bond("乙工投", "2000"))
	other.export(t, dir)
	o.publish(t, december, bond("甲工投", "1000"))
	o.publish(t, january, bond("甲工投", "1000"))
	o.export(t, dir)
	parts := func(r Result) string {
		var list []string
		for _, p := range r.Current.Parts {
			list = append(list, p.Zone+p.Period+p.Run)
		}
		return strings.Join(list, " ")
	}
	o.zone = "name = \"甲经济技术开发区\"\ncounty = \"甲县\"\naliases = [\"甲经济开发区\"]\ncode = \"330\"\n"
	o.publish(t, december, bond("甲工投", "1500"))
	r, err := Write(Order{Outputs: o.outputs, To: dir, Period: december, Wait: time.Second})
	if err != nil || parts(r) != "3302020-12r2 乙经济开发区2020-12r1" || len(r.Removed) != 2 {
		t.Errorf("after a new name there are %s, without %v; %v", parts(r), r.Removed, err)
	}
	if r = o.export(t, dir); parts(r) != "3302020-12r2 乙经济开发区2020-12r1 3302021-01r1" {
		t.Errorf("of all months there are %s", parts(r))
	}
	if err := os.RemoveAll(filepath.Join(o.outputs, "2021-01")); err != nil {
		t.Fatal(err)
	}
	if r = o.export(t, dir); parts(r) != "3302020-12r2 乙经济开发区2020-12r1" || len(r.Removed) != 1 {
		t.Errorf("without January there are %s", parts(r))
	}
	for p := range tree(t, dir) {
		if strings.Contains(p, "2021-01") || strings.Contains(p, "甲经济开发区") {
			t.Errorf("%s stays", p)
		}
	}
}

// Zones of one name have each its own part where their codes tell them apart; where nothing does, it is said.
func TestOneName(t *testing.T) {
	dir := t.TempDir()
	for i, code := range []string{"", "code = \"A1\"", ""} {
		o := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\n"+code+"\n")
		o.publish(t, december, bond("甲工投", strconv.Itoa(1000+i)))
		r := o.export(t, dir)
		if want := []int{1, 2, 2}[i]; len(r.Current.Parts) != want || len(r.Removed) > 0 {
			t.Errorf("after zone %d of code %q there are %v, without %v", i, code, r.Current.Parts, r.Removed)
		}
		if told := len(r.Notes) > 0; told != (i == 2) || told && !strings.Contains(r.Notes[0], "code") {
			t.Errorf("of zone %d is said %q", i, r.Notes)
		}
	}
}

// Definitions by which a column has another type make no table together; nothing changes.
func TestTwoTypes(t *testing.T) {
	o, dir := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\n"), t.TempDir()
	o.publish(t, december, bond("甲工投", "1000"))
	o.export(t, dir)
	before := tree(t, dir)
	other := newOffice(t, "name = \"乙经济开发区\"\ncounty = \"乙县\"\n")
	other.templates = templatestest.Changed(t, "ledgers/07-financing.toml", "id = \"term\"\nheader = \"期限\"\ntype = \"text\"\nexample = \"3+2年\"", "id = \"term\"\nheader = \"期限\"\ntype = \"num\"")
	other.publish(t, december, bond("乙工投", "1000"))
	_, err := Write(Order{Outputs: other.outputs, To: dir, Wait: time.Second})
	var refused *inputs.Error
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), "term") || !maps.Equal(tree(t, dir), before) {
		t.Errorf("got %v", err)
	}
}

// A run that does not come to what it states, or whose files are not what they were, is refused; nothing changes.
func TestRefusesDamage(t *testing.T) {
	o, dir := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\n"), t.TempDir()
	o.publish(t, december, bond("甲工投", "1000"))
	o.export(t, dir)
	before := tree(t, dir)
	refused := func(what string, err error) {
		t.Helper()
		var damage *publish.DamagedError
		if !errors.As(err, &damage) || !strings.Contains(err.Error(), "2020-12") {
			t.Errorf("%s: %v", what, err)
		}
		if !maps.Equal(tree(t, dir), before) {
			t.Errorf("%s: the folder changed", what)
		}
	}
	export := func() error {
		_, err := Write(Order{Outputs: o.outputs, To: dir, Wait: time.Second})
		return err
	}
	o.publish(t, december, bond("甲工投", "1000"), func(e *runfolder.Edition) { e.Figures[0].Value = e.Figures[0].Value.Add(decimal.NewFromInt(1)) })
	refused("another value", export())
	o.publish(t, december, bond("甲工投", "1000"))
	if err := export(); err != nil {
		t.Fatal(err)
	}
	before = tree(t, dir)
	run, err := publish.Latest(o.outputs, december)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(run.Dir, "figures.json"), filepath.Join(run.Dir, "findings.json"), run.Kept(run.Manifest.Inputs[1].SHA256)} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.Chmod(path, 0o600), os.WriteFile(path, append(data, ' '), 0o600)); err != nil {
			t.Fatal(err)
		}
		refused(path, export())
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A value with more digits than the facts hold is refused with its cell; nothing is rounded.
func TestRefusesUnfit(t *testing.T) {
	o, dir := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\n"), filepath.Join(t.TempDir(), "facts")
	o.publish(t, december, bond("甲工投", "1000.0000000000000000001"))
	_, err := Write(Order{Outputs: o.outputs, To: dir, Wait: time.Second})
	var unfit *part.UnfitError
	if !errors.As(err, &unfit) || !strings.Contains(err.Error(), "融资.csv") || !strings.Contains(err.Error(), "单元格 E2") || !strings.Contains(err.Error(), "1000.0000000000000000001") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the folder was made all the same")
	}
}

// Figures are those that were published: as many, in their order, of equal value and unit.
func TestEqual(t *testing.T) {
	book := func(change func([]figure.Figure) []figure.Figure) []figure.Figure {
		return change([]figure.Figure{{ID: "a", Value: decimal.RequireFromString("1.50"), Unit: "个"}, {ID: "b", Group: figure.ByUnit("甲"), Value: decimal.NewFromInt(2), Unit: "个"}})
	}
	as := func(f []figure.Figure) []figure.Figure { return f }
	for name, test := range map[string]struct {
		change func([]figure.Figure) []figure.Figure
		want   bool
	}{
		"the same":    {func(f []figure.Figure) []figure.Figure { f[0].Value = decimal.RequireFromString("1.5"); return f }, true},
		"value":       {func(f []figure.Figure) []figure.Figure { f[0].Value = decimal.RequireFromString("1.51"); return f }, false},
		"unit":        {func(f []figure.Figure) []figure.Figure { f[1].Unit = "项"; return f }, false},
		"id":          {func(f []figure.Figure) []figure.Figure { f[1].ID = "c"; return f }, false},
		"group":       {func(f []figure.Figure) []figure.Figure { f[1].Group = figure.ByUnit("乙"); return f }, false},
		"one less":    {func(f []figure.Figure) []figure.Figure { return f[:1] }, false},
		"none":        {func(f []figure.Figure) []figure.Figure { return nil }, false},
		"one more":    {func(f []figure.Figure) []figure.Figure { return append(f, f[0]) }, false},
		"other order": {func(f []figure.Figure) []figure.Figure { return []figure.Figure{f[1], f[0]} }, false},
	} {
		if got := equal(book(as), book(test.change)); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A code is the same in any case.
func TestOwns(t *testing.T) {
	z := zone{key: "A1", code: "A1", outputs: t.TempDir()}
	for _, test := range []struct {
		part shelf.Part
		want bool
	}{
		{shelf.Part{Zone: "a1", Code: "a1", Period: "2020-12", Run: "r1"}, true}, {shelf.Part{Zone: "A2", Code: "A2", Period: "2020-12", Run: "r1"}, false},
		{shelf.Part{Zone: "甲", Name: "甲", Period: "2020-12", Run: "r1"}, false}, {shelf.Part{Zone: "甲", Period: "?", Run: "r1"}, false},
	} {
		if got := z.owns(test.part); got != test.want {
			t.Errorf("%v: %v", test.part, got)
		}
	}
}
