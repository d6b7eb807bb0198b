package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Where setup/fonts.sh has its checksums, and where the licences of the fonts stand, word for word as in the
// packages that it takes them from.
const (
	fontSums     = "setup/fonts.sum"
	fontLicences = "setup/licences"
)

// font is one of the fonts that setup/fonts.sh installs and may be handed on.
type font struct {
	file, name, licence string
	text                string // its file below fontLicences
	source              string // the package that setup/fonts.sh takes it from
}

const ofl, arphic = "SIL Open Font License 1.1", "Arphic Public License"

// fonts are those of an archive. 文泉驿微米黑, which setup/fonts.sh takes where it cannot get 思源黑体, is none of them.
var fonts = []font{
	{"NotoSerifSC_300Light.ttf", "思源宋体 Light", ofl, "NotoSerifSC.txt", "npm @expo-google-fonts/noto-serif-sc@0.4.3"},
	{"NotoSerifSC_400Regular.ttf", "思源宋体", ofl, "NotoSerifSC.txt", "npm @expo-google-fonts/noto-serif-sc@0.4.3"},
	{"NotoSerifSC_700Bold.ttf", "思源宋体 Bold", ofl, "NotoSerifSC.txt", "npm @expo-google-fonts/noto-serif-sc@0.4.3"},
	{"NotoSansSC_400Regular.ttf", "思源黑体", ofl, "NotoSansSC.txt", "npm @expo-google-fonts/noto-sans-sc@0.4.3"},
	{"gkai00mp.ttf", "文鼎简中楷", arphic, "ARPHICPL.TXT", "Debian fonts-arphic-gkai00mp"},
	{"gbsn00lp.ttf", "文鼎简报宋", arphic, "ARPHICPL.TXT", "Debian fonts-arphic-gbsn00lp"},
	{"HanaMinB.ttf", "花园明朝 B（生僻字）", "Hanazono Font License 或 SIL Open Font License 1.1", "Hanazono.txt", "Debian fonts-hanazono"},
}

// fontFiles are the fonts of a folder, their licences and 来源.txt, which says what is what. A font whose
// checksum is not the one known is an error; one that is not there is left out, and out told so.
func fontFiles(dir string, out io.Writer) (tree, error) {
	known, err := os.ReadFile(fontSums)
	if err != nil {
		return nil, err
	}
	var t tree
	about := "本文件夹的字体和出处。每一种都可以随程序转发，许可证全文在“许可证”文件夹。\n\n"
	texts := map[string]bool{}
	for _, f := range fonts {
		data, err := os.ReadFile(filepath.Join(dir, f.file))
		if errors.Is(err, fs.ErrNotExist) {
			if _, err := fmt.Fprintf(out, "without %s (%s), which setup/fonts.sh did not get\n", f.file, f.name); err != nil {
				return nil, err
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		sum := fmt.Sprintf("%x", sha256.Sum256(data))
		if !bytes.Contains(known, []byte(sum+"  "+f.file+"\n")) {
			return nil, fmt.Errorf("%s in %s is not the file of %s; delete it and run make setup", f.file, dir, fontSums)
		}
		t.add("fonts/"+f.file, data)
		about += strings.Join([]string{f.file, f.name, "许可证：" + f.licence + "（许可证/" + f.text + "）", "取自：" + f.source, "SHA-256：" + sum}, "\n  ") + "\n\n"
		texts[f.text] = true
	}
	about += "LiberationSerif-Regular.ttf\n  Liberation Serif，已含在程序里，许可证：" + ofl + "（程序的“许可证”文件夹，go-fonts 一项）\n"
	for _, f := range fonts {
		if !texts[f.text] {
			continue
		}
		delete(texts, f.text)
		if err := t.copy(filepath.Join(fontLicences, f.text), "fonts/许可证/"+f.text); err != nil {
			return nil, err
		}
	}
	t.add("fonts/来源.txt", windowsText(about))
	return t, nil
}
