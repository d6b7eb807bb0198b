package narrative

import (
	"strings"

	"zonereport/pipeline/document"
)

// Paragraph is the words as running text.
func (w Words) Paragraph() document.Paragraph {
	return document.Paragraph{Text: w.Text, Spans: w.Spans}
}

// Blocks are the paragraphs and headings of a narrative that is filled in: paragraphs are parted by empty
// lines, lines of one paragraph are joined without a space, "## " begins a heading of level 2.
func (w Words) Blocks() []document.Block {
	var blocks []document.Block
	var paragraph Builder
	end := func() {
		if words := paragraph.Words().Punctuated(); words.Text != "" {
			blocks = append(blocks, words.Paragraph())
		}
		paragraph = Builder{}
	}
	for _, line := range w.Lines() {
		heading, isHeading := strings.CutPrefix(line.Text, "## ")
		if line.Text == "" || isHeading {
			end()
		}
		if isHeading {
			blocks = append(blocks, document.Heading{Level: 2, Text: heading})
			continue
		}
		paragraph.Add(line)
	}
	end()
	return blocks
}

// Sentences are the first of the sentences that say something, so many at the most, each on a line of its
// own or behind another, as one text.
func (w Words) Sentences(most int) Words {
	var all Builder
	for _, line := range w.Lines() {
		for words := line.Punctuated(); words.Text != "" && most > 0; most-- {
			sentence, _, ended := strings.Cut(words.Text, "。")
			all.Add(words.Cut(0, len(sentence)))
			all.Add(Words{Text: "。"})
			end := len(sentence)
			if ended {
				end += len("。")
			}
			words = words.Cut(end, len(words.Text)).Punctuated()
		}
	}
	return all.Words()
}
