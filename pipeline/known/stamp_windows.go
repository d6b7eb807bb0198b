package known

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// basicInfo is FILE_BASIC_INFO: times in 100 nanoseconds since 1601.
type basicInfo struct {
	created, accessed, written, changed int64
	attributes                          uint32
	_                                   uint32
}

// StampOf asks for the stamp of an open file.
func StampOf(file *os.File) (Stamp, error) {
	var info windows.ByHandleFileInformation
	handle := windows.Handle(file.Fd())
	if err := windows.GetFileInformationByHandle(handle, &info); err != nil {
		return Stamp{}, &os.PathError{Op: "stat", Path: file.Name(), Err: err}
	}
	s := Stamp{
		Size:     int64(info.FileSizeHigh)<<32 | int64(info.FileSizeLow),
		Modified: info.LastWriteTime.Nanoseconds(),
		Volume:   uint64(info.VolumeSerialNumber),
		File:     uint64(info.FileIndexHigh)<<32 | uint64(info.FileIndexLow),
	}
	var basic basicInfo
	if err := windows.GetFileInformationByHandleEx(handle, windows.FileBasicInfo, (*byte)(unsafe.Pointer(&basic)), uint32(unsafe.Sizeof(basic))); err == nil && basic.changed > 0 { // not every file system has it
		changed := windows.Filetime{LowDateTime: uint32(basic.changed), HighDateTime: uint32(basic.changed >> 32)}
		s.Changed = changed.Nanoseconds()
	}
	return s, nil
}
