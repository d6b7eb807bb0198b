package ingest

// The rules of this stage, as findings name them. A rule id says what is judged (file,
// sheet, header, unit, value, form, row, total, ledger) and what is wrong with it. Every
// finding of an id has the same severity unless two are named here.
const (
	// ruleFile (error): a file cannot be read at all; the rest of the month is.
	ruleFile = "file.unreadable"

	// ruleOther (warning): files beside the ledgers that are no spreadsheets.
	ruleOther = "file.other"

	// rulePersonal (error; warning in a key): a personal number where a count, an area, an
	// amount or a number of the office belongs.
	rulePersonal = "value.personal"

	// ruleVersions (error): files are versions of one another.
	ruleVersions = "file.versions"
	// ruleLinks (warning): formulas refer to other workbooks.
	ruleLinks = "file.links"

	// ruleSheetUnknown (warning; info when hidden or empty): a sheet that is no ledger.
	ruleSheetUnknown = "sheet.unknown"
	// ruleOpinion (info): a sheet 审核意见 of an earlier return, whose explanations were read.
	ruleOpinion = "sheet.opinion"
	// ruleSheetHidden (warning): a hidden sheet is a ledger and was read.
	ruleSheetHidden = "sheet.hidden"
	// ruleSheetRepeated (error): every row of a sheet repeats an earlier sheet.
	ruleSheetRepeated = "sheet.repeated"
	// ruleSheetDoubt (error): headers and names leave a doubt between two ledgers.
	ruleSheetDoubt = "sheet.ambiguous"
	// ruleSheetBeside (error): a second ledger stands beside the first one in a sheet.
	ruleSheetBeside = "sheet.beside"

	// ruleSheetMonth (warning): a sheet named N月 holds rows that state another month.
	ruleSheetMonth = "sheet.month"

	// ruleHeaderRequired (error): a ledger's sheet lacks required columns.
	ruleHeaderRequired = "header.required"
	// ruleHeaderUnknown (info): a column that the ledger does not define.
	ruleHeaderUnknown = "header.unknown"
	// ruleHeaderDuplicate (warning): a second column of one meaning.
	ruleHeaderDuplicate = "header.duplicate"
	// ruleHeaderGarbled (error): a header holds U+FFFD, the mark of a wrong encoding.
	ruleHeaderGarbled = "header.garbled"
	// ruleHeaderMissing (info): values stand in a column without a header.
	ruleHeaderMissing = "header.missing"
	// ruleUnit (error): a unit that is not among those of the column's type.
	ruleUnit = "header.unit"
	// ruleUnitOverruled (info): a header's own unit differs from that of the unit line.
	ruleUnitOverruled = "header.unit.differs"
	// ruleUnitDefault (warning): no unit is stated anywhere; the type's own is taken.
	ruleUnitDefault = "header.unit.default"

	// ruleRequired (error): a required cell is blank.
	ruleRequired = "value.required"
	// ruleNumber (error): no exact number, or one with an impossible unit.
	ruleNumber = "value.number"
	// ruleUnitCell (warning): the unit in a cell is not that of its header.
	ruleUnitCell = "value.unit"
	// rulePicture (error; info in a column that no figure uses): a picture in a cell.
	rulePicture = "value.picture"
	// ruleCurrency (error): an amount in another currency than 人民币.
	ruleCurrency = "value.currency"
	// ruleValueHidden (warning): a number format hides the value or shows words beside or
	// in place of it.
	ruleValueHidden = "value.format"
	// ruleNegative (error): an amount, area or count below zero.
	ruleNegative = "value.negative"
	// ruleInteger (error): a count that is no whole number.
	ruleInteger = "value.integer"
	// ruleDate (error): no date, or a day that does not exist.
	ruleDate = "value.date"
	// ruleMonth (error): no month.
	ruleMonth = "value.month"
	// ruleMonthDoubt (warning): 2020.1 in a csv file, which may have been 2020.10.
	ruleMonthDoubt = "value.month.zero"
	// ruleYearless (warning): a day or month without a year, taken in the report year; a date
	// cell that shows no year and lies in another one.
	ruleYearless = "value.date.year"
	// ruleFuture (warning): later than two years after the report month.
	ruleFuture = "value.date.future"
	// ruleEarly (warning): earlier than any zone's ledger can be.
	ruleEarly = "value.date.early"
	// ruleCode (error): not in the column's list.
	ruleCode = "value.code"
	// ruleBool (error): neither yes nor no.
	ruleBool = "value.bool"
	// ruleFormulaError (error): #REF!, #N/A …
	ruleFormulaError = "value.error"
	// ruleNoValue (error): a formula without a cached value.
	ruleNoValue = "value.formula"
	// ruleDigits (error): a long number lost its last digits in a number cell.
	ruleDigits = "value.digits"
	// ruleGarbled (error; warning in a text that is no key): U+FFFD, the mark of a wrong encoding.
	ruleGarbled = "value.garbled"
	// ruleTextDate (warning): a text column holds a date cell.
	ruleTextDate = "value.text.date"
	// ruleTextCut (warning): a text as long as a cell can hold, which was probably cut.
	ruleTextCut = "value.text.cut"
	// ruleBlankRun (warning): blanks that seem to mean "as above"; they are not filled.
	ruleBlankRun = "value.blank"
	// ruleStruck (warning): values that are struck through count like any other.
	ruleStruck = "value.struck"
	// ruleComment (warning): comments on values, which are not read.
	ruleComment = "value.comment"
	// ruleMergedAmount (warning): one amount merged over several rows; it counts once.
	ruleMergedAmount = "value.merged"

	// ruleForm (info): form that was normalised, one finding per column and kind.
	ruleForm = "form"

	// ruleRowsLater (info): rows dated after the report month.
	ruleRowsLater = "row.later"
	// ruleRowsHidden (warning): hidden or filtered rows that were read.
	ruleRowsHidden = "row.hidden"
	// ruleColsHidden (warning): hidden columns that were read.
	ruleColsHidden = "column.hidden"
	// ruleRowIgnored (warning): a line with a single text, which is no row of the ledger.
	ruleRowIgnored = "row.ignored"
	// ruleRowSample (warning): a sample row of the template was left out.
	ruleRowSample = "row.sample"
	// ruleRowGuide (warning): a row of words that explain the columns, not read.
	ruleRowGuide = "row.guide"
	// ruleRowsEmpty (info): lines of a form that hold running numbers and zeros only.
	ruleRowsEmpty = "row.empty"

	// ruleTotal (warning): a stated total differs from the rows.
	ruleTotal = "total.mismatch"
	// ruleTotalUnreadable (warning): a stated total cannot be read.
	ruleTotalUnreadable = "total.unreadable"
	// ruleTotalUnlabelled (warning): a line of nothing but sums, taken for a total.
	ruleTotalUnlabelled = "total.unlabelled"
	// ruleCount (warning): a stated count differs from the rows.
	ruleCount = "total.count"

	// ruleLedgerMissing (warning): nobody sent a ledger.
	ruleLedgerMissing = "ledger.missing"
	// ruleLedgerNeeded (error): nobody sent a ledger that the office cannot do without.
	ruleLedgerNeeded = "ledger.required"
	// ruleLedgerApplies (warning): a ledger came that zone.toml says does not exist here.
	ruleLedgerApplies = "ledger.applies"
)
