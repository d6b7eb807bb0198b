package finding

import "strings"

// Words are the Chinese texts of a finding, each of one or more sentences.
type Words struct {
	Found    string // 发现的问题: what is wrong
	Expected string // 要求: what was expected; empty where nothing is wrong
	Action   string // 处理办法: who is to do what; empty for what the severity asks, see Request
}

// Fill puts values in the place of placeholders, in all three texts. The pairs are
// placeholder, value, placeholder, value …; a value that looks like a placeholder stays as it is.
func (w Words) Fill(pairs ...string) Words {
	r := strings.NewReplacer(pairs...)
	return Words{Found: r.Replace(w.Found), Expected: r.Replace(w.Expected), Action: r.Replace(w.Action)}
}

// Request is what the department is asked to do: the finding's Action, or what its severity
// asks for. A remark that is for information asks for nothing.
func (f Finding) Request() string {
	if f.Action != "" || f.Severity == Info {
		return f.Action
	}
	if f.Severity == Error {
		return "请填报单位更正后重报。"
	}
	return "请核对，有误的更正后重报，属实的作书面说明。"
}

// Message is the whole text: what is wrong, what was expected, what to do (design §3).
func (f Finding) Message() string {
	return Words{Found: f.Found, Expected: f.Expected, Action: f.Request()}.Text()
}

// Text is the words as sentences, one after the other.
func (w Words) Text() string { return sentence(w.Found) + sentence(w.Expected) + sentence(w.Action) }

// sentence ends a text as one.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, "。") {
		return text
	}
	return text + "。"
}
