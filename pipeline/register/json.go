package register

import "zonereport/pipeline/plainjson"

// JSON is the register for programs: lists are never null, days are 2021-01-06.
func (r Register) JSON() ([]byte, error) { return plainjson.Indented(r) }
