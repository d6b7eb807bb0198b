package letter

import (
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document/documenttest"
)

func facts() Facts {
	dated, _ := calendar.NewDate(2021, 1, 8)
	return Facts{To: "县统计局", Organ: "示范经济开发区管理委员会", Zone: "示范经济开发区", Title: "示范经济开发区2020年度亮点工作回眸",
		Period: calendar.Month{Year: 2020, Number: 12}, Run: "2020-12/r2", Check: "AAAA-1111-2222", Code: "示范经济开发区", Enclosed: []string{"正文", "附表", "签发单", "修订说明"},
		Issue: Issue{Status: "核定", DocNo: "新经开〔2021〕3号", Dated: dated, Signer: "张三", Nth: 2, At: "2021-01-08 10:00"},
		Entry: Entry{Event: "签发", N: 7, SHA256: strings.Repeat("0f", 32)}}
}

// What the papers say, word for word: of an issued report, of one that bears nothing yet, of a draft, of the public edition.
func TestPapers(t *testing.T) {
	issued, plain, draft, public := facts(), facts(), facts(), facts()
	plain.Issue = Issue{Status: "初步", Nth: 1, At: "2021-01-08 10:00"}
	draft.Draft, draft.Issue, draft.Entry = true, Issue{}, Entry{Event: "发布", N: 6, SHA256: strings.Repeat("1e", 32)}
	public.Public, public.Issue.Signer, public.Title = true, "", "示范县招商选资大会战2020年12月考核通报"
	replaced := facts()
	replaced.Issue.Nth, replaced.Later = 1, Later{Nth: 2, Check: "BBBB-3333-4444"}
	for name, f := range map[string]Facts{"replaced": replaced, "issued": issued, "plain": plain, "draft": draft, "public": public} {
		var b strings.Builder
		for _, doc := range []func(Facts) error{
			func(f Facts) error { return documenttest.Dump(&b, Letter(f)) }, func(f Facts) error { return documenttest.Dump(&b, Sheet(f)) },
		} {
			if err := doc(f); err != nil {
				t.Fatal(err)
			}
			b.WriteString("----\n")
		}
		documenttest.Golden(t, filepath.Join("testdata", name+".txt"), b.String())
	}
}

// The letter's title breaks by sense: in the report's title where that does, before 《 where a line has no room.
func TestHeading(t *testing.T) {
	for title, want := range map[string]string{
		"示范经济开发区2020年度亮点工作回眸":             "关于报送《示范经济开发区\n2020年度亮点工作回眸》的函",
		"示范县招商选资大会战2020年12月考核通报":          "关于报送《示范县招商选资大会战\n2020年12月考核通报》的函",
		"浙江省绍兴市示范县高质量招商选资大会战2020年12月考核通报": "关于报送\n《浙江省绍兴市示范县高质量招商选资大会战\n2020年12月考核通报》的函",
		"工作通报":         "关于报送《工作通报》的函",
		"2020年12月工作通报": "关于报送《2020年12月工作通报》的函",
		"开发区建设和招商引资工作情况通报": "关于报送\n《开发区建设和招商引资工作情况通报》的函",
		"示范经济开发区":          "关于报送《示范经济开发区》的函",
	} {
		f := facts()
		f.Title = title
		if got := f.heading(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
