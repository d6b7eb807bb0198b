package archive

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// A run is issued with a status of the three, with the words that its reports bear, and as a
// substantial revision only with a reason.
func TestIssue(t *testing.T) {
	dir := t.TempDir()
	begin(t, dir, published("r1"), published("r2"), issued("r1", Preliminary))
	order := func(change func(o *Order)) Order {
		o := Order{Period: december, Run: "r2", Status: Revised, Manifest: []byte("r2"), Check: "A"}
		change(&o)
		return o
	}
	for name, c := range map[string]struct {
		order   Order
		refused string // part of the reason; empty: issued
		want    Details
		already bool
	}{
		"plain":             {order(func(*Order) {}), "", Details{Status: Revised, Check: "A"}, false},
		"another status":    {order(func(o *Order) { o.Status = "送审" }), "初步、修订、核定", Details{}, false},
		"no status":         {order(func(o *Order) { o.Status = "" }), "初步、修订、核定", Details{}, false},
		"an unknown run":    {order(func(o *Order) { o.Run = "r3" }), "登记不符", Details{}, false},
		"another manifest":  {order(func(o *Order) { o.Manifest = []byte("r1") }), "登记不符", Details{}, false},
		"said now":          {order(func(o *Order) { o.Given = document.Signing{DocNo: " 3号 ", Dated: "2021-01-08"} }), "", Details{Status: Revised, Check: "A", DocNo: "3号", Dated: "2021-01-08"}, false},
		"printed":           {order(func(o *Order) { o.Printed.Signer = "张三" }), "", Details{Status: Revised, Check: "A", Signer: "张三"}, false},
		"confirmed":         {order(func(o *Order) { o.Printed.Signer, o.Given.Signer = "张三", "张三" }), "", Details{Status: Revised, Check: "A", Signer: "张三"}, false},
		"contradicted":      {order(func(o *Order) { o.Printed.DocNo, o.Given.DocNo = "3号", "4号" }), "印的文号是“3号”", Details{}, false},
		"no date":           {order(func(o *Order) { o.Given.Dated = "2021-02-30" }), "成文日期", Details{}, false},
		"a personal number": {order(func(o *Order) { o.Given.Reason = "李四13857500001来电" }), "", Details{Status: Revised, Check: "A", Reason: "李四138******01来电"}, false},
		"substantial":       {order(func(o *Order) { o.Substantial = true }), "--reason", Details{}, false},
		"substantial, said": {order(func(o *Order) { o.Substantial, o.Given.Reason = true, "更正" }), "", Details{Status: Revised, Check: "A", Reason: "更正"}, false},
		"once more":         {order(func(o *Order) { o.Run, o.Manifest, o.Status, o.Check = "r1", []byte("r1"), Preliminary, "" }), "", Details{Status: Preliminary}, true},
	} {
		t.Run(name, func(t *testing.T) {
			e, already, err := read(t, dir).Issue(c.order)
			var refused *RefusedError
			switch {
			case c.refused != "":
				if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("%+v, %v", e, err)
				}
			case err != nil || !reflect.DeepEqual(e.Details, c.want) || e.Run != c.order.Run || e.Manifest != checksum(c.order.Manifest) || already != c.already:
				t.Errorf("%+v %v %v, want %+v", e, already, err, c.want)
			}
		})
	}
}
