package receipts

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/register"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/shown"
)

// Lack is which owed ledgers of a month did not come, by what events and manifests tell; only of a month that was
// never published files are read of which no event tells.
type Lack struct {
	Owed, Came  int // ledgers
	Departments []LackOf
}

// LackOf is what one department did not send.
type LackOf struct {
	Name    string
	Ledgers []string // names
	Some    bool     // it sent others
}

// Lacking says of months who has not reported. Who owes what is what zone.toml and the definitions say today; without
// a zone.toml nobody does, and the list is empty.
func Lacking(inputsDir, outputs string, templates fs.FS, months []calendar.Month) (map[calendar.Month]Lack, error) {
	if _, err := os.Stat(filepath.Join(inputsDir, definition.OfficeFile)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	list := map[calendar.Month]Lack{}
	if len(months) == 0 {
		return list, nil
	}
	folder := month.InputsAt(inputsDir)
	office, err := month.OpenOffice(folder, templates, months[len(months)-1], month.Office{})
	if err != nil {
		return nil, err
	}
	chain, err := archive.Read(outputs)
	if err != nil {
		return nil, err
	}
	owed := Owed(office)
	for _, m := range months {
		came, err := came(folder, outputs, office, owed, chain, m)
		if err != nil {
			return nil, err
		}
		list[m] = lackOf(owed, came)
	}
	return list, nil
}

// came are the ids of the ledgers of a month that came.
func came(folder *inputs.Folder, outputs string, office month.Office, owed []register.Owed, chain archive.Chain, m calendar.Month) (map[string]bool, error) {
	is := map[string]bool{}
	p, err := publish.Latest(outputs, m)
	var damaged *publish.DamagedError
	switch {
	case err == nil:
		for _, o := range owed {
			is[o.ID] = !slices.Contains(p.Manifest.Missing, o.ID)
		}
	case !errors.Is(err, fs.ErrNotExist) && !errors.As(err, &damaged):
		return nil, err
	}
	here, there := listed(folder, m)
	told := map[string]bool{}
	for _, e := range chain.Received(m) {
		if told[e.File] = true; !there || here[e.File] != "" {
			for _, id := range e.Ledgers {
				is[id] = true
			}
		}
	}
	if err == nil {
		return is, nil
	}
	for id := range unread(office, m, here, told) {
		is[id] = true
	}
	return is, nil
}

// listed are the paths of the files in a month's folder by their names as events state them; there is false
// without a folder.
func listed(folder *inputs.Folder, m calendar.Month) (here map[string]string, there bool) {
	dir := filepath.Join(folder.Dir, m.String())
	entries, err := os.ReadDir(dir)
	here = map[string]string{}
	for _, e := range entries {
		if !e.IsDir() && folder.Spreadsheet(e.Name()) && !folder.PassesOver(e.Name()) {
			here[shown.Escape(shown.Mask(inputs.Readable(e.Name())))] = filepath.Join(dir, e.Name())
		}
	}
	return here, err == nil
}

// mostUnread is how many bytes of files are read of which no event tells: status is to answer at once.
const mostUnread = 32 << 20

// unread reads the files of which no event tells.
func unread(office month.Office, m calendar.Month, here map[string]string, told map[string]bool) ledger.Set {
	material := month.Material{Office: office, Period: m, Inputs: []runfolder.File{runfolder.File(office.File)}}
	size := 0
	for name, path := range here {
		if told[name] {
			continue
		}
		data, err := inputs.ReadFile(path)
		if size += len(data); err != nil || size > mostUnread {
			continue
		}
		material.Inputs = append(material.Inputs, runfolder.File{Path: m.String() + "/" + name, Data: data})
	}
	if len(material.Inputs) == 1 {
		return nil
	}
	return material.Unmasked()
}

// lackOf counts what came and names what did not.
func lackOf(owed []register.Owed, came map[string]bool) Lack {
	var l Lack
	some := map[string]bool{}
	for _, o := range owed {
		if some[o.Department] = some[o.Department] || came[o.ID]; o.Optional && !o.Needed {
			continue
		}
		if l.Owed++; came[o.ID] {
			l.Came++
			continue
		}
		i := slices.IndexFunc(l.Departments, func(d LackOf) bool { return d.Name == o.Department })
		if i < 0 {
			i = len(l.Departments)
			l.Departments = append(l.Departments, LackOf{Name: o.Department})
		}
		l.Departments[i].Ledgers = append(l.Departments[i].Ledgers, o.Name)
	}
	for i := range l.Departments {
		l.Departments[i].Some = some[l.Departments[i].Name]
	}
	return l
}
