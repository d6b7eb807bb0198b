package runfolder

import (
	"encoding/json"
	"fmt"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/plainjson"
)

// EncodeFindings writes findings.json in the order given; beside are the files that it may
// have to know again.
func EncodeFindings(list []finding.Finding, beside ...File) ([]byte, error) {
	var known []FileRecord
	for _, f := range beside {
		known = append(known, record(f.Path, f.Data))
	}
	return plainjson.Indented(struct {
		Findings []finding.Finding `json:"findings"`
		Files    []FileRecord      `json:"files,omitempty"`
	}{append([]finding.Finding{}, list...), known})
}

// DecodeFindings reads the findings of findings.json back.
func DecodeFindings(data []byte) ([]finding.Finding, error) {
	var f struct{ Findings []finding.Finding }
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("读取 %s: %w", FindingsName, err)
	}
	return f.Findings, nil
}

// DecodeBeside reads which files findings.json knows beside it.
func DecodeBeside(data []byte) ([]FileRecord, error) {
	var f struct{ Files []FileRecord }
	err := json.Unmarshal(data, &f)
	return f.Files, err
}
