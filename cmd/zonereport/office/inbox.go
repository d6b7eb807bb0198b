package office

// inboxScreen is 收件.
func inboxScreen() *Screen { return &Screen{Name: "收件", Path: "inbox"} }
