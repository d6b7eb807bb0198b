//go:build engines

package campaign_test

import "testing"

// The same schemes come to the same in Spark.
func TestEngineSchemes(t *testing.T) {
	dir, campaign := folder(t, 3, 1)
	if campaign < 50 {
		t.Fatalf("%d figures of the campaign are no trial", campaign)
	}
	for i, row := range asked(t, "spark", "spark_sql.py", "local[2]", dir, "sql/spark/verify.sql") {
		if i < 20 {
			t.Errorf("%v", row)
		}
	}
}
