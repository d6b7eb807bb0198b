package publish

import "path/filepath"

// swap replaces a folder of files that go back to departments, whole or not at all. It holds
// personal data: only its owner may enter.
type swap struct {
	dir  string // the folder
	next string // its successor before that is whole
	old  string // the folder until its successor stands
}

// put builds the successor aside, synced, asks announce (nil: nobody) and swaps it in. After an
// error the folder is as it was, once settle has been called.
func (s swap) put(d disk, files []file, announce func() error) error {
	if err := d.remove(s.next); err != nil {
		return err
	}
	if err := d.make(s.next, 0o700); err != nil {
		return err
	}
	for _, f := range files {
		if err := d.write(filepath.Join(s.next, f.name), f.data, 0o600); err != nil {
			return err
		}
	}
	if err := d.sync(s.next); err != nil {
		return err
	}
	if announce != nil {
		if err := announce(); err != nil {
			return err
		}
	}
	if exists(s.dir) {
		if err := d.rename(s.dir, s.old); err != nil {
			return err
		}
	}
	if err := d.rename(s.next, s.dir); err != nil && exists(s.next) {
		return err
	}
	return nil
}

// settle ends a replacement that was cut short: the old folder comes back unless the new one
// already stands.
func (s swap) settle(d disk) error {
	if err := d.remove(s.next); err != nil {
		return err
	}
	if !exists(s.dir) && exists(s.old) {
		return d.rename(s.old, s.dir)
	}
	return d.remove(s.old)
}
