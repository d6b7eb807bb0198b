package exact

import (
	"math/big"
	"testing"
)

func TestRoundHalfAwayFromZero(t *testing.T) {
	cases := []struct {
		num, denom int64
		decimals   int
		want       string
	}{
		{1, 8, 2, "0.13"}, {-1, 8, 2, "-0.13"}, {1, 3, 2, "0.33"}, {2, 3, 0, "1"}, {5, 2, 0, "3"}, {-5, 2, 0, "-3"}, {249, 100, 1, "2.5"}, {0, 7, 2, "0"},
	}
	for _, c := range cases {
		if got := Round(big.NewRat(c.num, c.denom), c.decimals); got.String() != c.want {
			t.Errorf("%d/%d to %d: %s, want %s", c.num, c.denom, c.decimals, got, c.want)
		}
	}
}
