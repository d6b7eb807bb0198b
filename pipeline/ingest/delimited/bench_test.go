package delimited

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// BenchmarkMillionCells reads 100,000 GBK lines of ten fields.
func BenchmarkMillionCells(b *testing.B) {
	var text strings.Builder
	for row := range 100000 {
		fmt.Fprintf(&text, "%d,QF2019%04d,2019-01-23,浙江企业%d有限公司,融资,平台,办结,2020-01-02,解决,\"1,%d\"\r\n", row, row, row, row)
	}
	data, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text.String()))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data, "x"); err != nil {
			b.Fatal(err)
		}
	}
}
