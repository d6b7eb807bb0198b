package submission

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"zonereport/pipeline/bundle"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/compose/letter"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

// revisionRole is the role of 修订说明 among the files of a run.
const revisionRole = definition.RevisionID + ".pdf"

// revision is 修订说明 as it was published, of a draft with its mark on each page; nothing where the run has none.
func (p *packer) revision(d desk) ([]bundle.File, error) {
	a, ok := p.artifact(revisionRole)
	if !ok {
		return nil, nil
	}
	data, err := p.run.Artifact(a)
	if err == nil && p.order.Draft {
		data, err = p.marked(d, data)
	}
	return []bundle.File{{Name: revisionName, Data: data}}, err
}

// marked draws 修订说明 anew out of the revision.json of the run, with the mark of a draft.
func (p *packer) marked(d desk, published []byte) ([]byte, error) {
	stated, err := p.run.Record(revision.FileName)
	if err != nil {
		return nil, err
	}
	var r revision.Revision
	if err := json.Unmarshal(stated, &r); err != nil {
		period, run := p.job.Period, p.run.Manifest.Run
		return nil, differs("%s/%s 的 %s 读不出来（%v），修订说明不能印上“%s”。请先用 zonereport verify %s/%s 查明。", period, run, revision.FileName, err, letter.Mark, period, run)
	}
	plain, err := paper(p.run, d, r, "")
	if err != nil {
		return nil, undrawn(err)
	}
	if !bytes.Equal(plain, published) {
		p.notes = append(p.notes, fmt.Sprintf("修订说明由现在的程序按发布的 %s 重新排版，行文可能与发布的那一份不同，数据相同。", revision.FileName))
	}
	data, err := paper(p.run, d, r, letter.Mark)
	return data, undrawn(err)
}

// paper draws 修订说明 of a run with a mark across its pages.
func paper(run publish.Published, d desk, r revision.Revision, across string) ([]byte, error) {
	drawn, err := comparing.Amendment(d.material, r, run.Signing(), run.Manifest.Issued, d.fonts, across)
	if i := slices.IndexFunc(drawn, func(a runfolder.Artifact) bool { return a.Role == revisionRole }); err == nil && i >= 0 {
		return drawn[i].Data, nil
	}
	return nil, err
}
