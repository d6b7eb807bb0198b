package office

// previewScreen is 预览.
func previewScreen() *Screen { return &Screen{Name: "预览", Path: "preview"} }
