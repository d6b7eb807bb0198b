package publish

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/ledger"
)

// Owner is the zone that an outputs folder belongs to: known by its code, else by its name
// (design-life §20).
type Owner struct {
	Name  string
	Names []string // all its names, Name among them
	Code  string
}

// OwnerError says that an outputs folder holds another zone's runs.
type OwnerError struct {
	Dir         string
	Owner       Owner
	Other       Published // a run of the other zone
	DifferCodes bool      // the two have different codes
}

// Error is Chinese, for the user, and says what to do.
func (e *OwnerError) Error() string {
	m := e.Other.Manifest
	other := "“" + m.Zone + "”"
	if m.Code != "" {
		other += "（代码 " + m.Code + "）"
	}
	text := fmt.Sprintf("输出文件夹 %s 里有%s已发布的 %s %s，本次是“%s”", e.Dir, other, m.Period, m.Run, e.Owner.Name)
	if e.Owner.Code != "" {
		text += "（代码 " + e.Owner.Code + "）"
	}
	text += "。一个输出文件夹只放一个开发区的成果，没有写入任何内容。请用 --outputs 指明本开发区自己的输出文件夹。"
	if e.DifferCodes {
		return text + "若其实是同一个开发区，请把 zone.toml 的 code 改回 " + m.Code + "：代码是固定的，改名称时不改它。"
	}
	return text + "若是同一个开发区改了名称，请在 zone.toml 的 aliases 里写上原名称“" + m.Zone + "”。"
}

// Belongs says whether every run in force of the folder is the zone's: of its code; where one
// of the two has no code, of one of its names, or of a name that a run of its code bears. The
// error is an *OwnerError otherwise. A folder that is not there belongs to anybody.
func Belongs(dir string, owner Owner) error {
	runs, err := runsInForce(dir)
	if err != nil {
		return err
	}
	names := map[string]bool{}
	for _, n := range append(slices.Clone(owner.Names), owner.Name) {
		names[ledger.Fold(n)] = true
	}
	for _, p := range runs {
		if owner.Code != "" && sameCode(p.Manifest.Code, owner.Code) {
			names[ledger.Fold(p.Manifest.Zone)] = true
		}
	}
	for _, p := range runs {
		code := p.Manifest.Code
		coded := code != "" && owner.Code != ""
		if coded && !sameCode(code, owner.Code) || !coded && !names[ledger.Fold(p.Manifest.Zone)] {
			return &OwnerError{Dir: dir, Owner: owner, Other: p, DifferCodes: coded}
		}
	}
	return nil
}

func sameCode(a, b string) bool { return strings.EqualFold(a, b) }

// runsInForce returns the run in force of every month, the earliest first. Months whose
// manifest cannot be read say nothing of their zone and are left out.
func runsInForce(dir string) ([]Published, error) {
	months, err := Months(dir)
	if err != nil {
		return nil, err
	}
	var runs []Published
	for _, month := range months {
		p, err := Latest(dir, month)
		if err = ignoreDamage(err); err != nil {
			return nil, err
		}
		if p.Manifest.Zone != "" {
			runs = append(runs, p)
		}
	}
	return runs, nil
}
