// Package upload takes what a browser sends with a form: files stream to the disk into a folder aside, within
// bounds, under names that are safe (design-life §19). What becomes of them the command receive decides.
package upload

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"zonereport/cmd/zonereport/systemerror"
	"zonereport/pipeline/compose/filename"
)

// Bounds of one upload.
const (
	LargestFile = 64 << 20
	MostFiles   = 200
	longField   = 1 << 10 // bytes of a field that is no file
	mostFields  = 20
	drained     = 1 << 30 // bytes of a refused upload that are still taken, so that the browser reads the answer
)

// Sent is what a form held.
type Sent struct {
	Files  []string // where they lie now, in the order in which they came, each under its own name in a folder of its own
	Fields map[string]string

	filled int
	sums   map[string][sha256.Size]byte // of the files, by name as no system tells it apart
}

// Refused says in Chinese why nothing of an upload was taken, with the status of the answer.
type Refused struct {
	Status int
	Reason string
}

func (r *Refused) Error() string { return r.Reason }

func refuse(status int, format string, args ...any) error {
	return &Refused{status, fmt.Sprintf(format, args...)}
}

// Take reads the form of a request into the folder dir, whole or not at all: after an error nothing of it lies there.
// The error is a *Refused for what the sender can put right.
func Take(w http.ResponseWriter, r *http.Request, dir string) (sent Sent, err error) {
	r.Body = http.MaxBytesReader(w, r.Body, MostFiles*(LargestFile+4096)+mostFields*longField)
	form, err := r.MultipartReader()
	if err != nil {
		return sent, refuse(http.StatusBadRequest, "没有收到文件。请从“收件”页面选择文件，再点“收下”。")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return sent, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(dir))
			_, _ = io.CopyN(io.Discard, r.Body, drained) // what cannot be read is refused all the same
		}
	}()
	sent.Fields = map[string]string{}
	for {
		part, err := form.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return sent, nil
		case err != nil:
			return sent, broken(err)
		}
		if err := sent.add(part, dir); err != nil {
			return sent, err
		}
	}
}

// add takes one part of the form. A field for files in which nobody has chosen any comes as a file without a name.
func (s *Sent) add(part *multipart.Part, dir string) error {
	name, isFile := fileName(part)
	if !isFile {
		return s.field(part)
	}
	if name == "" {
		return nil
	}
	if len(s.Files) == MostFiles {
		return refuse(http.StatusRequestEntityTooLarge, "文件超过 %d 个，一个也没有收下。请分几次放入。", MostFiles)
	}
	safe := cmp.Or(filename.Safe(name), "未命名")
	folder := filepath.Join(dir, strconv.Itoa(len(s.Files)+1))
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	path := filepath.Join(folder, safe)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, sum), io.LimitReader(part, LargestFile+1))
	switch cerr := f.Close(); {
	case n > LargestFile:
		return refuse(http.StatusRequestEntityTooLarge, "“%s”超过 %d MB，这一次的文件一个也没有收下。请删去其中的图片和空行空列，只留台账，另存后再放入。", safe, LargestFile>>20)
	case err != nil:
		return broken(err)
	case cerr != nil:
		return cerr
	}
	s.Files = append(s.Files, path)
	return s.apart(safe, [sha256.Size]byte(sum.Sum(nil)))
}

// apart refuses two files of one name that differ: taken in one after the other, the second would replace the first.
func (s *Sent) apart(name string, sum [sha256.Size]byte) error {
	if s.sums == nil {
		s.sums = map[string][sha256.Size]byte{}
	}
	name = strings.ToLower(name)
	if before, taken := s.sums[name]; taken && before != sum {
		return refuse(http.StatusUnprocessableEntity, "这一次有两个内容不同的文件都叫“%s”，一个也没有收下：同名的，后一个会代替前一个。请给其中一个改名（如前面加上部门），再放入。", name)
	}
	s.sums[name] = sum
	return nil
}

// field takes a part that is no file.
func (s *Sent) field(part *multipart.Part) error {
	if s.filled++; s.filled > mostFields {
		return refuse(http.StatusBadRequest, "填写的栏目太多，没有收下。")
	}
	text, err := io.ReadAll(io.LimitReader(part, longField+1))
	switch {
	case err != nil:
		return broken(err)
	case len(text) > longField:
		return refuse(http.StatusRequestEntityTooLarge, "填写的内容太长，没有收下。")
	}
	s.Fields[part.FormName()] = string(text)
	return nil
}

// broken words an upload that ended before it was whole. What the disk refuses stays as it is.
func broken(err error) error {
	var disk *os.PathError
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &disk) || systemerror.Advice(err) != "":
		return err
	case errors.As(err, &large):
		return refuse(http.StatusRequestEntityTooLarge, "文件合起来太大，一个也没有收下。请分几次放入。")
	}
	return refuse(http.StatusBadRequest, "文件没有传完，一个也没有收下。请再放一次。")
}

// fileName is the name that a part states, as it states it; isFile says whether it is a file's at all.
func fileName(part *multipart.Part) (name string, isFile bool) {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return "未命名", true
	}
	name, isFile = params["filename"]
	return name, isFile
}
