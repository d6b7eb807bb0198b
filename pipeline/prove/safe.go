package prove

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/publish"
)

// safe says whether the run folder gives away what may not be shown, and who may enter the store
// (安全性). What may not be shown is known from the ledgers: names out of personal columns, and personal
// numbers.
func (v *verifier) safe(p publish.Published, made pipeline.Remade) (is archive.Property, err error) {
	is.Notes = v.open(p)
	if made.Guard == nil {
		is.Notes = append(is.Notes, "台账没有读出来，没有查运行文件夹里有没有个人信息。")
		return is, nil
	}
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		return is, err
	}
	own := map[string]bool{"manifest.json": true}
	for _, f := range p.Manifest.Files() {
		own[f.Path] = true
	}
	looked := 0
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(p.Dir, e.Name()))
		if err != nil {
			continue // a folder, or told by Faults
		}
		looked++
		n := 0
		if err := archive.Texts(e.Name(), data, own[e.Name()], func(text string) { n += count(made.Guard, text, p.Signing().Signer) }); err == nil && n > 0 {
			is.Differs = append(is.Differs, fmt.Sprintf("%s 里有 %d 处个人信息（姓名、身份证号或手机号码）。这个文件夹不能外发；请查明它从哪里来。", e.Name(), n))
		}
	}
	if len(is.Differs) == 0 {
		is.Proved = append(is.Proved, fmt.Sprintf("运行文件夹的 %d 个文件里没有个人信息", looked))
	}
	return is, nil
}

// count says whether a text shows what it may not. The signer is named because he signed.
func count(g *guard.Guard, text, signer string) int {
	if signer != "" {
		text = strings.ReplaceAll(text, signer, "")
	}
	if g.Reveals(text) {
		return 1
	}
	return 0
}

// open says, once of each store, that others may enter it: it holds personal data. Windows keeps that elsewhere.
func (v *verifier) open(p publish.Published) []string {
	store := filepath.Dir(p.Kept("x"))
	if v.opened[store] {
		return nil
	}
	v.opened[store] = true
	info, err := os.Stat(store)
	if err != nil || runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0 {
		return nil
	}
	return []string{fmt.Sprintf("留存文件夹 %s 含有个人信息，别的用户也能进入（权限 %#o）。请运行 chmod 700 %s，只让本人进入。", store, info.Mode().Perm(), store)}
}
