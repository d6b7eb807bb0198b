package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"regexp"
	"strconv"
)

var (
	pageTrees    = regexp.MustCompile(`/Type\s*/Pages\b`)
	pageCount    = regexp.MustCompile(`/Count\s+(\d+)`)
	objectStream = regexp.MustCompile(`/Type\s*/ObjStm\b`)
	streamStart  = regexp.MustCompile(`stream\r?\n`)
)

// Count is how many pages a file has that Render made, under this version or an earlier one: what the root of
// its page tree states, which may stand in a compressed object stream.
func Count(file []byte) (int, error) {
	if n := treeCount(file); n > 0 {
		return n, nil
	}
	for _, at := range objectStream.FindAllIndex(file, -1) {
		if n := treeCount(inflated(file[at[1]:])); n > 0 {
			return n, nil
		}
	}
	return 0, errors.New("no page tree in the PDF")
}

// treeCount is the highest count that a node of the page tree in plain objects states: the root's. 0 is none.
func treeCount(objects []byte) int {
	most := 0
	for _, at := range pageTrees.FindAllIndex(objects, -1) {
		from := bytes.LastIndex(objects[:at[0]], []byte("<<"))
		to := bytes.Index(objects[at[1]:], []byte(">>"))
		if from < 0 || to < 0 {
			continue
		}
		if m := pageCount.FindSubmatch(objects[from : at[1]+to]); m != nil {
			n, _ := strconv.Atoi(string(m[1]))
			most = max(most, n)
		}
	}
	return most
}

// mostInflated bounds what is read of an object stream.
const mostInflated = 64 << 20

// inflated is the content of the compressed stream that begins next; what cannot be read of it is left out.
func inflated(file []byte) []byte {
	start := streamStart.FindIndex(file)
	if start == nil {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(file[start[1]:]))
	if err != nil {
		return nil
	}
	data, _ := io.ReadAll(io.LimitReader(z, mostInflated))
	return data
}
