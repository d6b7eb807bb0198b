package prepare

import (
	"io/fs"

	"zonereport/pipeline/compose/bulletin"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
)

// checkBulletin refuses 汇总通报 of a templates folder that has one.
func checkBulletin(folder fs.FS, defs definition.Definitions) error {
	if _, err := fs.Stat(folder, definition.BulletinFolder); err != nil {
		return nil
	}
	b, err := load.Bulletin(folder, defs)
	if err != nil {
		return err
	}
	return bulletin.Verify(b, defs)
}
