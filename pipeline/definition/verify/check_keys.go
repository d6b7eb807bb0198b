package verify

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
)

// checkKeys refuses an unknown kind, a key that is missing, one that the kind has no use
// for, and a text with a placeholder that the kind does not fill in.
func (f source) checkKeys(c definition.Check) error {
	i := slices.IndexFunc(definition.CheckKinds, func(k definition.CheckKind) bool { return k.Name == c.Kind })
	if i < 0 {
		var names []string
		for _, k := range definition.CheckKinds {
			names = append(names, k.Name)
		}
		return f.Unknown("审核种类", c.Kind, names)
	}
	kind := definition.CheckKinds[i]
	if err := f.keys("审核", c.ID, c.Kind, stated(c), kind.Needs, kind.May); err != nil {
		return err
	}
	if c.Least != nil && c.Most != nil && *c.Least > *c.Most {
		return f.Refuse(c.ID, "审核 %q 的 least 大于 most", c.ID)
	}
	return f.placeholders(c, kind.Says)
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

func (f source) placeholders(c definition.Check, known []string) error {
	if c.Found == "" {
		return f.Refuse(c.ID, "审核 %q 缺少 found：写明哪里不对", c.ID)
	}
	if c.Expected == "" {
		return f.Refuse(c.ID, "审核 %q 缺少 expected：写明应当怎样", c.ID)
	}
	for _, text := range []string{c.Found, c.Expected, c.Action} {
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(known, m[1]) {
				return f.Refuse(c.ID, "审核 %q 的文字里不能用 %s%s", c.ID, m[0], definition.Suggest(m[1], known))
			}
		}
	}
	return nil
}

// keys refuses a key that the kind of a check or a claim needs and that is not stated, and one that
// the kind has no use for.
func (f source) keys(what, id, kind string, stated, needs, may []string) error {
	for _, need := range needs {
		if !slices.ContainsFunc(definition.Alternatives(need), func(key string) bool { return slices.Contains(stated, key) }) {
			return f.Refuse(id, "%s %q（%s）缺少 %s", what, id, kind, strings.ReplaceAll(need, "|", " 或 "))
		}
	}
	for _, key := range stated {
		if !slices.Contains(needs, key) && !slices.Contains(may, key) {
			return f.RefuseIn(id, key, "%s %q：%s 不用 %s，请删去，或改用别的种类", what, id, kind, key)
		}
	}
	return nil
}

// stated returns the keys that a check or a claim states, besides those that every one has.
func stated(c any) []string {
	var keys []string
	v := reflect.ValueOf(c)
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("toml")
		if key != "" && !v.Field(i).IsZero() && !slices.Contains([]string{"id", "severity", "kind", "found", "expected", "action", "definition"}, key) {
			keys = append(keys, key)
		}
	}
	return keys
}
