//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is an ordinary user's number.
const nobody = 65534

// ordinaryUser is a run by a user whom permissions bind. Root is bound by none, so the
// program is copied to where another user can reach it, the folder becomes his, and he runs it.
func (p program) ordinaryUser(t *testing.T) *exec.Cmd {
	t.Helper()
	cmd := p.command()
	if os.Getuid() != 0 {
		return cmd
	}
	data, err := os.ReadFile(cmd.Path)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path = filepath.Join(p.dir, "zonereport")
	if err := os.WriteFile(cmd.Path, data, 0o755); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(p.dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, nobody, nobody)
	})
	if err != nil {
		t.Fatal(err)
	}
	// The temporary folder of a test lies in one that only its owner may enter.
	if err := os.Chmod(filepath.Dir(p.dir), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return cmd
}
