package markup

import (
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// TestPageFormats: a page of Excel states each cell's number beside its text and the format
// in its style sheet; both together are what a person reads.
func TestPageFormats(t *testing.T) {
	page := `<html><style><!--
table {mso-displayed-decimal-separator:"\.";}
.xl65 {mso-style-parent:style0; mso-number-format:"0\.00\0022亿元\0022";}
td.xl66, .xl67 {mso-number-format:"\#\,\#\#0\.00_\)\;\[Red\]\\\(\#\,\#\#0\.00\\\)";}
.xl68 {mso-number-format:Percent;}
.xl69 {mso-number-format:"m\0022月\0022d\0022日\0022";}
--></style><table><tr><td class=xl65 x:num="2.034">2.03亿元</td><td class="big xl67" x:num="-1234.567">(1,234.57)</td><td class=xl68 x:num="0.0528">5.28%</td><td class=xl69 x:num="43500">2月4日</td>` +
		`<td style='mso-number-format:"0!.0,"' x:num="15000000">1500.0</td><td x:num="15000000">1500.0</td><td x:num="2.034">2.03亿元</td><td x:num="-1234.567">-1,234.57</td><td x:num="43500">2019/2/4</td><td class=xl65 x:num>2.03亿元</td></tr></table></html>`
	book, err := Read([]byte(page), HTML, "S")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2.034 look", "-1234.567", "0.0528 percent", "43500 date look", "15000000 look", "text 1500.0", "text 2.03亿元", "-1234.567", "text 2019/2/4", "text 2.03亿元"}
	var got []string
	for i := range book.Sheets[0].Rows[0].Cells {
		c := &book.Sheets[0].Rows[0].Cells[i]
		s := c.Text
		if c.Kind == grid.Text {
			s = "text " + s
		}
		s += map[grid.Format]string{grid.Percent: " percent", grid.DateTime: " date"}[c.Format]
		if book.Looks.Of(c) != nil {
			s += " look"
		}
		got = append(got, s)
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("\n got  %q\n want %q", got, want)
	}
}
