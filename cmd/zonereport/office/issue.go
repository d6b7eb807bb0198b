package office

// issueScreen is 签发.
func issueScreen() *Screen { return &Screen{Name: "签发", Path: "issue"} }
