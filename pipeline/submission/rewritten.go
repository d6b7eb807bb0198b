package submission

import (
	"fmt"
	"path"
	"slices"

	"zonereport/pipeline/bundle"
	"zonereport/pipeline/compose/letter"
	"zonereport/pipeline/compose/public"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// rewritten is the report drawn anew out of the store: with the mark of a draft, or with what everybody may read.
func (p *packer) rewritten(d desk) ([]bundle.File, error) {
	doc, err := p.rewrite(d)
	if err != nil {
		return nil, err
	}
	if p.order.Draft {
		doc.Across = letter.Mark
	}
	if p.order.Profile == Superior {
		doc.Data = nil // the workbook is the published one
	}
	drawn, err := d.values(doc)
	var files []bundle.File
	for _, a := range drawn {
		name := tablesName
		if ext := path.Ext(a.Name); ext != path.Ext(tablesName) {
			name = bodyName + ext
		}
		files = append(files, bundle.File{Name: name, Data: a.Data})
	}
	return files, err
}

// rewrite writes the report again, and refuses one that is not what was published.
func (p *packer) rewrite(d desk) (document.Document, error) {
	period, run := p.job.Period, p.run.Manifest.Run
	w, err := p.job.Rewrite(p.run, d.fonts)
	if err != nil {
		return document.Document{}, differs("%s/%s 不能由留存的材料重写：%v。请先用 zonereport verify %s/%s 查明。", period, run, err, period, run)
	}
	stated, _, err := p.run.Figures()
	if err != nil {
		return document.Document{}, err
	}
	otherwise := w.Check != p.run.Manifest.Check
	if !slices.EqualFunc(w.Book.Figures, stated, sameFigure) || otherwise && p.order.Profile == Superior {
		return document.Document{}, differs("%s/%s 由留存的材料重写，与发布的不同（多半是另一版程序做的），不能据此打包。请用 zonereport run --period %s --again 重做，再打包新的一次。", period, run, period)
	}
	if otherwise {
		p.notes = append(p.notes, fmt.Sprintf("%s/%s 是另一版程序做的：全部指标与发布的相同，公开版的文字由现在的程序写成。", period, run))
	}
	i := slices.IndexFunc(w.Docs, func(doc document.Document) bool { return doc.ID == p.order.Report })
	if i < 0 {
		return document.Document{}, differs("%s/%s 由留存的材料重写，没有报告 %s。", period, run, p.order.Report)
	}
	if p.order.Profile == Public {
		return public.Of(w.Docs[i], public.Options{Defs: d.material.Defs, Zone: d.material.Zone, Set: w.Set, Figures: w.Book.Figures, Docs: w.Docs, Earlier: w.Earlier}), nil
	}
	return w.Docs[i], nil
}

func sameFigure(a, b figure.Figure) bool {
	return a.Key() == b.Key() && a.Unit == b.Unit && a.Value.Equal(b.Value)
}
