package pdf

import "slices"

// objects are the numbered objects of a file (ISO 32000-1, 7.3.10).
type objects struct {
	bodies  [][]byte        // of object i+1: all between "obj" and "endobj"; nil for a stream
	streams map[int]*stream // by number
}

// add adds an object and returns its number.
func (o *objects) add(body []byte) (number int) {
	o.bodies = append(o.bodies, body)
	return len(o.bodies)
}

// addStream adds an object with a stream and returns its number.
func (o *objects) addStream(s *stream) (number int) {
	number = o.add(nil)
	o.put(number, s)
	return number
}

// put gives an object its stream.
func (o *objects) put(number int, s *stream) {
	if o.streams == nil {
		o.streams = map[int]*stream{}
	}
	o.streams[number] = s
}

// reserve makes room for objects that are written later.
func (o *objects) reserve(count int) {
	o.bodies = append(slices.Grow(o.bodies, count), make([][]byte, count)...)
}
