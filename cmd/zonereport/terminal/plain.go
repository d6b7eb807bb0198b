package terminal

import (
	"io"

	"zonereport/pipeline/shown"
)

// Plain writes texts to out without the control characters that names and values may carry: they
// show as what they are and move nothing on a terminal. Line breaks and tabs are the program's own
// here; those inside of names and values are escaped where these are worded.
func Plain(out io.Writer) io.Writer { return plain{out} }

type plain struct{ out io.Writer }

// Write counts the bytes that it was given.
func (p plain) Write(text []byte) (int, error) {
	if _, err := io.WriteString(p.out, shown.EscapeLines(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// Bytes is where bytes go that are no text for a screen, past what Plain does to texts.
func Bytes(out io.Writer) io.Writer {
	if p, ok := out.(plain); ok {
		return p.out
	}
	return out
}
