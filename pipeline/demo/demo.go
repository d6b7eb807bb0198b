// Package demo holds one small month of made-up ledgers, one file a ledger, from which
// templates are previewed. Nothing in it comes from a real office: firms, persons, codes and
// amounts are invented. It is fixed, so that two previews differ by the templates alone.
package demo

import (
	"embed"

	"zonereport/pipeline/calendar"
)

// Period is the month that the ledgers are of.
var Period = calendar.Month{Year: 2020, Number: 12}

// Files is an inputs folder: zone.toml and 2020-12.
//
//go:embed zone.toml 2020-12
var Files embed.FS
