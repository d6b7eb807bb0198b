package office

// monthsScreen is 月份.
func monthsScreen() *Screen { return &Screen{Name: "月份", Path: "months"} }
