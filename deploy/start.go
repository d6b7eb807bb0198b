package main

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// startFiles are the scripts of a double click, by system; in UTF-8.
//
//go:embed start
var startFiles embed.FS

// starters are the files that a double click starts the page with.
func starters(windows bool) tree {
	folder, mode, written := "start/linux", fs.FileMode(executable), func(s string) []byte { return []byte(s) }
	if windows {
		folder, mode, written = "start/windows", readable, batch
	}
	files, err := startFiles.ReadDir(folder)
	if err != nil {
		panic(err) // it stands in this program
	}
	var t tree
	for _, f := range files {
		data, err := startFiles.ReadFile(path.Join(folder, f.Name()))
		if err != nil {
			panic(err) // so does this
		}
		t = append(t, entry{f.Name(), written(string(data)), mode})
	}
	return t
}

// batch is a script as cmd.exe reads it in China: in GBK, lines ended with CR LF. What GBK cannot write stands in
// no script.
func batch(text string) []byte {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(strings.ReplaceAll(text, "\n", "\r\n"))
	if err != nil {
		panic(err)
	}
	return []byte(gbk)
}
