package excel

import "zonereport/pipeline/figure"

// mean states a weighted mean, rounded; a row that lacks rate or weight stays out of both sums.
func (a *area) mean(q figure.Query) string {
	rates, weights := a.of(q.Columns[0]), a.of(q.Weight)
	factors := a.factors(q.Where)
	return rounded(in("SUMPRODUCT("+factors+","+rates+","+weights+")/SUMPRODUCT("+factors+"*ISNUMBER("+rates+"),"+weights+")", q.In), q.Decimals)
}
