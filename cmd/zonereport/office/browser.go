package office

import (
	"io"
	"log"
	"os/exec"
	"runtime"
)

// browse opens an address in the user's browser.
func browse(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	case "darwin":
		name = "open"
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // it has opened the page or it has not; the address is printed
	return nil
}

// quiet is for what the HTTP server says of broken connections: nobody could do anything about them.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }
