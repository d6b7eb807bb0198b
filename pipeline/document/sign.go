package document

// Signs that stand in a table's cell where a number cannot. A blank is another: nobody
// reported it (typography.md §3.4).
const (
	// TooSmall is a number that is not zero and would print as zero.
	TooSmall = "…"
	// CannotBe is a number that does not exist, such as a score without a target (design §7).
	CannotBe = "—"
	// Withheld is a number that would tell of a single firm, household or project (design-life §18).
	Withheld = "＊"
)
