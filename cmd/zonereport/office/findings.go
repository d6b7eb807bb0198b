package office

// findingsScreen is 审核意见.
func findingsScreen() *Screen { return &Screen{Name: "审核意见", Path: "findings"} }
