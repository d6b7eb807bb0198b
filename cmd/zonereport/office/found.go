package office

// foundScreen is 建立: an office that has no name yet.
func foundScreen() *Screen { return &Screen{Name: "建立", Path: "found", Hidden: true} }
