package mark

import (
	"cmp"
	"slices"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
)

// reportedOn is the blank that the 成文日期 fills.
const reportedOn = "报出日期"

// dateBlank is a 成文日期 that is written in by hand.
const dateBlank = "　　　　年　　月　　日"

// Sign puts on a report what it bears as a 公文, where GB/T 9704-2012 has it: 发文字号 and 签发人
// above the title (7.2.5, 7.2.6), 署名 and 成文日期 at the end of the text (7.3.5), with room for a seal
// if the office wants it; and on one that is defined as a 公文 the 红头 and 主送机关 of the office. What is not
// given stays a blank for people to fill in: under a 红头 where the standard has it, else by the labels of the report.
func Sign(doc *document.Document, sign document.Signing, zone definition.Zone, report definition.Report) {
	doc.DocNo, doc.Signer, doc.Seal = sign.DocNo, sign.Signer, zone.Issue.Seal
	labels, date := report.Sign, ""
	if given, ok := dateOf(sign.Dated); ok {
		date = given.Chinese()
		labels = slices.DeleteFunc(slices.Clone(labels), func(label string) bool { return label == reportedOn })
	}
	if report.Official {
		doc.To = zone.Issue.To
	}
	if report.Official && zone.Issue.RedHead != "" {
		doc.RedHead, doc.DocNo = zone.Issue.RedHead, cmp.Or(doc.DocNo, zone.Issue.DocNoBlank())
		labels, date = nil, cmp.Or(date, dateBlank)
	}
	var blocks []document.Block
	if date != "" {
		organ := cmp.Or(zone.Issue.Organ, zone.Name)
		blocks = append(blocks, document.Paragraph{Style: document.Sign, Text: organ}, document.Paragraph{Style: document.Sign, Text: date})
	}
	if len(labels) > 0 {
		blocks = append(blocks, document.Signatures{Labels: labels})
	}
	if n := len(doc.Sections); n > 0 {
		doc.Sections[n-1].Blocks = append(doc.Sections[n-1].Blocks, blocks...)
	}
}

// dateOf reads 2021-01-08.
func dateOf(text string) (calendar.Date, bool) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, false
	}
	return calendar.NewDate(t.Year(), int(t.Month()), t.Day())
}
