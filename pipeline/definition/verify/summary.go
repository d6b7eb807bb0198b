package verify

import (
	"errors"
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// summary refuses a summary without anything to say, with more lines than a page holds, or of figures that
// are not there.
func (v *verifier) summary(file source, s *definition.Summary) error {
	if s == nil {
		return nil
	}
	file = source{file.Table("summary", 0)}
	if len(s.Figures) == 0 && s.Narrative == "" && s.Built == "" {
		return file.Refuse("summary", "[summary] 是空的：写 figures（指标）、built（内置表）和 narrative（文字文件）中的一样或几样；不要摘要的删去这一段")
	}
	if len(s.Figures) > 0 && s.Built != "" {
		return file.Refuse("built", "[summary] 的 figures 和 built 只写一样")
	}
	if len(s.Figures) > definition.SummaryFigures {
		return file.Refuse("figures", "[summary] 的 figures 有 %d 项，摘要一页放不下。请只留最要紧的，最多 %d 项", len(s.Figures), definition.SummaryFigures)
	}
	return errors.Join(file.among("内置摘要", []string{"", definition.Standing}, s.Built), each(s.Figures, func(key string) error {
		id, group := figure.IDOf(key)
		f, ok := v.defs.Figure(id)
		switch of := figure.Told(id); {
		case of != id:
			return file.Refuse(key, "[summary] 的 figures 写指标本身 %q：它的年度目标、完成率和增幅自动列出", of)
		case !ok:
			e := file.Unknown("指标", id, ids(v.defs.Figures, func(f definition.Figure) string { return f.ID }))
			e.Line = file.Refuse(key, "").Line
			return e
		case group != "" && v.defs.Grouping(f.Query) == "":
			return file.Refuse(key, "指标 %q 不分组，后面不能写 /%s", id, group)
		}
		return nil
	}), v.twice(file, s.Figures))
}

// twice refuses a line that a summary states again.
func (v *verifier) twice(file source, keys []string) error {
	for i, key := range keys {
		if slices.Contains(keys[:i], key) {
			return file.Refuse(key, "[summary] 的 figures 里 %q 写了两次", key)
		}
	}
	return nil
}
