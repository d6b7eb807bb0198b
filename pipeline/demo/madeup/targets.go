package madeup

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/unit"
)

// Targets is the sample's file of targets with one for each unit and each indicator that it has none of.
// It is left as it is where its columns are others than year, unit, indicator, target and unit of measure.
func (s Sample) Targets(file []byte, known definition.Scheme) []byte {
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil || len(records) == 0 || len(records[0]) < 5 {
		return file
	}
	width, had := len(records[0]), len(records)
	for i, ind := range s.Defs.Scheme.Indicators {
		if slices.ContainsFunc(known.Indicators, func(k definition.Indicator) bool { return k.Name == ind.Name }) {
			continue
		}
		for j, of := range s.Units {
			value := 6 + (i*5+j*3)%9
			if unit.Measures(ind.Unit) {
				value *= 100
			}
			record := make([]string, width)
			copy(record, []string{strconv.Itoa(s.Period.Year), of, ind.Name, strconv.Itoa(value), ind.Unit})
			records = append(records, record)
		}
	}
	if len(records) == had {
		return file
	}
	return written(records)
}
