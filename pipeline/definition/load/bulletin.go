package load

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// bulletinFile is where the structure of 汇总通报 stands in a templates folder.
const bulletinFile = definition.BulletinFolder + "/rollup.toml"

// Bulletin reads 汇总通报 of a templates folder, as strictly as the definitions of that folder, which its
// tables name figures of. The error is definition.Errors, each with its line.
func Bulletin(folder fs.FS, defs definition.Definitions) (definition.Bulletin, error) {
	b := definition.Bulletin{Texts: map[string]string{}}
	data, err := fs.ReadFile(folder, bulletinFile)
	if err != nil {
		return b, &definition.Error{File: bulletinFile, Reason: "模板文件夹里没有汇总通报的模板。可用 zonereport templates 目录 写出一份完整的默认模板，把其中的 " + definition.BulletinFolder + " 复制过来"}
	}
	file := definition.File{Path: bulletinFile, Data: data}
	if err := readable(file); err != nil {
		return b, err
	}
	wrong, stopped := decode(file, &b)
	if !stopped {
		wrong.Add(bulletin(file, b, defs))
	}
	for _, name := range b.Narratives() {
		p := path.Join(definition.BulletinFolder, name)
		text, err := fs.ReadFile(folder, p)
		if err != nil {
			wrong.Add(file.Refuse(name, "没有文字文件 %s。请把它放到 %s 里，或改正名称", p, definition.BulletinFolder))
			continue
		}
		wrong.Add(readable(definition.File{Path: p, Data: text}))
		b.Texts[name] = string(text)
	}
	return b, wrong.Sorted().OrNil()
}

// bulletin refuses what does not hold together.
func bulletin(file definition.File, b definition.Bulletin, defs definition.Definitions) error {
	var wrong []error
	if b.File == "" || b.Title == "" || len(b.Sections) == 0 {
		wrong = append(wrong, file.Refuse("title", "汇总通报要有 file（文件名）、title（标题）和至少一节 [[section]]"))
	}
	var ids []string
	for _, f := range defs.Figures {
		ids = append(ids, f.ID)
	}
	for _, s := range b.Sections {
		if s.Title == "" {
			wrong = append(wrong, file.Refuse("section", "每一节要有 title（标题）"))
		}
		for _, t := range s.Tables {
			wrong = append(wrong, bulletinTable(file, t))
			for _, id := range t.Figures {
				if _, ok := defs.Figure(figure.Told(id)); !ok && !defs.OtherTimes["figure "+id] {
					wrong = append(wrong, file.Unknown("指标", id, ids))
				}
			}
		}
	}
	return errors.Join(wrong...)
}

func bulletinTable(file definition.File, t definition.BulletinTable) error {
	known := false
	for _, kind := range definition.BulletinTables {
		known = known || t.Built == kind
	}
	switch {
	case t.Title == "":
		return file.Refuse("table", "每张表要有 title（标题）")
	case !known:
		return file.Refuse(t.Built, "表 %q 的 built = %q 不认识，应是 %s 之一%s", t.Title, t.Built, strings.Join(definition.BulletinTables, "、"), definition.Suggest(t.Built, definition.BulletinTables))
	case t.Built == "shares" && len(t.Figures) != 1:
		return file.Refuse(t.Title, "表 %q：shares 的 figures 写一项指标，这里写了 %d 项", t.Title, len(t.Figures))
	case t.Built == "zones" && (len(t.Figures) == 0 || len(t.Figures) > definition.MostColumns):
		return file.Refuse(t.Title, "表 %q：zones 的 figures 写一至 %d 项指标，这里写了 %d 项。多的请分成几张表", t.Title, definition.MostColumns, len(t.Figures))
	case (t.Built == "reporting" || t.Built == "left_out") && len(t.Figures) > 0:
		return file.Refuse(t.Title, "表 %q：%s 不写 figures", t.Title, t.Built)
	}
	return nil
}
