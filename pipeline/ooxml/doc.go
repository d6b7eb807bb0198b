// Package ooxml knows the format of .xlsx and .xlsm workbooks (ECMA-376, transitional and
// strict) as far as all need it who touch one: those who read cells, those who change a
// department's own file, and those who write and name sheets.
//
//	package.go       parts of the zip, within bounds; relationship.go how they refer to each other
//	scan.go, walk.go a pull scanner of a part's XML, and texts under its elements
//	attribute.go     what a tag says; tag.go where it stands, for changes at that place
//	address.go       cells, ranges and merges; comment.go the comments of a sheet
//	name.go          which names sheets can bear, and how Excel counts characters
//
// It knows nothing of ledgers and findings. A part that is damaged is an error, never a
// shorter part.
package ooxml
