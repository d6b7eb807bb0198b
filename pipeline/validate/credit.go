package validate

import (
	"strings"

	"zonereport/pipeline/ledger"
)

// creditCode flags a 统一社会信用代码 that is not 18 characters or whose check character
// is wrong; {other} is the right last character, or that there is none.
func (r *rule) creditCode(rows []int32) {
	values := r.table.Values(r.def.Column)
	for _, row := range rows {
		code := values.Folded[values.IDs[row]]
		if code == "" {
			continue
		}
		want, ok := checkCharacter(code)
		switch {
		case !ok:
			r.flag(row, "{other}", "应为18位，由数字和大写字母（不含I、O、S、V、Z）组成")
		case !strings.HasSuffix(code, want):
			r.flag(row, "{other}", "按前17位计算，末位应为"+want)
		}
	}
}

// alphabet are the characters of a credit code in the order of their values
// (GB 32100-2015, table 2): digits and letters without I, O, S, V and Z.
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// checkCharacter works out the 18th character from the first 17 (GB 32100-2015, 4.2.5:
// weights 3^(i-1) modulo 31). It returns false for a code that is not 18 characters of
// the alphabet.
func checkCharacter(code string) (string, bool) {
	folded := ledger.Fold(code)
	if len(folded) != 18 {
		return "", false
	}
	sum, weight := 0, 1
	for i := range 18 {
		value := strings.IndexByte(alphabet, folded[i])
		if value < 0 {
			return "", false
		}
		if i < 17 {
			sum += value * weight
			weight = weight * 3 % 31
		}
	}
	last := (31 - sum%31) % 31
	return alphabet[last : last+1], true
}
