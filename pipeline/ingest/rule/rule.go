// Package rule names the rules of reading, as findings name them. A rule id says what is
// judged (file, sheet, header, unit, value, form, row, total, ledger) and what is wrong with it.
package rule

// Every finding of an id has the same severity unless two are named here.
const (
	// File (error): a file cannot be read at all; the rest of the month is.
	File = "file.unreadable"

	// Other (warning): files beside the ledgers that are no spreadsheets.
	Other = "file.other"

	// Personal (error; warning in a key): a personal number where a count, an area, an
	// amount or a number of the office belongs.
	Personal = "value.personal"

	// Versions (error): files are versions of one another.
	Versions = "file.versions"
	// Links (warning): formulas refer to other workbooks.
	Links = "file.links"

	// SheetUnknown (warning; info when hidden or empty): a sheet that is no ledger.
	SheetUnknown = "sheet.unknown"
	// Opinion (info): a sheet 审核意见 of an earlier return, whose explanations were read.
	Opinion = "sheet.opinion"
	// SheetHidden (warning): a hidden sheet is a ledger and was read.
	SheetHidden = "sheet.hidden"
	// SheetRepeated (error): every row of a sheet repeats an earlier sheet.
	SheetRepeated = "sheet.repeated"
	// SheetDoubt (error): headers and names leave a doubt between two ledgers.
	SheetDoubt = "sheet.ambiguous"
	// SheetBeside (error): a second ledger stands beside the first one in a sheet.
	SheetBeside = "sheet.beside"

	// SheetMonth (warning): a sheet named N月 holds rows that state another month.
	SheetMonth = "sheet.month"

	// HeaderRequired (error): a ledger's sheet lacks required columns.
	HeaderRequired = "header.required"
	// HeaderUnknown (info): a column that the ledger does not define.
	HeaderUnknown = "header.unknown"
	// HeaderDuplicate (warning): a second column of one meaning.
	HeaderDuplicate = "header.duplicate"
	// HeaderGarbled (error): a header holds U+FFFD, the mark of a wrong encoding.
	HeaderGarbled = "header.garbled"
	// HeaderMissing (info): values stand in a column without a header.
	HeaderMissing = "header.missing"
	// Unit (error): a unit that is not among those of the column's type.
	Unit = "header.unit"
	// UnitOverruled (info): a header's own unit differs from that of the unit line.
	UnitOverruled = "header.unit.differs"
	// UnitDefault (warning): no unit is stated anywhere; the type's own is taken.
	UnitDefault = "header.unit.default"

	// Required (error): a required cell is blank.
	Required = "value.required"
	// Number (error): no exact number, or one with an impossible unit.
	Number = "value.number"
	// UnitCell (warning): the unit in a cell is not that of its header.
	UnitCell = "value.unit"
	// Picture (error; info in a column that no figure uses): a picture in a cell.
	Picture = "value.picture"
	// Currency (error): an amount in another currency than 人民币.
	Currency = "value.currency"
	// ValueHidden (warning): a number format hides the value or shows words beside or
	// in place of it.
	ValueHidden = "value.format"
	// Negative (error): an amount, area or count below zero.
	Negative = "value.negative"
	// Integer (error): a count that is no whole number.
	Integer = "value.integer"
	// Date (error): no date, or a day that does not exist.
	Date = "value.date"
	// Month (error): no month.
	Month = "value.month"
	// MonthDoubt (warning): 2020.1 in a csv file, which may have been 2020.10.
	MonthDoubt = "value.month.zero"
	// Yearless (warning): a day or month without a year, taken in the report year; a date
	// cell that shows no year and lies in another one.
	Yearless = "value.date.year"
	// Future (warning): later than two years after the report month.
	Future = "value.date.future"
	// Early (warning): earlier than any zone's ledger can be.
	Early = "value.date.early"
	// Code (error): not in the column's list.
	Code = "value.code"
	// Bool (error): neither yes nor no.
	Bool = "value.bool"
	// FormulaError (error): #REF!, #N/A …
	FormulaError = "value.error"
	// NoValue (error): a formula without a cached value.
	NoValue = "value.formula"
	// Digits (error): a long number lost its last digits in a number cell.
	Digits = "value.digits"
	// Garbled (error; warning in a text that is no key): U+FFFD, the mark of a wrong encoding.
	Garbled = "value.garbled"
	// TextDate (warning): a text column holds a date cell.
	TextDate = "value.text.date"
	// TextCut (warning): a text as long as a cell can hold, which was probably cut.
	TextCut = "value.text.cut"
	// BlankRun (warning): blanks that seem to mean "as above"; they are not filled.
	BlankRun = "value.blank"
	// Struck (warning): values that are struck through count like any other.
	Struck = "value.struck"
	// Comment (warning): comments on values, which are not read.
	Comment = "value.comment"
	// MergedAmount (warning): one amount merged over several rows; it counts once.
	MergedAmount = "value.merged"

	// Form (info): form that was normalised, one finding per column and kind.
	Form = "form"

	// RowsLater (info): rows dated after the report month.
	RowsLater = "row.later"
	// RowsHidden (warning): hidden or filtered rows that were read.
	RowsHidden = "row.hidden"
	// ColsHidden (warning): hidden columns that were read.
	ColsHidden = "column.hidden"
	// RowIgnored (warning): a line with a single text, which is no row of the ledger.
	RowIgnored = "row.ignored"
	// RowSample (warning): a sample row of the template was left out.
	RowSample = "row.sample"
	// RowGuide (warning): a row of words that explain the columns, not read.
	RowGuide = "row.guide"
	// RowsEmpty (info): lines of a form that hold running numbers and zeros only.
	RowsEmpty = "row.empty"

	// Total (warning): a stated total differs from the rows.
	Total = "total.mismatch"
	// TotalUnreadable (warning): a stated total cannot be read.
	TotalUnreadable = "total.unreadable"
	// TotalUnlabelled (warning): a line of nothing but sums, taken for a total.
	TotalUnlabelled = "total.unlabelled"
	// Count (warning): a stated count differs from the rows.
	Count = "total.count"

	// LedgerMissing (warning): nobody sent a ledger.
	LedgerMissing = "ledger.missing"
	// LedgerNeeded (error): nobody sent a ledger that the office cannot do without.
	LedgerNeeded = "ledger.required"
	// LedgerApplies (warning): a ledger came that zone.toml says does not exist here.
	LedgerApplies = "ledger.applies"
)
