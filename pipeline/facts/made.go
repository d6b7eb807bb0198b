package facts

import (
	"fmt"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/shelf"
	"zonereport/pipeline/facts/sql"
	"zonereport/pipeline/inputs"
)

// made is what is made of all parts: the definitions of their editions, and the SQL of these.
func made(s *shelf.Shelf, next shelf.Current, fresh map[string][]byte) ([]shelf.File, error) {
	var files []shelf.File
	var editions []sql.Edition
	for _, e := range next.Editions {
		data, own := fresh[e.Hash]
		if !own {
			var err error
			if data, err = s.Read(definitionsPath(e.Hash)); err != nil {
				return nil, err
			}
		}
		defs, err := decode(data)
		if err != nil {
			return nil, fmt.Errorf("%s：%w", definitionsPath(e.Hash), err)
		}
		editions = append(editions, sql.Edition{Hash: e.Hash, Definitions: defs})
		files = append(files, shelf.File{Path: definitionsPath(e.Hash), Data: data})
	}
	if err := together(editions); err != nil {
		return nil, err
	}
	queries, err := sql.Files(editions, next.Has)
	for _, q := range queries {
		files = append(files, shelf.File(q))
	}
	return files, err
}

// together refuses editions whose tables no engine reads as one: a column of two types.
func together(editions []sql.Edition) error {
	type column struct{ table, name string }
	types := map[column]schema.Type{}
	for _, e := range editions {
		for _, t := range schema.Tables(e.Definitions) {
			for _, c := range t.Columns {
				was, known := types[column{t.Name, c.Name}]
				if known && was != c.Type {
					return inputs.Missing("台账“%s”的列 %s 在两版定义里类型不同，放不进一张表。请用 --to 另指一个文件夹，或让各版定义里这一列的类型（type、personal）相同。", t.Title, c.Name)
				}
				types[column{t.Name, c.Name}] = c.Type
			}
		}
	}
	return nil
}
