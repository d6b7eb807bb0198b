package protected

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"math/bits"
	"os"
	"testing"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/grid"
)

// streams takes the two streams out of an encrypted workbook.
func streams(t *testing.T, file []byte) (info, encrypted []byte) {
	t.Helper()
	doc, err := mscfb.New(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range doc.File {
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		switch f.Name {
		case "EncryptionInfo":
			info = data
		case "EncryptedPackage":
			encrypted = data
		}
	}
	return info, encrypted
}

func reason(err error) grid.Reason {
	var refused *grid.FileError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return 0
}

// TestPackage opens what other programs encrypted: testdata by msoffcrypto-tool as Excel 2010
// does, the other by excelize as Excel 2007 does.
func TestPackage(t *testing.T) {
	cases := []struct {
		name string
		file func(secret string) ([]byte, error)
	}{
		{"agile", func(secret string) ([]byte, error) {
			if secret == password {
				return os.ReadFile("testdata/velvet.xlsx")
			}
			return os.ReadFile("testdata/secret.xlsx")
		}},
		{"standard", func(secret string) ([]byte, error) {
			return excelize.Encrypt(append([]byte("PK\x03\x04"), make([]byte, 5001)...), &excelize.Options{Password: secret})
		}},
	}
	for _, c := range cases {
		for secret, want := range map[string]grid.Reason{password: 0, "secret": grid.Encrypted} {
			file, err := c.file(secret)
			if err != nil {
				t.Fatal(err)
			}
			info, encrypted := streams(t, file)
			plain, err := Package(info, encrypted)
			if reason(err) != want || want == 0 && !bytes.HasPrefix(plain, []byte("PK\x03\x04")) {
				t.Errorf("%s, password %s: %q, %v; want %v", c.name, secret, plain[:min(4, len(plain))], err, want)
			}
			if want == 0 && uint64(len(plain)) != binary.LittleEndian.Uint64(encrypted) {
				t.Errorf("%s: %d bytes instead of %d", c.name, len(plain), binary.LittleEndian.Uint64(encrypted))
			}
		}
	}
}

// TestPackageDamage cuts and changes both streams: always a refusal or a package, never a panic.
func TestPackageDamage(t *testing.T) {
	file, err := os.ReadFile("testdata/velvet.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	info, encrypted := streams(t, file)
	if _, err := Package(info, encrypted[:len(encrypted)-4096]); reason(err) != grid.Damaged {
		t.Errorf("a cut package: %v", err)
	}
	for n := 0; n < len(info); n += 97 {
		if _, err := Package(info[:n], encrypted); reason(err) == 0 {
			t.Errorf("a description cut at %d was taken", n)
		}
	}
	slow := bytes.Replace(info, []byte(`spinCount="100000"`), []byte(`spinCount="9999999"`), 1)
	if _, err := Package(slow, encrypted); bytes.Equal(slow, info) || reason(err) != grid.Encrypted {
		t.Errorf("ten million rounds: %v", err)
	}
}

func decoded(t *testing.T, text string) []byte {
	t.Helper()
	data, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestRecords knows the passwords of files that Excel wrote (the test suite of
// msoffcrypto-tool), and no other.
func TestRecords(t *testing.T) {
	short := decoded(t, "e8772c1d91c56a37964761b280183217"+"c9e997d454973d310bb1ba701426837e"+"b1de178f07e989c44dae5e4cf96ac407")
	api := decoded(t, "040000007e0000000c000000000000000168000004800000800000000100000000000000000000004d006900630072006f0073006f0066007400200045006e00680061006e006300650064002000430072007900700074006f0067007200610070006800690063002000500072006f00760069006400650072002000760031002e00300000"+
		"0010000000ff6b27f7b025eb08a8aca2c4477cc064b948eea818830e56ce56a60c822e7cb31400000055bb40447d2bae6b938d9ff54366053628abc435")
	cases := []struct {
		name   string
		open   func([]byte, string) (Records, error)
		data   []byte
		secret string
	}{
		{"RC4", shortRC4, short, "password1"},
		{"RC4 of CryptoAPI", apiRC4, api, "Password1234_"},
	}
	for _, c := range cases {
		if _, err := c.open(c.data, c.secret); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := c.open(c.data, password); reason(err) != grid.Encrypted {
			t.Errorf("%s, another password: %v", c.name, err)
		}
		if _, err := c.open(c.data[:len(c.data)-1], c.secret); reason(err) != grid.Damaged {
			t.Errorf("%s, cut: %v", c.name, err)
		}
	}
}

// TestExclusiveOr encrypts as [MS-OFFCRYPTO] 2.3.7.2 says and decrypts again.
func TestExclusiveOr(t *testing.T) {
	for _, biff8 := range []bool{true, false} {
		pass := []byte{0, 0, 0x59, 0xb3, 0x0a, 0x9a}
		if !biff8 {
			pass = pass[2:]
		}
		decrypt, err := FilePass(pass, biff8)
		if err != nil {
			t.Fatal(err)
		}
		const at = 1234
		want := []byte("招商项目台账 of any length")
		data := make([]byte, len(want))
		for i, b := range want {
			data[i] = bits.RotateLeft8(b, 5) ^ xorArray[(at+len(want)+i)%16]
		}
		if decrypt(at, data); !bytes.Equal(data, want) {
			t.Errorf("got %q", data)
		}
		pass[len(pass)-1]++
		if _, err := FilePass(pass, biff8); reason(err) != grid.Encrypted {
			t.Errorf("another password: %v", err)
		}
	}
}
