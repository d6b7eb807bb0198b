package render

import (
	"errors"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

func TestRender(t *testing.T) {
	docs := []sheets{{doc: document.Document{ID: "annual-review", File: "回眸"}}, {doc: document.Document{ID: "campaign", File: "通报"}}}
	formats := []format{
		{role: ".pdf", suffix: ".pdf", draw: func(s sheets) ([]byte, error) { return []byte("pdf " + s.doc.ID), nil }},
		{role: ".xlsx", suffix: ".xlsx", draw: func(s sheets) ([]byte, error) { return []byte("xlsx " + s.doc.ID), nil }},
	}
	artifacts, err := inFormats(docs, formats)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range artifacts {
		got = append(got, a.Role+" "+a.Name+" "+string(a.Data))
	}
	want := "annual-review.pdf 回眸.pdf pdf annual-review,annual-review.xlsx 回眸.xlsx xlsx annual-review," +
		"campaign.pdf 通报.pdf pdf campaign,campaign.xlsx 通报.xlsx xlsx campaign"
	if strings.Join(got, ",") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ","), want)
	}
}

// One report that cannot be drawn stops the run with an error that names it; a panic is one.
func TestRenderFails(t *testing.T) {
	docs := []sheets{{doc: document.Document{ID: "annual-review"}}, {doc: document.Document{ID: "campaign"}}}
	reason := errors.New("no glyph")
	_, err := inFormats(docs, []format{
		{role: ".pdf", suffix: ".pdf", draw: func(s sheets) ([]byte, error) { panic("index out of range") }},
		{role: ".xlsx", suffix: ".xlsx", draw: func(s sheets) ([]byte, error) {
			if s.doc.ID == "campaign" {
				return nil, reason
			}
			return nil, nil
		}},
	})
	if !errors.Is(err, reason) || !strings.Contains(err.Error(), "campaign.xlsx") || !strings.Contains(err.Error(), "annual-review.pdf: panic: index out of range") {
		t.Errorf("the error says %v", err)
	}
}

// A document is drawn only in the formats that it wants.
func TestRenderWanted(t *testing.T) {
	drawn := func(s sheets) ([]byte, error) { return []byte(s.doc.ID), nil }
	artifacts, err := inFormats([]sheets{{doc: document.Document{ID: "annual-review", File: "回眸", Data: &document.Data{}}}, {doc: document.Document{ID: "campaign", File: "通报"}}}, []format{
		{role: ".pdf", suffix: ".pdf", draw: drawn},
		{role: ".data.xlsx", suffix: "（数据表）.xlsx", draw: drawn, wanted: func(d document.Document) bool { return d.Data != nil }},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range artifacts {
		got = append(got, a.Role+" "+a.Name+" "+string(a.Data))
	}
	want := "annual-review.pdf 回眸.pdf annual-review,annual-review.data.xlsx 回眸（数据表）.xlsx annual-review,campaign.pdf 通报.pdf campaign"
	if strings.Join(got, ",") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ","), want)
	}
}
