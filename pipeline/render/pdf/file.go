package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
)

// perBundle is how many objects a stream of objects holds: whoever reads one reads its neighbours.
const perBundle = 200

// place is where an object stands: in the file, or as the nth of a stream of objects.
type place struct{ offset, bundle, nth int }

// file writes the objects as a file: those without a stream together in streams of objects, and
// cross-references as a stream (ISO 32000-1, 7.5.7 and 7.5.8), without which a structure tree would
// make files many times as large. entries are those of the trailer but the identifier, which is a
// digest of all objects.
func (o *objects) file(entries string) ([]byte, error) {
	digest := sha256.New()
	var numbers []int // of what stands in the file by itself
	var streams []stream
	var bundle []int
	places := make([]place, len(o.bodies)+1)
	var bundles [][]int
	for i, body := range o.bodies {
		digest.Write(body)
		if s, ok := streamOf(body); ok {
			numbers, streams = append(numbers, i+1), append(streams, s)
			continue
		}
		places[i+1] = place{bundle: len(o.bodies) + 1 + len(bundles), nth: len(bundle)}
		if bundle = append(bundle, i+1); len(bundle) == perBundle {
			bundles, bundle = append(bundles, bundle), nil
		}
	}
	if len(bundle) > 0 {
		bundles = append(bundles, bundle)
	}
	for i, b := range bundles {
		numbers, streams = append(numbers, len(o.bodies)+1+i), append(streams, o.bundle(b))
	}
	if err := squeeze(streams); err != nil {
		return nil, err
	}
	places = append(places, make([]place, len(bundles)+1)...)
	out := bytes.NewBufferString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for i, s := range streams {
		places[numbers[i]] = place{offset: out.Len()}
		s.write(out, numbers[i])
	}
	sum := digest.Sum(nil)
	last := len(places) - 1
	places[last].offset = out.Len()
	references := []stream{crossReferences(places, fmt.Sprintf("%s/ID[<%x><%x>]", entries, sum[:16], sum[:16]))}
	if err := squeeze(references); err != nil {
		return nil, err
	}
	references[0].write(out, last)
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", places[last].offset)
	return out.Bytes(), nil
}

// bundle is a stream of objects: where each begins, then the objects.
func (o *objects) bundle(numbers []int) stream {
	var index, bodies []byte
	for _, number := range numbers {
		index = fmt.Appendf(index, "%d %d ", number, len(bodies))
		bodies = append(bodies, o.bodies[number-1]...)
	}
	return stream{entries: fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(numbers), len(index)), data: append(index, bodies...)}
}

// crossReferences is the stream that says where each object stands; rows are written as what differs
// from the row above (predictor 12), which is little.
func crossReferences(places []place, entries string) stream {
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
	return stream{entries: fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>%s", len(places), width, entries), data: data}
}
