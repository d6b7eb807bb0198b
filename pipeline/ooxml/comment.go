package ooxml

import (
	"bytes"
	"strconv"
	"strings"
)

// Comment is one comment of a worksheet (18.7.3) and where it stands in its part.
type Comment struct {
	Ref      string // the cell, in the A1 form
	From, To int    // of the element
	Thread   bool   // it stands in for a thread of comments: its author is signed tc={GUID}
	Runs     []Run
	TextTag  Tag // opens <text>
	TextEnd  int // where </text> begins
}

// Run is a rich run, or the plain text, of a comment; line ends are \n.
type Run struct {
	From, To int
	Plain    bool
	Text     string
}

// Text is what a comment says.
func (c Comment) Text() string {
	var text strings.Builder
	for _, r := range c.Runs {
		text.WriteString(r.Text)
	}
	return text.String()
}

// Comments calls do for every comment of a comments part in order. The places hold when the
// part is in UTF-8 without a mark.
func Comments(part []byte, do func(c Comment) error) error {
	s, err := atRoot(part, "")
	if err != nil {
		return err
	}
	var threads []bool // by author
	return s.Children(func() error {
		switch string(s.Name) {
		case "authors":
			return s.Children(func() error {
				name, err := s.Content()
				threads = append(threads, bytes.HasPrefix(name, []byte("tc=")))
				return err
			})
		case "commentList":
			return s.Children(func() error {
				c, err := s.comment(threads)
				if err != nil {
					return err
				}
				return do(c)
			})
		}
		return nil
	})
}

// comment reads the <comment> just started.
func (s *Scanner) comment(threads []bool) (c Comment, err error) {
	c.From = s.from
	if c.Ref, _, err = s.Attr("ref"); err != nil {
		return c, err
	}
	author, err := strconv.Atoi(s.Value("authorId"))
	c.Thread = err == nil && author >= 0 && author < len(threads) && threads[author]
	err = s.Children(func() error {
		if string(s.Name) != "text" {
			return nil
		}
		c.TextTag = s.tag(tokenStart)
		err := s.commentText(&c)
		c.TextEnd = s.from
		return err
	})
	c.To = s.pos
	return c, err
}

// commentText reads the runs of the <text> just started.
func (s *Scanner) commentText(c *Comment) error {
	length := 0
	return s.Children(func() error {
		run := Run{From: s.from, Plain: string(s.Name) == "t"}
		if !run.Plain && string(s.Name) != "r" {
			return nil
		}
		text, err := s.runText(run.Plain)
		if length += len(text); err == nil && length > MaxContent {
			err = errLongText
		}
		run.Text, run.To = string(text), s.pos
		c.Runs = append(c.Runs, run)
		return err
	})
}

// runText gives the text of the <t> or the <r> just started.
func (s *Scanner) runText(plain bool) (text []byte, err error) {
	take := func() error {
		content, err := s.Content()
		content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")) // written as entities
		text = append(text, Unescape(content)...)
		return err
	}
	if plain {
		err = take()
		return text, err
	}
	err = s.Children(func() error {
		if string(s.Name) != "t" {
			return nil
		}
		return take()
	})
	return text, err
}
