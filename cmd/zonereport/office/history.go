package office

// historyScreen is 历史与比较.
func historyScreen() *Screen { return &Screen{Name: "历史与比较", Path: "history"} }
