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
	s := newScript(d, has)
	var all []string
	for i, e := range editions {
		prefix := ""
		if i > 0 {
			prefix = "_" + short(e.Hash)
		}
		w, err := s.edition(e, prefix)
		if err != nil {
			return File{}, err
		}
		all = append(all, "SELECT _zone, _period, id, grp, value, unit FROM "+w.computed)
	}
	if all == nil {
		all = []string{"SELECT '' AS _zone, '' AS _period, '' AS id, '' AS grp, 0 AS value, '' AS unit WHERE false"}
	}
	s.add("与发布的指标逐一核对：没有结果即全部相符", s.differences(strings.Join(all, "\n    UNION ALL\n    ")))
	return File{name, s.text(name, "由明细数据重算全部指标，列出与发布的数不同的", editions...)}, nil
}

// differences is the query that holds figures against what runs state.
func (s *script) differences(computed string) string {
	group := s.Quote("group")
	return fmt.Sprintf(`SELECT zone, period, id, %s, stated, computed, reason
FROM (
  SELECT COALESCE(f._zone, c._zone) AS zone, COALESCE(f._period, c._period) AS period, COALESCE(f.id, c.id) AS id, COALESCE(f.%s, c.grp) AS %s,
    %s AS stated, %s AS computed,
    CASE WHEN c.id IS NULL THEN '由明细数据算不出这一项' WHEN f.id IS NULL THEN '发布的指标里没有这一项' WHEN f.unit <> c.unit THEN '单位不同' ELSE '数值不同' END AS reason
  FROM %s AS f
  FULL OUTER JOIN (
    %s
  ) AS c ON c._zone = f._zone AND c._period = f._period AND c.id = f.id AND c.grp = f.%s
  WHERE f.id IS NULL OR c.id IS NULL OR f.value <> c.value OR f.unit <> c.unit
%s) AS differences
ORDER BY zone, period, id, %s`, group, group, group, s.plain("f"), s.plain("c"), s.fixed(schema.Figures), computed, group, s.incomplete(), group)
}

// plain is a value with its unit, as people write it.
func (s *script) plain(of string) string {
	return fmt.Sprintf("TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(CAST(%s.value AS %s) AS STRING))) || %s.unit", of, dialect.Number, of)
}

// incomplete are the ledgers that do not have the rows that were read.
func (s *script) incomplete() string { return "" }
