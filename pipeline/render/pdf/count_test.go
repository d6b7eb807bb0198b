package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"testing"
)

// The pages of a file are counted where its writer has put the root of the page tree.
func TestCount(t *testing.T) {
	packed := func(objects string) string {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write([]byte(objects))
		_ = z.Close()
		return fmt.Sprintf("7 0 obj\n<</Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", b.Len(), b.String())
	}
	const tree = "<</Type /Pages\n/Kids [3 0 R 5 0 R ]\n/Count 12\n/MediaBox [0 0 595.28 841.89]\n>>"
	for name, c := range map[string]struct {
		file string
		want int
	}{
		"plain":               {"1 0 obj\n" + tree + "\nendobj\n2 0 obj\n<</Type /Page\n/Parent 1 0 R>>\nendobj", 12},
		"count first":         {"1 0 obj <</Count 3 /Kids [2 0 R] /Type/Pages>> endobj", 3},
		"a tree of two nodes": {"<</Type /Pages /Parent 1 0 R /Count 4>> <</Type /Pages /Count 9>>", 9},
		"packed":              {packed("2 0 3 5 <</A 1>> <</Type /Catalog>>") + packed("1 0 "+tree), 12},
		"counts of others":    {"<</Type /Outlines /Count 40>> <</Type /Pages /Count 2>>", 2},
		"none":                {"<</Type /Page /Count 3>>" + packed("1 0 <</A 1>>"), 0},
		"damaged":             {"<</Type /ObjStm>>\nstream\nxx", 0},
	} {
		if got, err := Count([]byte(c.file)); got != c.want || (err == nil) != (c.want > 0) {
			t.Errorf("%s: %d pages, %v; want %d", name, got, err, c.want)
		}
	}
}
