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
	id, name, value, unit string
	group                 []string // names and values after the unit's
	where                 string
	place                 int
}

// figures are all figures of the campaign in the report month.
func (w *writer) figures() string {
	var list []string
	add := func(ord int, t told) { list = append(list, w.told(ord, t)) }
	s := w.scheme()
	for i, d := range s.Indicators {
		by := []string{"indicator", d.ID}
		if d.Measured() {
			add(0, told{figure.CampaignActual, d.Name, fmt.Sprintf("a%d", i), unit.Name(d.Unit), by, fmt.Sprintf("a%d IS NOT NULL", i), i})
		}
		decimals := s.Decimals
		if d.ScoreDecimals != nil {
			decimals = *d.ScoreDecimals
		}
		add(1, told{figure.CampaignScore, d.Name + "得分", dialect.Scaled(w.Dialect, fmt.Sprintf("s%d", i), decimals), "分", by, fmt.Sprintf("s%d IS NOT NULL", i), i})
	}
	add(2, told{figure.CampaignSubtotal, "各项得分合计", dialect.Scaled(w.Dialect, "_sum", s.Decimals), "分", nil, "_subtotal", 0})
	for i, it := range w.items() {
		value, word := dialect.Scaled(w.Dialect, fmt.Sprintf("i%d", i), s.Decimals), "分"
		if it.kind == definition.Veto {
			value, word = dialect.Scaled(w.Dialect, fmt.Sprintf("i%d", i), 0), "项"
		}
		add(3, told{figure.CampaignAdjustment, it.name, value, word, []string{"adjustment", it.name}, fmt.Sprintf("e%d", i), i})
	}
	add(4, told{figure.CampaignTotal, "考核总分", dialect.Scaled(w.Dialect, "_total", s.Decimals), "分", nil, "_total IS NOT NULL", 0})
	add(5, told{figure.CampaignRank, "考核名次", "_rank", "名", nil, "_rank IS NOT NULL", 0})
	return strings.Join(append(list, w.streak()), "\nUNION ALL\n")
}

// told writes a figure of each unit.
func (w *writer) told(ord int, t told) string {
	const most = 1000 // more than a unit has of one kind
	grp := w.Dialect.Literal(`{"unit":"`) + " || " + w.json("_unit")
	key := "_own"
	tail := `"`
	if t.group != nil {
		tail += `,"` + t.group[0] + `":"` + plain(t.group[1]) + `"`
		key += " || " + w.Dialect.Literal("/"+ledger.Fold(t.group[1]))
	}
	grp += " || " + w.Dialect.Literal(tail+"}")
	return fmt.Sprintf("SELECT _z AS _zone, _p AS _period, %d AS ord, _position * %d + %d AS place, %s AS id, %s AS name, %s AS grp, %s AS group_key, CAST(%s AS %s) AS value, %s AS unit\nFROM %s WHERE _now AND %s",
		ord, most, t.place, w.Dialect.Literal(t.id), w.Dialect.Literal(t.name), grp, key, t.value, dialect.Number, w.Dialect.Literal(t.unit), w.ranks, t.where)
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
