package custody

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
)

// Pruning is what prune takes away, or would.
type Pruning struct {
	archive.Plan
	Done     bool
	Contents int  // contents that went out of the store, or would
	Shared   bool // the store is shared: nothing goes out of it
	Notes    []string
}

// Prune takes away the drafts that nobody issued and no run needs that is kept (design-life §16), if
// yes says so; else it only tells which. Its errors are *inputs.Error (no such folder),
// *archive.RefusedError (it is not certain what was issued) and *disk.BusyError.
func Prune(f Folder, yes bool) (p Pruning, err error) {
	if _, err := os.Stat(f.Path); errors.Is(err, fs.ErrNotExist) {
		return Pruning{}, inputs.Missing("没有输出文件夹 %s。请用 --outputs 指明。", f.Path)
	}
	outputs, recorder, err := f.Hold("清理草稿")
	if err != nil {
		return Pruning{}, err
	}
	defer func() { err = errors.Join(err, outputs.Close()) }()
	runs, chain, err := chained(f.Path)
	if err != nil {
		return Pruning{}, err
	}
	p = Pruning{Notes: recorder.Notes, Shared: !outputs.OwnStore()}
	if p.Plan, err = chain.Prune(runs); err != nil {
		return p, err
	}
	if p.Contents = outputs.Holds(chain.Unnamed(runs, p.Runs)); !yes || len(p.Runs) == 0 && p.Contents == 0 {
		return p, nil
	}
	noted := make([]string, len(p.Runs))
	for i, r := range p.Runs {
		noted[i] = r.Ref().String()
	}
	if err := outputs.NotePruning(noted); err != nil {
		return p, err
	}
	if err := recorder.Pruned(p.Runs...); err != nil {
		return p, errors.Join(err, outputs.NotePruning(nil))
	}
	_, p.Contents, err = discard(outputs, f.Path, noted)
	p.Done = err == nil
	return p, err
}

// finishPruning ends a prune that was cut short: what was noted and may still go, goes.
func finishPruning(outputs *publish.Outputs, recorder *archive.Recorder) error {
	noted, err := outputs.Pruning()
	if err != nil || len(noted) == 0 {
		return err
	}
	runs, chain, err := chained(recorder.Outputs)
	if err != nil {
		return err
	}
	plan, err := chain.Prune(runs)
	var refused *archive.RefusedError
	if err != nil && !errors.As(err, &refused) {
		return err
	}
	due := slices.DeleteFunc(plan.Runs, func(r archive.Run) bool { return !slices.Contains(noted, r.Ref().String()) })
	if err := recorder.Pruned(due...); err != nil {
		return err
	}
	gone, _, err := discard(outputs, recorder.Outputs, noted)
	if gone > 0 {
		recorder.Notes = append(recorder.Notes, fmt.Sprintf("上次 prune 没有做完，已接着做完：删除了草稿 %d 次。", gone))
	}
	return err
}

// discard takes away the noted runs that the chain says were pruned, with the contents that only they
// name, and ends the note. It says how many of both went.
func discard(outputs *publish.Outputs, dir string, noted []string) (gone, contents int, err error) {
	runs, chain, err := chained(dir)
	if err != nil {
		return 0, 0, err
	}
	doomed := chain.Doomed(runs, noted)
	if contents, err = outputs.Forget(chain.Unnamed(runs, doomed)); err != nil {
		return 0, contents, err
	}
	for _, r := range doomed {
		if err := outputs.Discard(r.Period, r.Name); err != nil {
			return gone, contents, err
		}
		gone++
	}
	return gone, contents, outputs.NotePruning(nil)
}

// chained are an outputs folder's runs and its chain.
func chained(outputs string) ([]archive.Run, archive.Chain, error) {
	runs, err := RunsIn(outputs)
	if err != nil {
		return nil, archive.Chain{}, err
	}
	chain, err := archive.Read(outputs)
	return runs, chain, err
}
