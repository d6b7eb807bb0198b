package deflate

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"testing"
)

// samples are kinds of what is compressed: nothing, little, markup, what cannot be compressed, long.
func samples() map[string][]byte {
	var rows, noise bytes.Buffer
	for i := range 20000 {
		fmt.Fprintf(&rows, `<c r="%c%d" s="%d"><v>%d.%02d</v></c>`, 'A'+i%10, i/10, i%7, i*i%9973, i%97)
		sum := sha256.Sum256(fmt.Append(nil, i))
		noise.Write(sum[:8])
	}
	return map[string][]byte{
		"nothing": nil, "little": []byte("新昌"), "rows": rows.Bytes(), "noise": noise.Bytes(),
		"both": append(bytes.Clone(noise.Bytes()), rows.Bytes()...), "same": []byte(strings.Repeat("0", 1<<20)),
	}
}

func TestEveryoneReadsIt(t *testing.T) {
	for name, data := range samples() {
		raw, err := Raw(data)
		if err != nil {
			t.Fatal(err)
		}
		framed, err := Zlib(data)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := zlib.NewReader(bytes.NewReader(framed))
		if err != nil {
			t.Fatal(err)
		}
		for kind, r := range map[string]io.Reader{"raw": flate.NewReader(bytes.NewReader(raw)), "zlib": whole} {
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s %s: %d bytes came back of %d: %v", kind, name, len(got), len(data), err)
			}
		}
	}
}

// The bytes are those of the pinned version of the library, on every processor, whatever was compressed before
// and in whatever pieces the data came. A new version changes published files on purpose or not at all.
func TestSameBytes(t *testing.T) {
	for range 3 { // in another order of the map each time
		for name, data := range samples() {
			raw, err := Raw(data)
			if err != nil {
				t.Fatal(err)
			}
			sum := fmt.Sprintf("%x", sha256.Sum256(raw))[:16]
			if sum != pinned[name] {
				t.Errorf("%s: %s, not %s", name, sum, pinned[name])
			}
			var b bytes.Buffer
			w, err := To(&b)
			if err != nil {
				t.Fatal(err)
			}
			for rest := data; len(rest) > 0; rest = rest[min(len(rest), 1000):] {
				if _, err := w.Write(rest[:min(len(rest), 1000)]); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil || !bytes.Equal(b.Bytes(), raw) {
				t.Errorf("%s in pieces: other bytes (%v)", name, err)
			}
		}
	}
}

// pinned is how the checksums of the samples begin.
var pinned = map[string]string{
	"nothing": "9b4fb24edd6d1d88", "little": "55408f275597990b", "rows": "8a846ffed531c0d0",
	"noise": "0e9c0308d3b2ecbd", "both": "2348473ca5a1ab59", "same": "8d444cf35b82002a",
}
