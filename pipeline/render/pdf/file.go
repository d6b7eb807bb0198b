package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
)

// perBundle is how many objects a stream of objects holds: whoever reads one reads its neighbours.
const perBundle = 200

// place is where an object stands: in the file, or as the nth of a stream of objects.
type place struct{ offset, bundle, nth int }

// file writes the objects as a file: those without a stream together in streams of objects, and
// cross-references as a stream (ISO 32000-1, 7.5.7 and 7.5.8), without which a structure tree would
// make files many times as large. entries are those of the trailer but the identifier, which is a
// digest of all that stands before.
func (o *objects) file(entries string) ([]byte, error) {
	numbers, streams, places := o.arrange()
	if err := squeeze(streams); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, sizeOf(streams)))
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for i, s := range streams {
		places[numbers[i]].offset = out.Len()
		s.write(out, numbers[i])
	}
	sum := sha256.Sum256(out.Bytes())
	last := len(places)
	places = append(places, place{offset: out.Len()})
	references := []*stream{crossReferences(places, fmt.Sprintf("%s/ID[<%x><%x>]", entries, sum[:16], sum[:16]))}
	if err := squeeze(references); err != nil {
		return nil, err
	}
	references[0].write(out, last)
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", places[last].offset)
	return out.Bytes(), nil
}

// arrange gives what stands in the file by itself, the streams and their numbers; and for every object,
// by its number, in which of them it is: streams of objects have the numbers after those of all objects.
func (o *objects) arrange() (numbers []int, streams []*stream, places []place) {
	places = make([]place, len(o.bodies)+1)
	var bundles [][]int
	for i := range o.bodies {
		if s, ok := o.streams[i+1]; ok {
			numbers, streams = append(numbers, i+1), append(streams, s)
			continue
		}
		if n := len(bundles); n == 0 || len(bundles[n-1]) == perBundle {
			bundles = append(bundles, make([]int, 0, perBundle))
		}
		bundle := &bundles[len(bundles)-1]
		places[i+1] = place{bundle: len(o.bodies) + len(bundles), nth: len(*bundle)}
		*bundle = append(*bundle, i+1)
	}
	for _, bundle := range bundles {
		numbers, streams = append(numbers, len(places)), append(streams, o.bundle(bundle))
		places = append(places, place{})
	}
	return numbers, streams, places
}

// sizeOf is about how large a file of streams is.
func sizeOf(streams []*stream) int {
	size := 1 << 12
	for _, s := range streams {
		size += len(s.data) + len(s.entries) + 96
	}
	return size
}

// bundle is a stream of objects: where each begins, then the objects.
func (o *objects) bundle(numbers []int) *stream {
	const most = 16 // bytes of an entry of the index, about
	size := most * len(numbers)
	for _, number := range numbers {
		size += len(o.bodies[number-1])
	}
	data, at := make([]byte, 0, size), 0
	for _, number := range numbers {
		data = append(strconv.AppendInt(data, int64(number), 10), ' ')
		data = append(strconv.AppendInt(data, int64(at), 10), ' ')
		at += len(o.bodies[number-1])
	}
	first := len(data)
	for _, number := range numbers {
		data = append(data, o.bodies[number-1]...)
	}
	return &stream{entries: fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(numbers), first), data: data}
}

// crossReferences is the stream that says where each object stands; rows are written as what differs
// from the row above (predictor 12), which is little.
func crossReferences(places []place, entries string) *stream {
	const width = 1 + 4 + 2
	var above [width]byte
	data := make([]byte, 0, len(places)*(width+1))
	for number, p := range places {
		var row [width]byte
		second, third := p.offset, 0
		switch {
		case number == 0: // the head of the free ones
			second, third = 0, 0xFFFF
		case p.bundle > 0:
			row[0], second, third = 2, p.bundle, p.nth
		default:
			row[0] = 1
		}
		row[1], row[2], row[3], row[4] = byte(second>>24), byte(second>>16), byte(second>>8), byte(second)
		row[5], row[6] = byte(third>>8), byte(third)
		data = append(data, 2)
		for i := range row {
			data = append(data, row[i]-above[i])
		}
		above = row
	}
	return &stream{entries: fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>%s", len(places), width, entries), data: data}
}
