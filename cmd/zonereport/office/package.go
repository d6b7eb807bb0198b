package office

// packageScreen is 打包.
func packageScreen() *Screen { return &Screen{Name: "打包", Path: "package"} }
