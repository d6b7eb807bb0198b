package submission

import (
	"testing"

	"zonereport/pipeline/bundle"
)

// The checksums are those of the standards' own examples, and the list is one that Notepad and programs read.
func TestList(t *testing.T) {
	p := packer{}
	files := p.listed([]bundle.File{{Name: "02附表.xlsx", Data: []byte("abc")}, {Name: "01正文.pdf", Data: []byte("<</Type /Pages /Count 3>>")}})
	if len(files) != 3 || files[0].Name != "01正文.pdf" || files[2].Name != "清单.txt" {
		t.Fatalf("%d files", len(files))
	}
	if e := p.list[1]; e.SHA256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" || e.SM3 != "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0" || e.Pages != 0 || e.Bytes != 3 {
		t.Errorf("%+v", e)
	}
	want := "\uFEFF序号\t文件名\t页数\t字节\tSHA-256\tSM3\r\n1\t01正文.pdf\t3\t25\t" + p.list[0].SHA256 + "\t" + p.list[0].SM3 + "\r\n2\t02附表.xlsx\t—\t3\t" + p.list[1].SHA256 + "\t" + p.list[1].SM3 + "\r\n"
	if got := string(files[2].Data); got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// Names tell whom a package is for, and never lie over each other.
func TestRecipient(t *testing.T) {
	seen := map[string]string{}
	for _, to := range []string{"县统计局", "县/统计局", "县:统计局", "县统计局、县发展和改革局、县商务局、县经济和信息化局、县财政局", "县统计局、县发展和改革局、县商务局、县经济和信息化局、县财政所"} {
		name := recipient(to)
		if seen[name] != "" || len(name) > 90 {
			t.Errorf("%s and %s are called %s", to, seen[name], name)
		}
		seen[name] = to
	}
	if seen["报县统计局"] != "县统计局" {
		t.Errorf("%v", seen)
	}
}
