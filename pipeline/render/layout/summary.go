package layout

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// front sets what stands between the title and the text, which begins on the next page: 摘要, what leaders
// read first, and 目录. 摘要 stands whole on one page (design-life §18), so it is set closer where it has to be.
// Under a 红头 there is none: the first page of a 公文 has text (GB/T 9704-2012, 7.3.3).
func (r *report) front(doc document.Document) {
	digest := doc.Digest()
	if digest.Title == "" || doc.RedHead != "" {
		if doc.Contents {
			r.contents(doc)
			r.breakPage = true
		}
		return
	}
	f := r.fitting(digest, doc.Contents)
	if !f.apart {
		r.summary(digest, f)
	}
	if doc.Contents {
		r.contents(doc)
	}
	if f.apart {
		r.breakPage = true
		r.summary(digest, f)
	}
	r.breakPage = true
}

// fit is how close a 摘要 is set.
type fit struct {
	apart bool    // on a page of its own, after 目录
	dense int     // so many times its text is made smaller as a paper's is that is attached to a report
	low   float64 // how low its table's rows are: 0 as everywhere, 1 as low as can be read
}

// fitting is the first way of setting a 摘要 that holds it on one page: under the title, or else on a page of its
// own while 目录 stands under the title. Its text becomes no smaller than that of its table. A text that
// no page can hold runs over pages.
func (r *report) fitting(digest document.Section, contents bool) fit {
	const smallest = 3
	under := smallest
	if contents {
		under = 1
	}
	whole := float64(r.Style.Page.TextHeight * page.PointsPerMM)
	room := whole
	for _, c := range r.chunks {
		room -= c.height
	}
	for dense := range under + 1 {
		if f := (fit{dense: dense}); r.lowered(&f, digest, room) {
			return f
		}
	}
	for dense := range smallest + 1 {
		if f := (fit{apart: true, dense: dense}); r.lowered(&f, digest, whole) {
			return f
		}
	}
	return fit{}
}

// lowest is how low rows become beside text of each size: it is made smaller before they are hard to read.
func (f fit) lowest() float64 {
	if f.dense == 0 {
		return 0.6
	}
	return 1
}

// lowered makes the rows of the table as low as the room asks; false where that does not do.
func (r *report) lowered(f *fit, digest document.Section, room float64) bool {
	usual := r.needs(digest, *f)
	if usual <= room {
		return true
	}
	f.low = f.lowest()
	least := r.needs(digest, *f)
	if least > room {
		return false
	}
	f.low = float64(f.low * (usual - room) / (usual - least))
	return true
}

// needs is the height of a 摘要, set on trial.
func (r *report) needs(digest document.Section, f fit) float64 {
	trial := newReport(r.Setter)
	trial.places = r.places
	trial.summary(digest, f)
	chunks := trial.chunks
	for chunks[len(chunks)-1].space {
		chunks = chunks[:len(chunks)-1]
	}
	return height(chunks)
}

// summary sets 摘要, its heading as large as all of its kind.
func (r *report) summary(digest document.Section, f fit) {
	r.Part = digest.Title
	defer r.Leave(r.Enter(page.Section))
	head := r.centredBlock([]string{spaced(digest.Title)}, r.Use("heading1").In(r.Heading(sectionLevel)), r.measure)
	head[0].outline = []page.Outline{{Level: sectionLevel, Title: digest.Title}}
	r.add(head...)
	style := r.Style
	for range f.dense {
		r.Style = r.Style.Dense()
	}
	r.low = f.low
	r.blocks(digest.Blocks, digest.Title)
	r.low, r.Style = 0, style
	r.blank(r.Pitch(), false)
}

// spaced sets a heading of two characters apart: 目　录.
func spaced(title string) string {
	if two := []rune(title); len(two) == 2 {
		return string(two[0]) + "　" + string(two[1])
	}
	return title
}
