package mark

import (
	"slices"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
)

// reportedOn is the blank that the 成文日期 fills.
const reportedOn = "报出日期"

// Sign puts on a report what it bears as a 公文, where GB/T 9704-2012 has it: 发文字号 and 签发人
// above the title (7.2.5, 7.2.6), 署名 and 成文日期 at the end of the text (7.3.5). What is not
// given stays a blank for people to fill in, by its label.
func Sign(doc *document.Document, sign document.Signing, organ string, labels []string) {
	doc.DocNo, doc.Signer = sign.DocNo, sign.Signer
	var blocks []document.Block
	if date, ok := dateOf(sign.Dated); ok {
		blocks = append(blocks, document.Paragraph{Style: document.Sign, Text: organ}, document.Paragraph{Style: document.Sign, Text: date.Chinese()})
		labels = slices.DeleteFunc(slices.Clone(labels), func(label string) bool { return label == reportedOn })
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
