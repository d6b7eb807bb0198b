package runfolder

import (
	"zonereport/pipeline/figure"
	"zonereport/pipeline/plainjson"
)

// GroupText is a figure's group as figures.json writes it, on one line: {"unit":"南明街道","indicator":"landed"}.
func GroupText(f figure.Figure) (string, error) {
	data, err := plainjson.Line(group(f.Group))
	return string(data), err
}
