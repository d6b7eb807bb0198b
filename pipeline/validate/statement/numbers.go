package statement

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate/statement/quantity"
)

// holds holds what a cell of a row states against the figures, the row's 依据 and the claims.
func (c *checker) holds(at cells, cell *ledger.Cell, column string, s statement) {
	plain := blanked(s.text)
	wrong, unproved := c.numbers(at, s, plain)
	say := func(rule string, severity finding.Severity, remarks []remark, action string) {
		for _, f := range byClause(remarks) {
			f.Rule, f.Severity, f.Action = rule, severity, action
			c.say(at, cell, column, f)
		}
	}
	say("text.number_of", finding.Error, wrong, "请按指标更正后重报；指标有误的，更正有关台账。")
	say("text.number", finding.Warning, unproved, asked)
	say("text.claim", finding.Warning, c.claims(at, s.text, plain), asked)
}

// remark is what is said of one clause; several of a kind make one finding, so that the explanation of a
// clause is on the clause (Finding.Value).
type remark struct{ clause, found, expected string }

// numbers holds every number with a unit against the figures: wrong are those behind the name of a
// figure, unproved the others that nothing bears out.
func (c *checker) numbers(at cells, s statement, plain string) (wrong, unproved []remark) {
	proof := c.reader.Read(blanked(at.source.Plain()))
	bare := bareNumbers(at.source.Plain())
	for _, q := range c.reader.Read(plain) {
		from, to := around(plain, q.Start, q.End, ends)
		clause, said := s.text[from:to], strings.TrimSpace(s.text[q.Start:q.End])
		fell := fallen(plain[from:q.Start])
		if m := c.named(plain[from:q.Start], q); m != nil && !c.agrees(q, m, fell) {
			wrong = append(wrong, remark{clause, fmt.Sprintf("“%s”与指标%s不符。", said, c.title(m)), "指标名称后面的数应与指标一致，也可以写成 {{" + m.figure.Key() + "}}，由程序填入。"})
			continue
		}
		first, _ := around(plain, q.Start, q.End, stops)
		if s.holds(q) || c.stated(q, fell, clause, c.spokenOf(plain, first, from, q.Start)) || proves(q, proof, bare) {
			continue
		}
		unproved = append(unproved, remark{clause, fmt.Sprintf("“%s”与本期的指标都不相符，“依据”里也没有这个数%s", said, c.nearest(q, clause)),
			"数应与指标一致（照印出来的、准确的，或换了单位的）；取了整的写明约、近、多、余；不是指标的，在“依据”里写明出处和这个数。"})
	}
	return wrong, unproved
}

// asked is what a department is asked to do about a warning on a text.
const asked = "请更正文字或补写“依据”后重报，属实的作书面说明；没有说明的，这一段不写进报告。"

// byClause makes findings of remarks, one a clause.
func byClause(remarks []remark) []finding.Finding {
	var findings []finding.Finding
	for _, r := range remarks {
		clause := strings.TrimSpace(r.clause)
		i := slices.IndexFunc(findings, func(f finding.Finding) bool { return f.Value == clause })
		switch {
		case i < 0:
			findings = append(findings, finding.Finding{Value: clause, Words: finding.Words{Found: r.found, Expected: r.expected}})
		case !strings.Contains(findings[i].Found, r.found):
			findings[i].Found += r.found
		}
	}
	return findings
}

// holds says that a quantity stands whole where a figure has been filled in.
func (s statement) holds(q quantity.Quantity) bool {
	return slices.ContainsFunc(s.fills, func(f fill) bool { return f.start <= q.Start && q.End <= f.end })
}

// stated says that some figure bears a quantity out that the text may be speaking of: of what it speaks of
// before the number; what another unit has achieved, where the clause names that unit.
func (c *checker) stated(q quantity.Quantity, fell bool, clause string, of subject) bool {
	return slices.ContainsFunc(c.measured, func(m measured) bool {
		return strings.Contains(clause, m.other) && of.may(&m) && c.agrees(q, &m, fell)
	})
}

// proves says that 依据 states the same number: with a unit of the same kind, or with none.
func proves(q quantity.Quantity, proof []quantity.Quantity, bare []decimal.Decimal) bool {
	base, size := comparable(q.Unit)
	return slices.ContainsFunc(bare, q.Value.Equal) || slices.ContainsFunc(proof, func(p quantity.Quantity) bool {
		other, of := comparable(p.Unit)
		return (base == other || q.Unit == "") && q.Value.Mul(size).Equal(p.Value.Mul(of))
	})
}

var (
	digits   = regexp.MustCompile(`(^|[^0-9.第〔\[（(+\-])([0-9]{1,15}(?:\.[0-9]{1,6})?)([^0-9.年月日号期届〕\]）)+\-]|$)`)
	falling  = []string{"下降", "减少", "回落", "降低", "下滑", "缩减", "下跌", "负增长", "减"}
	joinings = []string{"达到", "达", "为", "是", "有", "共计", "共", "合计", "总计", "累计", "计", "已", "了", "：", ":", "仅", " ", "　", "由", "增至", "增加到"}
)

// bareNumbers are the numbers of a 依据 that bear no unit, those of dates and documents left out.
func bareNumbers(source string) (list []decimal.Decimal) {
	for _, m := range digits.FindAllStringSubmatch(source, -1) {
		if v, err := decimal.NewFromString(m[2]); err == nil {
			list = append(list, v)
		}
	}
	return list
}

// fallen says that a number is that of a fall: 下降3.2%.
func fallen(before string) bool {
	before = strings.TrimSuffix(strings.TrimSpace(before), "了")
	return slices.ContainsFunc(falling, func(word string) bool { return strings.HasSuffix(before, word) })
}
