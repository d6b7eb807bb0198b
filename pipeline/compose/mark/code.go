package mark

import (
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
)

// Code is the picture of squares that a report bears beside its 校验码 (design-life §18); zone is the
// zone's code, or its name if it has none, which goes in without blanks, as blanks part what the code holds.
// There is none without a 校验码.
func Code(zone string, period calendar.Month, check string) document.Code {
	zone = strings.Join(strings.Fields(zone), "")
	if zone == "" || check == "" {
		return document.Code{}
	}
	return document.Code{
		Content: zone + " " + period.String() + " " + check,
		Note:    "扫码可得开发区、报告期和校验码；持报告文件的，用 zonereport verify " + period.String() + " 查验。",
	}
}
