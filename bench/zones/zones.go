// Package zones makes up development zones and their months, for whatever is to be shown of many of them: the
// SQL held against the program, growth with their number. Names, firms, persons, codes and amounts are invented.
// The same number gives the same zone, byte for byte, on every machine.
package zones

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
)

// Year is the year of all months made up here.
const Year = 2023

// Zone is one made-up zone. What is special about it follows from its number: see the methods.
type Zone struct{ Number int }

// Code is the zone's fixed code. It may begin with zeros: a reader that takes it for a number loses them.
func (z Zone) Code() string { return fmt.Sprintf("%03d", z.Number) }

// Names of which a zone's name is made, so that a thousand have different ones.
var (
	first  = []string{"青", "白", "金", "玉", "松", "云", "海", "川", "石", "江"}
	second = []string{"溪", "山", "湖", "河", "林", "岭", "桥", "塘", "泉", "原"}
	third  = []string{"", "东", "西", "南", "北", "上", "下", "新", "古", "中"}
)

func (z Zone) stem() string {
	return third[z.Number/100%10] + first[z.Number/10%10] + second[z.Number%10]
}

// Name is the zone's full name.
func (z Zone) Name() string { return z.stem() + "经济开发区" }

// Second says whether the zone works by the second edition of the definitions (Editions).
func (z Zone) Second() bool { return z.Number%4 == 2 }

// Corrected is the month that is published again, with another amount, after the last; zero for most zones.
func (z Zone) Corrected() calendar.Month {
	if z.Number%6 != 5 {
		return calendar.Month{}
	}
	return Month(3 + z.Number%4)
}

// Cascades says whether the months after the corrected one are made again as well.
func (z Zone) Cascades() bool { return z.Number%12 == 5 }

// unsent are the ledgers that never come, or not in one month; empty those of which only the heads come.
func (z Zone) unsent(month int) []string {
	var ids []string
	switch z.Number % 7 {
	case 3:
		ids = append(ids, "land_reserve", "honours")
	case 5:
		ids = append(ids, "housing", "incubator")
	}
	if z.Number%9 == 4 && month == 4 {
		ids = append(ids, "funds") // no totals, no ranks
	}
	if z.Number%11 == 8 {
		ids = append(ids, "targets") // nothing is assessed
	}
	return ids
}

func (z Zone) empty() []string {
	switch z.Number % 5 {
	case 2:
		return []string{"services", "relocation"}
	case 4:
		return []string{"visits"}
	}
	return nil
}

// assessed says whether the zone is among the units that are ranked.
func (z Zone) assessed() bool { return z.Number%10 != 9 }

// Month is a month of Year.
func Month(number int) calendar.Month { return calendar.Month{Year: Year, Number: number} }

// Months are the months of Year up to a number of them.
func Months(count int) []calendar.Month {
	months := make([]calendar.Month, count)
	for i := range months {
		months[i] = Month(i + 1)
	}
	return months
}

// random is a source of its own for each zone and subject, so that one ledger does not move another.
func (z Zone) random(subject string) *rand.Rand {
	seed := uint64(z.Number) * 1_000_003
	for _, b := range []byte(subject) {
		seed = seed*31 + uint64(b)
	}
	return rand.New(rand.NewPCG(seed, 20230101))
}

// size is how large the zone is: 1 for most, up to 3.
func (z Zone) size() float64 { return []float64{1, 0.4, 0.7, 1.5, 1, 0.5, 3, 1}[z.Number%8] }

// count is so many, by the zone's size.
func (z Zone) count(usual int) int { return max(2, int(float64(usual)*z.size())) }

// Write makes the inputs folder of a zone with the given months. editions is the folder of Editions, as
// it is reached from the inputs folder.
func (z Zone) Write(inputs, editions string, months []calendar.Month) error {
	if err := os.MkdirAll(inputs, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(inputs, "zone.toml"), []byte(z.settings(editions)), 0o644); err != nil {
		return err
	}
	ledgers := z.ledgers()
	for _, m := range months {
		if err := z.write(filepath.Join(inputs, m.String()), ledgers, m); err != nil {
			return err
		}
	}
	return nil
}

func (z Zone) write(dir string, ledgers []book, m calendar.Month) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, b := range ledgers {
		if z.skips(b.id, m.Number) {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, b.name+".csv"), b.csv(m, z.leaves(b.id)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Correct changes an amount in the month that is published again.
func (z Zone) Correct(inputs string) error {
	for _, b := range z.ledgers() {
		if b.id != "funds" || z.skips(b.id, z.Corrected().Number) {
			continue
		}
		for _, row := range b.rows {
			if row.cells[b.dated].day == z.Corrected().Start() {
				row.cells[b.column("当月到位")] = number("777.25")
				break
			}
		}
		path := filepath.Join(inputs, z.Corrected().String(), b.name+".csv")
		return os.WriteFile(path, b.csv(z.Corrected(), false), 0o644)
	}
	return nil
}
