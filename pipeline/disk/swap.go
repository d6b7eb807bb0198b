package disk

// Swap replaces a folder, whole or not at all. Only its owner may enter it.
type Swap struct {
	Dir  string // the folder
	Next string // its successor before that is whole
	Old  string // the folder until its successor stands
}

// Put lets build fill the successor and sync it, and swaps it in. After an error the folder is as it
// was, once Settle has been called.
func (s Swap) Put(d Disk, build func(next string) error) error {
	if err := d.Remove(s.Next); err != nil {
		return err
	}
	if err := d.Make(s.Next, 0o700); err != nil {
		return err
	}
	if err := build(s.Next); err != nil {
		return err
	}
	if Exists(s.Dir) {
		if err := d.Rename(s.Dir, s.Old); err != nil {
			return err
		}
	}
	if err := d.Rename(s.Next, s.Dir); err != nil && Exists(s.Next) {
		return err
	}
	return nil
}

// Settle ends a replacement that was cut short: the old folder comes back unless the new one
// already stands.
func (s Swap) Settle(d Disk) error {
	if err := d.Remove(s.Next); err != nil {
		return err
	}
	if !Exists(s.Dir) && Exists(s.Old) {
		return d.Rename(s.Old, s.Dir)
	}
	return d.Remove(s.Old)
}
