package facts

import (
	"zonereport/pipeline/facts/shelf"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
)

// stranger refuses the zone where another one stands in its place: of the same code, or of a name that is this one's
// code. Its parts would go without a word. A zone that was renamed has one of its parts' runs in its outputs folder,
// or a run in force that bears the old name.
func (z zone) stranger(to string, runs []publish.Published, parts []shelf.Part) error {
	names, now := map[string]bool{}, ""
	for _, r := range runs {
		now = r.Manifest.Zone
		names[ledger.Fold(now)] = true
	}
	var other *shelf.Part
	for i, p := range parts {
		if !z.owns(p) {
			continue
		}
		if names[ledger.Fold(p.Name)] || z.published(p) {
			return nil
		}
		other = &parts[i]
	}
	if other == nil {
		return nil
	}
	name := "“" + other.Name + "”"
	if other.Code != "" {
		name += "（代码 " + other.Code + "）"
	}
	return inputs.Missing("%s 里已有%s的 %s %s，与本次的“%s”是同一个代码 %s，%s 里又没有发布过那一次。两个开发区不能用同一个代码，没有写入任何内容。请改正其中一个 zone.toml 的 code，重新发布后再导出；若是同一个开发区改了名称、输出文件夹又是重新做的，请换一个空文件夹重新导出全部开发区。",
		to, name, other.Period, other.Run, now, z.key, z.outputs)
}
