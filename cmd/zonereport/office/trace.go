package office

// traceScreen is 查数.
func traceScreen() *Screen { return &Screen{Name: "查数", Path: "trace"} }
