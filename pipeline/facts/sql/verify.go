package sql

import (
	"fmt"
	"strings"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
)

// verifyFile lists the figures of all editions that the facts give otherwise than the runs state them, and
// ledgers of which not all rows are there: none.
func verifyFile(d dialect.Dialect, editions []Edition, has func(string) bool, name string) (File, error) {
	s := newScript(d.For(name), has)
	var all, counts []string
	for i, e := range editions {
		prefix := ""
		if i > 0 {
			prefix = "_" + short(e.Hash)
		}
		w, err := s.edition(e, prefix)
		if err != nil {
			return File{}, err
		}
		counts = append(counts, w.counts()...)
		all = append(all, "SELECT _zone, _period, id, grp, value, unit FROM "+w.computed)
	}
	if all == nil {
		all = []string{"SELECT '' AS _zone, '' AS _period, '' AS id, '' AS grp, 0 AS value, '' AS unit WHERE false"}
	}
	s.add("与发布的指标逐一核对：没有结果即全部相符", fmt.Sprintf("SELECT zone, period, id, %s, stated, computed, reason\nFROM (\n%s\n) AS differences\nORDER BY zone, period, id, %s",
		s.Quote("group"), strings.Join(append([]string{s.differences(strings.Join(all, "\n    UNION ALL\n    "))}, s.incomplete(counts)...), "\n  UNION ALL\n"), s.Quote("group")))
	return File{name, s.text(name, "由明细数据重算全部指标，列出与发布的数不同的", editions...)}, nil
}

// differences is a query of the figures that come to something else than what runs state. A figure that stands
// there twice, on either side, is one too many.
func (s *script) differences(computed string) string {
	group := s.Quote("group")
	return fmt.Sprintf(`  SELECT COALESCE(f._zone, c._zone) AS zone, COALESCE(f._period, c._period) AS period, COALESCE(f.id, c.id) AS id, COALESCE(f.%[1]s, c.grp) AS %[1]s,
    %[2]s AS stated, %[3]s AS computed,
    CASE WHEN COALESCE(f.nth, c.nth) > 1 THEN '同一项不止一行' WHEN c.id IS NULL THEN '由明细数据算不出这一项' WHEN f.id IS NULL THEN '发布的指标里没有这一项'
      WHEN f.unit IS DISTINCT FROM c.unit THEN '单位不同' WHEN f.value IS DISTINCT FROM c.value THEN '数值不同' ELSE 'value 与 value_text 不同' END AS reason
  FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY _zone, _period, id, %[1]s ORDER BY value) AS nth FROM %[4]s) AS f
  FULL OUTER JOIN (SELECT *, ROW_NUMBER() OVER (PARTITION BY _zone, _period, id, grp ORDER BY value) AS nth FROM (
    %[5]s
  ) AS computed) AS c ON c._zone = f._zone AND c._period = f._period AND c.id = f.id AND c.grp = f.%[1]s AND c.nth = f.nth
  WHERE f.id IS NULL OR c.id IS NULL OR f.nth > 1 OR f.value IS DISTINCT FROM c.value OR f.unit IS DISTINCT FROM c.unit OR CAST(f.value_text AS %[6]s) IS DISTINCT FROM f.value`,
		group, s.plain("f"), s.plain("c"), s.fixed(schema.Figures), computed, dialect.Number)
}

// plain is a value with its unit, as people write it.
func (s *script) plain(of string) string {
	return fmt.Sprintf("TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(CAST(%s.value AS %s) AS STRING))) || %s.unit", of, dialect.Number, of)
}

// incomplete is a query of the ledgers of which other rows are there than were read.
func (s *script) incomplete(counts []string) []string {
	if counts == nil {
		return nil
	}
	return []string{fmt.Sprintf(`  SELECT l._zone AS zone, l._period AS period, %s AS id, CONCAT('{"ledger":"', l.ledger, '"}') AS %s,
    CAST(l.%s AS STRING) || '行' AS stated, CAST(r._rows AS STRING) || '行' AS computed, '台账“' || l.name || '”的行数与读入时不同' AS reason
  FROM %s AS l
  JOIN (
    %s
  ) AS r ON r._zone = l._zone AND r._period = l._period AND r.ledger = l.ledger
  WHERE l.%s IS DISTINCT FROM r._rows`, s.Literal(schema.Ledgers), s.Quote("group"), s.Quote("rows"), s.fixed(schema.Ledgers), strings.Join(counts, "\n    UNION ALL\n    "), s.Quote("rows"))}
}
