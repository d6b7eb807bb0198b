package document

// Paragraphs are texts as running text, each a paragraph; an empty one is none.
func Paragraphs(texts ...string) []Block {
	var blocks []Block
	for _, text := range texts {
		if text != "" {
			blocks = append(blocks, Paragraph{Text: text})
		}
	}
	return blocks
}
