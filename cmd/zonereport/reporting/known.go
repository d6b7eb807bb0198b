package reporting

import (
	"os"
	"path/filepath"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline"
	"zonereport/pipeline/journal"
	"zonereport/pipeline/known"
)

// knownFiles are the checksums that earlier runs on an outputs folder worked out. They lie in log, on which nothing
// rests: where they cannot be kept, files are read each time.
func knownFiles(outputs string) *known.Sums { return known.Read(sumsIn(outputs), command.Now()) }

func sumsIn(outputs string) string { return filepath.Join(outputs, journal.Folder, known.Name) }

// remember keeps the checksums of a run that ended so. After one that could not be finished they are forgotten, as
// something may be wrong with them.
func remember(job pipeline.Job, ended error) {
	switch code, _ := exit.Judge(ended); code {
	case exit.Done, exit.Returned:
		_ = job.Sums.Write(sumsIn(job.Outputs))
	case exit.Unfinished:
		_ = os.Remove(sumsIn(job.Outputs))
	}
}
