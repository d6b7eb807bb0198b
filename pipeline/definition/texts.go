package definition

// Columns of a ledger of texts (Ledger.Texts), which the reports read.
const (
	TextSection = "section" // title of a section of a report
	TextHeading = "heading" // heading within it
	TextItem    = "item"    // what the row is about
	TextContent = "content"
	TextSource  = "source" // what its numbers and claims rest on
	TextBy      = "by"     // who reports it
	TextUse     = "use"    // 否: it is not to be used
)
