package archive_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/bundle"
	"zonereport/pipeline/calendar"
)

// TestTextsOfOFD: what its pages say is given, what its file is called by and drawn with is not.
func TestTextsOfOFD(t *testing.T) {
	file, err := bundle.Deflated([]bundle.File{
		{Name: "OFD.xml", Data: []byte(`<ofd:DocID>00cb4713800138000f79fb0e74ec2f3f</ofd:DocID><ofd:Title>通报</ofd:Title>`)},
		{Name: "Doc_0/Res/font_1.ttf", Data: []byte(">13800138000<")},
		{Name: "Doc_0/Pages/Page_0/Content.xml", Data: []byte(`<ofd:TextCode X="0" Y="0">联系人&amp;电话</ofd:TextCode><ofd:TextCode>13800138000</ofd:TextCode><ofd:TextCode>2020</ofd:TextCode>`)},
	}, calendar.Date(0))
	if err != nil {
		t.Fatal(err)
	}
	for own, want := range map[bool]string{true: "通报 联系人&电话", false: "00cb4713800138000f79fb0e74ec2f3f 通报 联系人&电话 13800138000 2020"} {
		var got []string
		if err := archive.Texts("通报.ofd", file, own, func(text string) { got = append(got, text) }); err != nil || !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("own %v: %q, %v, want %s", own, got, err, want)
		}
	}
}
