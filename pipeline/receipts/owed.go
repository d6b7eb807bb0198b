package receipts

import (
	"cmp"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/register"
)

// Owed lists who owes which ledgers here (design-life §12): by department, those that zone.toml names first, in
// its order; of each the ledgers in the order of the definitions.
func Owed(office month.Office) []register.Owed {
	var list []register.Owed
	for _, def := range office.Defs.Ledgers {
		d := entry(office.Zone, def)
		list = append(list, register.Owed{ID: def.ID, Name: def.Name, Department: def.Department, Contact: d.Contact, DueDay: d.DueDay,
			Optional: def.Optional || def.Absent, Needed: def.Needed})
	}
	slices.SortStableFunc(list, func(a, b register.Owed) int {
		return cmp.Compare(rank(office, a.Department), rank(office, b.Department))
	})
	return list
}

// entry is what zone.toml says of a ledger's department; blank where it says nothing.
func entry(zone definition.Zone, def definition.Ledger) definition.Department {
	var found definition.Department
	for _, d := range zone.Departments {
		if strings.TrimSpace(d.Name) != def.Department {
			continue
		}
		names := slices.ContainsFunc(d.Ledgers, func(n string) bool {
			return ledger.Fold(n) == ledger.Fold(def.ID) || ledger.Fold(n) == ledger.Fold(def.Name)
		})
		if names || found.Name == "" {
			found = d
		}
	}
	return found
}

// rank orders departments: as zone.toml names them, then as the definitions do.
func rank(office month.Office, department string) int {
	i := slices.IndexFunc(office.Zone.Departments, func(d definition.Department) bool { return strings.TrimSpace(d.Name) == department })
	if i >= 0 {
		return i
	}
	return len(office.Zone.Departments) + slices.IndexFunc(office.Defs.Ledgers, func(l definition.Ledger) bool { return l.Department == department })
}
