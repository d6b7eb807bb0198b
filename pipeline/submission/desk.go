package submission

import (
	"cmp"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/render"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// desk is what papers are drawn with: what the run was made of, with its style and its fonts, so that a package
// has the same bytes on every machine.
type desk struct {
	material month.Material
	fonts    typeface.Set
}

// desk takes it out of the store. Where that has no fonts, as of runs that kept none, those of the machine serve.
func (p *packer) desk() (d desk, err error) {
	err = month.Safely(func() (err error) {
		d.material, err = month.Kept(p.run)
		return err
	})
	if err != nil {
		return d, err
	}
	style, ok := d.material.Defs.Style, false
	if d.fonts, ok = month.KeptFonts(p.run, style); ok {
		return d, nil
	}
	if d.fonts, ok = month.SameFonts(p.run, style, p.job.FontDirs); ok {
		return d, nil
	}
	d.fonts, err = typeface.Find(style, p.job.FontDirs)
	p.notes = append(p.notes, "留存的字体不全，报送函和签发单用本机的字体排版；换一台机器打包，字节可能不同。")
	return d, err
}

// organ is the 署名机关.
func (d desk) organ() string { return cmp.Or(d.material.Zone.Issue.Organ, d.material.Zone.Name) }

// draw draws a paper as PDF.
func (d desk) draw(doc document.Document) ([]byte, error) {
	data, err := render.PDF(doc, d.material.Defs.Style, d.fonts)
	return data, undrawn(err)
}

// values draws a report anew, in the formats that show values only.
func (d desk) values(doc document.Document) ([]runfolder.Artifact, error) {
	list, err := render.Values(doc, d.material.Defs.Style, d.fonts)
	return list, undrawn(err)
}

// undrawn says in words of users which characters no font has.
func undrawn(err error) error {
	var characters []string
	for _, u := range render.Undrawable(err) {
		characters = append(characters, string(u.Rune))
	}
	if characters == nil {
		return err
	}
	return inputs.Missing("没有字体能写“%s”。请改正 --to，或在 zone.toml 的 [issue] 里改正署名机关。", strings.Join(characters, "、"))
}

// day reads 2021-01-08; zero for nothing.
func day(text string) calendar.Date {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0
	}
	d, _ := calendar.NewDate(t.Year(), int(t.Month()), t.Day())
	return d
}

// minute is a time of the chain to the minute, in Beijing's time as it states it: 2021-01-08 10:00.
func minute(text string) string {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return ""
	}
	return calendar.Minute(t)
}
