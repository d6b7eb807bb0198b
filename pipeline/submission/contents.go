package submission

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/bundle"
	"zonereport/pipeline/compose/letter"
	"zonereport/pipeline/runfolder"
)

// Names of the files of a package.
const (
	letterName   = "00报送函.pdf"
	bodyName     = "01正文"
	tablesName   = "02附表.xlsx"
	sheetName    = "03签发单.pdf"
	revisionName = "04修订说明.pdf"
	listName     = "清单.txt"
	ofdSuffix    = ".ofd"
)

// files are the files of the package, the list last.
func (p *packer) files() ([]bundle.File, error) {
	if err := p.choose(); err != nil {
		return nil, err
	}
	body, err := p.report()
	if err != nil {
		return nil, err
	}
	d, err := p.desk()
	if err != nil {
		return nil, err
	}
	files, title, err := p.contents(d, body)
	if err != nil {
		return nil, err
	}
	f := p.facts(d, title)
	f.Enclosed = enclosed(files)
	cover, err := d.draw(letter.Letter(f))
	if err != nil {
		return nil, err
	}
	sheet, err := d.draw(letter.Sheet(f))
	if err != nil {
		return nil, err
	}
	files = append(files, bundle.File{Name: letterName, Data: cover}, bundle.File{Name: sheetName, Data: sheet})
	return p.listed(files), nil
}

// contents are the report and what goes with it, and the report's title.
func (p *packer) contents(d desk, body runfolder.ArtifactRecord) (files []bundle.File, title string, err error) {
	title = strings.TrimSuffix(body.Path, ".pdf")
	parts := []part{{body.Role, bodyName + ".pdf"}, {p.order.Report + ofdSuffix, bodyName + ofdSuffix}}
	if p.order.Draft || p.order.Profile == Public {
		if files, err = p.rewritten(d); err != nil {
			return nil, "", err
		}
		parts = nil
	}
	if p.order.Profile == Superior {
		parts = append(parts, part{p.order.Report + ".xlsx", tablesName})
		paper, err := p.revision(d)
		if err != nil {
			return nil, "", err
		}
		files = append(files, paper...)
	}
	for _, part := range parts {
		a, ok := p.artifact(part.role)
		if !ok {
			continue
		}
		data, err := p.run.Artifact(a)
		if err != nil {
			return nil, "", err
		}
		files = append(files, bundle.File{Name: part.name, Data: data})
	}
	return files, title, nil
}

// part is a published file under the name that it has in a package.
type part struct{ role, name string }

// enclosed is how the letter calls what goes with it, in the order in which it lies there: 正文 in all its formats,
// the sheet and the list too.
func enclosed(files []bundle.File) []string {
	names := []string{sheetName}
	for _, f := range files {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	names = append(names, listName)
	for i, name := range names {
		name, _, _ = strings.Cut(name, ".")
		names[i] = strings.TrimLeft(name, "0123456789")
	}
	return slices.Compact(names)
}

// facts is what the papers state.
func (p *packer) facts(d desk, title string) letter.Facts {
	m := p.run.Manifest
	f := letter.Facts{To: p.order.To, Organ: d.organ(), Zone: m.Zone, Title: title, Period: p.job.Period, Run: m.Period + "/" + m.Run, Check: m.Check, Code: cmp.Or(m.Code, m.Zone),
		Public: p.order.Profile == Public, Draft: p.order.Draft}
	if p.issue != nil {
		if last, ok := p.chain.LastIssued(p.job.Period); ok && last.Run != m.Run {
			f.Later = letter.Later{Nth: last.Count, Check: last.Check}
			p.notes = append(p.notes, fmt.Sprintf("%s/%s 已由本月第%d次印发（%s）代替，报送函和签发单写明了。", m.Period, m.Run, last.Count, last.Run))
		}
	}
	if e, ok := p.chain.Entry(p.job.Period, m.Run); ok {
		f.Entry = letter.Entry{Event: "发布", N: e.N, SHA256: p.chain.Checksum(e)}
	}
	if p.issue == nil || p.order.Draft {
		return f
	}
	f.Entry = letter.Entry{Event: "签发", N: p.issue.N, SHA256: p.chain.Checksum(p.issue.Event)}
	f.Issue = letter.Issue{Status: string(p.issue.Status), DocNo: p.issue.DocNo, Dated: day(p.issue.Dated), Nth: p.issue.Count, At: minute(p.issue.At)}
	if p.order.Profile != Public { // no names of persons
		f.Issue.Signer = p.issue.Signer
	}
	return f
}
