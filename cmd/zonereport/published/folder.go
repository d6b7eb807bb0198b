package published

import (
	"os"

	"zonereport/cmd/zonereport/command"
)

// outside makes the folder that --out names; one within the outputs is refused.
func outside(c *command.Call, outputs, dir string) error {
	if err := c.Outside(outputs, dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o755)
}
