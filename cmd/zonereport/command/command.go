// Package command is what the program's commands share: a command and its call, flags, the names of
// months and runs, what a 公文 bears, files written whole.
package command

import (
	"fmt"
	"io"

	"zonereport/cmd/zonereport/exit"
)

// Command is one of the program's commands.
type Command struct {
	Name string
	Line string // what it does, for the list of commands
	Help string // one screen
	Run  func(c *Call) error
}

// Call is one call of a command: what the user wrote after its name, and where it answers.
type Call struct {
	Command Command
	Args    []string
	Out     io.Writer // results
	Log     io.Writer // progress and errors
}

// Note tells the user something beside the result. Where even that cannot be shown there is
// nobody to tell.
func (c *Call) Note(format string, args ...any) {
	_, _ = fmt.Fprintf(c.Log, "注意："+format+"\n", args...)
}

// WriteJSON hands what a value is as JSON to the programs that asked for it.
func (c *Call) WriteJSON(data []byte, err error) error {
	if err == nil {
		_, err = c.Out.Write(data)
	}
	return err
}

// Wrong is the error of a call that cannot be carried out as written.
func (c *Call) Wrong(format string, args ...any) error {
	return &exit.UsageError{Reason: fmt.Sprintf(format, args...), Command: c.Command.Name}
}
