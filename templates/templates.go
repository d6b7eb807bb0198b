// Package templates holds the default definitions: what a statistician may edit,
// embedded so that the program runs as one file.
package templates

import "embed"

// Files is the default templates folder; --templates puts another in its place.
//
//go:embed *.toml ledgers figures checks reports
var Files embed.FS
