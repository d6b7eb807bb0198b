package office

// publishScreen is 发布.
func publishScreen() *Screen { return &Screen{Name: "发布", Path: "publish"} }
