package runfolder

import "testing"

// What Windows forbids in a name, and nothing else, becomes _.
func TestAttachmentName(t *testing.T) {
	for name, want := range map[string]string{
		"新昌 2020年度（1）.pdf": "新昌 2020年度（1）.pdf", "a/b\\c": "a_b_c", `<1>:"2"|3?4*`: "_1___2__3_4_", "一\t二\n三\x1f": "一_二_三_", "~!@#$%^&()-+=[]{};',.": "~!@#$%^&()-+=[]{};',.",
	} {
		if got := attachmentName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
