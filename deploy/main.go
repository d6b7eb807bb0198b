// Command deploy makes what is handed to offices: for each platform one archive with the program, its fonts, an
// empty office, scripts to start it by a double click, 使用说明 and the licences of all parts. The same tree and the
// same Go give the same bytes. It runs in the top folder: go run ./deploy [flags] [-- flags of go build].
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// platforms are what archives are made for.
var platforms = []string{"linux/amd64", "linux/arm64", "linux/loong64", "windows/amd64"}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "deploy:", err)
		os.Exit(1)
	}
}

// run makes the archives that the arguments ask for and lists them.
func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("deploy", flag.ContinueOnError)
	dir := flags.String("out", "dist", "folder of the archives")
	fonts := flags.String("fonts", ".fonts", "folder that setup/fonts.sh filled")
	only := flags.String("platforms", strings.Join(platforms, ","), "which of them")
	if err := flags.Parse(args); err != nil {
		return err
	}
	wanted := strings.Split(*only, ",")
	for _, p := range wanted {
		if !slices.Contains(platforms, p) {
			return fmt.Errorf("%q is none of the platforms %s", p, strings.Join(platforms, ", "))
		}
	}
	common, err := shared(*fonts, flags.Args(), out)
	if err != nil {
		return err
	}
	return release(*dir, wanted, common, flags.Args(), out)
}

// release writes the archives, all at the same time, and the list of their checksums.
func release(dir string, wanted []string, common tree, flags []string, out io.Writer) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var made []archive
	for _, p := range wanted {
		a, err := assemble(p, common, flags)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		made = append(made, a)
	}
	packed, err := packAll(made)
	if err != nil {
		return err
	}
	for i, a := range made {
		if err := os.WriteFile(filepath.Join(dir, a.name), packed[i], 0o644); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s  %.1f MB\n", filepath.Join(dir, a.name), float64(len(packed[i]))/1e6); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, sumsFile), sums(made, packed), 0o644)
}

// sums lists the checksums of the archives as sha256sum does.
func sums(made []archive, packed [][]byte) []byte {
	var list tree
	for i, a := range made {
		list = append(list, entry{name: a.name, data: packed[i]})
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(a.name, b.name) })
	return list.sums()
}
