package reporting

import (
	"os"
	"path/filepath"

	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline"
	"zonereport/pipeline/journal"
	"zonereport/pipeline/typeface/known"
)

// knownFonts lets a job know the checksums of fonts that earlier runs on its outputs folder worked out. What it
// returns is told how the run ended: after a failure they are forgotten, as something may have been wrong with
// them. They lie in log, on which nothing rests: where they cannot be kept, fonts are read each time.
func knownFonts(job *pipeline.Job) (remember func(error)) {
	path := filepath.Join(job.Outputs, journal.Folder, known.Name)
	job.Sums = known.Read(path, job.Now)
	sums := job.Sums
	return func(failed error) {
		switch code, _ := exit.Judge(failed); code {
		case exit.Done, exit.Returned:
			_ = sums.Write(path)
		case exit.Unfinished:
			_ = os.Remove(path)
		}
	}
}
