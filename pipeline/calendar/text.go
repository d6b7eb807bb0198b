package calendar

// MarshalText writes the date as String does, for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// MarshalText writes the month as String does, for JSON.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }
