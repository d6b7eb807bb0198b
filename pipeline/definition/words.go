package definition

// Words are the words by which sheets are read, from reading.toml (design-life §11). They
// compare without white space and regard to case.
type Words struct {
	Qualifiers []string `toml:"qualifiers"` // in a header: another column (计划, 上年, 其中)
	Harmless   []string `toml:"harmless"`   // hold a qualifier's characters and are none (模拟)
	Until      []string `toml:"until"`      // before a year: it only says when (截至)
	Actual     []string `toml:"actual"`     // a header that stands for the one above it (实际)
	Current    []string `toml:"current"`    // of the report year: stands for the one above it beside qualified ones only (本年累计)
	// Instructions stand in texts that explain a column; ForValues do so in columns of numbers,
	// dates and codes only.
	Instructions []string `toml:"instructions"`
	ForValues    []string `toml:"for_values"`
	Totals       Totals   `toml:"totals"`
	RowUnits     RowUnits `toml:"row_units"`
	// Statement are the words by which the texts of departments are held against the data.
	Statement Statement `toml:"statement"`
	Validity
}

// Statement are the words that tell what a text states (design-life §14).
type Statement struct {
	Counters    []string   `toml:"counters"`     // a number before one of them is one with a unit; those of figures are known
	NotCounters []string   `toml:"not_counters"` // begin as a unit does and are none (条例, 元旦)
	Phrases     []string   `toml:"phrases"`      // hold numerals and count nothing (四套班子)
	Parts       []string   `toml:"parts"`        // before a figure's name: of a part of it (工业)
	Alike       [][]string `toml:"alike"`        // counters that count the same things (个, 家)
	Claims      []string   `toml:"claims"`       // words that need a proof (第一, 全部)
	Harmless    []string   `toml:"harmless_claims"`
	Negations   []string   `toml:"negations"` // before a claim: it is not claimed
	Beyond      []string   `toml:"beyond"`    // more than the zone's ledgers can prove (全省)
	Doings      [][]string `toml:"doings"`    // say of the same that it was done (签约, 签订)
	// ProvedBy says which of the words a claim of a kind proves, where it holds.
	ProvedBy map[string][]string `toml:"proved_by"`
}

// RowUnits are the headers of columns beside amounts that state the unit or the currency of
// each row.
type RowUnits struct {
	Currency []string `toml:"currency"`
	Unit     []string `toml:"unit"`
}

// Totals are the words that tell a line of totals.
type Totals struct {
	Grand    []string `toml:"grand"`    // of the whole sheet
	Total    []string `toml:"total"`    // of the rows since the last one, or of the whole sheet
	Subtotal []string `toml:"subtotal"` // of a group; one that is a total too is a total where it stands alone
	Alone    []string `toml:"alone"`    // totals only where nothing else stands with them
	Other    []string `toml:"other"`    // what a spreadsheet's 分类汇总 states beside sums
}
