package submission

import (
	"strings"

	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/runfolder"
)

// name is what the package is called: it tells the zone, the report, the month, the run and for whom it is.
func (p *packer) name() string {
	m := p.run.Manifest
	body, _ := p.artifact(p.order.Report + ".pdf")
	title := strings.TrimSuffix(body.Path, ".pdf")
	if !strings.Contains(title, m.Zone) {
		title = m.Zone + "_" + title
	}
	kind := string(p.order.Profile)
	if p.order.Draft {
		kind += "_送审稿"
	}
	rest := "_" + m.Period + "_" + m.Run + "_" + kind + "_" + recipient(p.order.To)
	const suffix = ".zip"
	return filename.Without(cut(title, longestName-len(rest)-len(suffix))+rest) + suffix
}

// longestName is how many bytes the name may have, with which it is built aside: file systems hold 255.
const longestName = 240

// recipient is to whom it goes as a part of a name: as it is written if that is short, else its beginning with
// its checksum, so that packages for two offices never lie over each other.
func recipient(to string) string {
	const most = 60
	if short := filename.Without(to); short == to && len(to) <= most {
		return "报" + to
	}
	return "报" + cut(filename.Without(to), most) + "-" + runfolder.Checksum([]byte(to))[:8]
}

// cut is the beginning of a text in at most so many bytes.
func cut(text string, most int) string {
	for len(text) > most {
		runes := []rune(text)
		text = string(runes[:len(runes)-1])
	}
	return text
}
