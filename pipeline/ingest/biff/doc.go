// Package biff reads .xls workbooks of Excel 5 to 2003 (BIFF5, BIFF8) and the .et files of
// WPS, which hold the same records. Section numbers in comments are those of [MS-XLS],
// "Excel Binary File Format (.xls) Structure"; where BIFF5 differs, OpenOffice.org's
// "Documentation of the Microsoft Excel File Format" is the source.
//
// # The file
//
// A workbook is the stream "Workbook" (BIFF5: "Book") of an OLE2 compound file. The stream
// is a chain of records, each a type, a length and that many bytes, all in little endian:
//
//	u16 type, u16 length (to 8224), data
//	CONTINUE records (2.4.58) carry on the one before them
//
// Records lie in substreams, each from BOF (2.4.21) to EOF (2.4.103): first the globals
// (2.1.7.20.3), then one for each sheet (2.1.7.20.5), at the place that its BOUNDSHEET
// record names. Charts lie in sheets as substreams of their own and are passed over.
//
// # The globals
//
//	BOF         2.4.21   u16 version (0x0600 BIFF8, 0x0500 BIFF5), u16 kind of substream
//	FILEPASS    2.4.117  the rest is encrypted: the file is refused
//	CODEPAGE    2.4.52   u16 code page of BIFF5's strings
//	DATE1904    2.4.77   u16 1: serial dates count from 1904-01-01, else from 1899-12-30
//	BOUNDSHEET  2.4.28   u32 place of its BOF, u8 state (1 hidden, 2 very hidden), u8 kind
//	                     (0 worksheet), u8 count, name
//	FORMAT      2.4.126  u16 id, count (BIFF8 u16, BIFF5 u8), format code
//	FONT        2.4.122  …, u16 at 2: bit 3 struck through; font 4 is left out of the count
//	XF          2.4.353  u16 font, u16 format id; the n-th record is cell style n
//	SST         2.4.265  u32 uses, u32 count, shared strings (BIFF8)
//	SUPBOOK     2.4.271  another workbook that formulas refer to; EXTERNSHEET in BIFF5
//
// # Strings
//
// A string of BIFF8 (2.5.293 XLUnicodeRichExtendedString, 2.5.294 XLUnicodeString) is
//
//	count, u8 flags, [u16 runs], [u32 size], characters, [runs × 4 bytes], [size bytes]
//
// in which flags say whether a character takes two bytes or one (bit 0), and whether
// formatting runs (bit 3) and a phonetic block (bit 2) are there. When a CONTINUE record
// divides the characters it begins with flags of its own, and the width may change; the
// fields before them are never divided, runs and phonetic block are divided anywhere. In
// BIFF5 a string is a count and bytes of the code page.
//
// # The cells
//
// Each begins with u16 row, u16 column (from 0), u16 cell style, but for MULRK:
//
//	LABELSST  2.4.149  u32 index of a shared string
//	LABEL     2.4.148  u16 count, string; RSTRING of BIFF5 has formatting runs behind it
//	NUMBER    2.4.180  f64
//	RK        2.4.220  u32 RkNumber (2.5.217): the upper 30 bits of an f64, or 30 bits of a
//	                   whole number (bit 1), divided by 100 (bit 0)
//	MULRK     2.4.175  u16 row, u16 first column, (u16 style, u32 RkNumber)…, u16 last column
//	BOOLERR   2.4.24   u8 value, u8 1: it is an error code
//	FORMULA   2.4.127  8 bytes of cached value (2.5.133): an f64, or with 0xFFFF at its end
//	                   u8 kind (text, truth value, error, empty), u8 at 2 value; u16 flags
//	STRING    2.4.268  the text of the formula before it
//
// BLANK and MULBLANK hold no value. Beside the cells count ROW (2.4.221, bit 5 of the flags
// at 12: hidden), COLINFO (2.4.53), MERGECELLS (2.4.168), FILTERMODE (2.4.119) and NOTE
// (2.4.179, a comment). All other records are passed over.
//
// # What is noticed
//
// The format has no checksums. What is checked is that records, strings and sheets are
// whole and agree with each other; a value altered inside its bytes cannot be noticed, nor
// a record whose type was altered. What writers get wrong and Excel reads all the same is
// read: the stated number of shared strings, BIFF3's number of FORMULA, NaN (shown as
// #NUM!), formulas of which nobody has computed the value (grid.NoValue).
package biff
