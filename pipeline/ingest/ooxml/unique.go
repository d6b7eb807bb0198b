package ooxml

import "bytes"

// fewAttributes is up to how many each is held against each.
const fewAttributes = 12

// repeatedName gives the name that two attributes of a tag share, which no XML may have
// (XML 1.0, 3.1 Unique Att Spec): programs differ in which of them they take. nil for none.
func repeatedName(attrs []attribute) []byte {
	var seen [8]uint64 // one bit by hash: of many attributes only those that meet are compared
	for i := 1; i < len(attrs); i++ {
		if len(attrs) > fewAttributes && !meets(&seen, attrs, i) {
			continue
		}
		for j := range i {
			if bytes.Equal(attrs[i].name, attrs[j].name) {
				return attrs[i].name
			}
		}
	}
	return nil
}

// meets says whether the name's bit is taken, and takes it.
func meets(seen *[8]uint64, attrs []attribute, i int) bool {
	if i == 1 {
		take(seen, attrs[0].name)
	}
	return take(seen, attrs[i].name)
}

// take sets the bit of a name (FNV-1a) and says whether it was set.
func take(seen *[8]uint64, name []byte) bool {
	h := uint32(2166136261)
	for _, c := range name {
		h = (h ^ uint32(c)) * 16777619
	}
	word, bit := &seen[h>>6&7], uint64(1)<<(h&63)
	taken := *word&bit != 0
	*word |= bit
	return taken
}
