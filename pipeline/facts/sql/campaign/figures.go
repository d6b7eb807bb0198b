package campaign

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/unit"
)

func whole(n int) figure.Number { return figure.Number{Value: decimal.NewFromInt(int64(n))} }

// ranked is the totals with the place of each unit in its group: none in a month in which every total of the
// group is 0.
func (w *writer) ranked() string {
	return fmt.Sprintf(`SELECT *,
  CASE WHEN _total IS NOT NULL AND MAX(CASE WHEN _total <> 0 THEN 1 ELSE 0 END) OVER (PARTITION BY %[1]s) = 1
    THEN RANK() OVER (PARTITION BY %[1]s ORDER BY _total DESC NULLS LAST) END AS _rank
FROM %[2]s`, group, w.totals)
}

// told is one figure of the campaign of each unit.
type told struct {
	ord, place     int
	id, name, unit string
	group, of      string // name and value of the group after the unit's, "" for none
	value          string // a number
	where          string
}

// all are the figures of a unit.
func (w *writer) all() []told {
	var list []told
	s := w.scheme()
	points := func(t told, column string, decimals int) told {
		t.value, t.unit = dialect.Scaled(w.Dialect, column, decimals), "分"
		return t
	}
	for i, d := range s.Indicators {
		by := told{place: i, group: "indicator", of: d.ID}
		if d.Measured() {
			t := by
			t.id, t.name, t.value, t.unit, t.where = figure.CampaignActual, d.Name, fmt.Sprintf("a%d", i), unit.Name(d.Unit), fmt.Sprintf("a%d IS NOT NULL", i)
			list = append(list, t)
		}
		decimals := s.Decimals
		if d.ScoreDecimals != nil {
			decimals = *d.ScoreDecimals
		}
		by.ord, by.id, by.name, by.where = 1, figure.CampaignScore, d.Name+"得分", fmt.Sprintf("s%d IS NOT NULL", i)
		list = append(list, points(by, fmt.Sprintf("s%d", i), decimals))
	}
	list = append(list, points(told{ord: 2, id: figure.CampaignSubtotal, name: "各项得分合计", where: "_subtotal"}, "_sum", s.Decimals))
	for i, it := range w.items() {
		t := told{ord: 3, place: i, id: figure.CampaignAdjustment, name: it.name, group: "adjustment", of: it.name, where: fmt.Sprintf("e%d", i)}
		if it.kind == definition.Veto {
			t.value, t.unit = dialect.Scaled(w.Dialect, fmt.Sprintf("i%d", i), 0), "项"
		} else {
			t = points(t, fmt.Sprintf("i%d", i), s.Decimals)
		}
		list = append(list, t)
	}
	return append(list, points(told{ord: 4, id: figure.CampaignTotal, name: "考核总分", where: "_total IS NOT NULL"}, "_total", s.Decimals),
		told{ord: 5, id: figure.CampaignRank, name: "考核名次", value: "_rank", unit: "名", where: "_rank IS NOT NULL"})
}

// figures are all figures of the campaign in the report month: of each unit all that it has, then the streak.
func (w *writer) figures() string {
	var named, values, where []string
	l := w.Dialect.Literal
	for n, t := range w.all() {
		key, grp := "", `"}`
		if t.group != "" {
			key, grp = "/"+ledger.Fold(t.of), `","`+t.group+`":"`+plain(t.of)+`"}`
		}
		named = append(named, fmt.Sprintf("(%d, %d, %d, %s, %s, %s, %s, %s)", n, t.ord, t.place, l(t.id), l(t.name), l(t.unit), l(key), l(grp)))
		values = append(values, fmt.Sprintf("  WHEN %d THEN CAST(%s AS %s)", n, t.value, dialect.Number))
		where = append(where, fmt.Sprintf("  WHEN %d THEN %s", n, t.where))
	}
	const most = 1000 // more than a unit has of one kind
	return fmt.Sprintf(`SELECT u._z AS _zone, u._p AS _period, f._ord AS ord, u._position * %d + f._place AS place, f._id AS id, f._name AS name,
  CONCAT(%s, %s, f._grp) AS grp, CONCAT(u._own, f._key) AS group_key, CASE f._n
%s
  END AS value, f._word AS unit
FROM %s AS u CROSS JOIN (VALUES
  %s
) AS f(_n, _ord, _place, _id, _name, _word, _key, _grp)
WHERE u._now AND CASE f._n
%s
  END
UNION ALL
`, most, l(`{"unit":"`), w.json("u._unit"), strings.Join(values, "\n"), w.ranks, strings.Join(named, ",\n  "), strings.Join(where, "\n")) + w.streak()
}

// plain is a text as JSON writes it inside its marks.
func plain(text string) string {
	data, _ := plainjson.Line(text) // a text is always written
	return string(data[1 : len(data)-1])
}

// json writes a column of texts as JSON does inside its marks.
func (w *writer) json(column string) string {
	l := w.Dialect.Literal
	return fmt.Sprintf("REPLACE(REPLACE(%s, %s, %s), %s, %s)", column, l(`\`), l(`\\`), l(`"`), l(`\"`))
}

// streak counts the months, ending with the report month, in which the zone's rank was 1: in a month that was
// published as the run states it, else as it is worked out.
func (w *writer) streak() string {
	return fmt.Sprintf(`SELECT r._z AS _zone, r._p AS _period, 6 AS ord, 0 AS place, %s AS id, %s AS name, '{}' AS grp, '' AS group_key,
  CAST(MAX(r._m) - MAX(CASE WHEN COALESCE(e.rank, CASE WHEN r._stated THEN NULL ELSE r._rank END) = 1 THEN 0 ELSE r._m END) AS %s) AS value, %s AS unit
FROM (
  SELECT _z, _p, _m, _own, _rank, FALSE AS _stated FROM %[5]s WHERE _zones_own
  UNION ALL
  SELECT n._z, n._p, m._m, n._own, CAST(NULL AS BIGINT), TRUE FROM %[5]s AS n JOIN (%[6]s) AS m ON m._zone = n._z AND m._period = n._p AND m._m < n._m WHERE n._zones_own AND n._now
) AS r
JOIN %[5]s AS now ON now._z = r._z AND now._p = r._p AND now._own = r._own AND now._now AND now._sent
LEFT JOIN (%[7]s) AS e ON r._stated AND e._zone = r._z AND e._period = r._p AND e._m = r._m AND e.unit_key = r._own
GROUP BY r._z, r._p`,
		w.Dialect.Literal(figure.CampaignStreak), w.Dialect.Literal("连续排名第一的月数"), dialect.Number, w.Dialect.Literal("个月"), w.ranks,
		w.published("DISTINCT _zone, _period, CAST(SUBSTR(month, 6, 2) AS INT) AS _m", ""),
		w.published("_zone, _period, CAST(SUBSTR(month, 6, 2) AS INT) AS _m, unit_key, rank", " AND unit_key IS NOT NULL"))
}
