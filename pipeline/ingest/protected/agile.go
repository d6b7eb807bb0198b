package protected

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/xml"
	"hash"
)

// maxSpins bounds how often a password is hashed: Office does it 100,000 times.
const maxSpins = 1_000_000

// segment is how many bytes of a package are encrypted together (2.3.4.15).
const segment = 4096

// What the three keys of a password open (2.3.4.11, 2.3.4.13).
var (
	blockInput = []byte{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79}
	blockHash  = []byte{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e}
	blockValue = []byte{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6}
)

// blob is bytes in base64.
type blob []byte

// UnmarshalText decodes base64.
func (b *blob) UnmarshalText(text []byte) error {
	decoded, err := base64.StdEncoding.DecodeString(string(text))
	*b = decoded
	return err
}

// cryptography is how something is encrypted (2.3.4.10, CT_KeyData).
type cryptography struct {
	Salt      blob   `xml:"saltValue,attr"`
	KeyBits   int    `xml:"keyBits,attr"`
	Algorithm string `xml:"cipherAlgorithm,attr"`
	Chaining  string `xml:"cipherChaining,attr"`
	Hash      string `xml:"hashAlgorithm,attr"`
}

// lock is the package's key, encrypted with a password.
type lock struct {
	cryptography
	Spins int  `xml:"spinCount,attr"`
	Input blob `xml:"encryptedVerifierHashInput,attr"`
	Check blob `xml:"encryptedVerifierHashValue,attr"`
	Value blob `xml:"encryptedKeyValue,attr"`
}

// agilePackage decrypts a package whose encryption is described in XML.
func agilePackage(description, body []byte) ([]byte, error) {
	var info struct {
		Data cryptography `xml:"keyData"`
		Lock *lock        `xml:"keyEncryptors>keyEncryptor>encryptedKey"`
	}
	if err := xml.Unmarshal(description, &info); err != nil {
		return nil, errBroken
	}
	if info.Lock == nil || !info.Data.usual() || !info.Lock.usual() || info.Lock.Spins > maxSpins {
		return nil, errOther
	}
	key, err := info.Lock.open(password)
	if err != nil {
		return nil, err
	}
	return info.Data.decrypt(key, body)
}

// usual tells what Office writes: AES in cipher block chaining.
func (c *cryptography) usual() bool {
	return c.Algorithm == "AES" && c.Chaining == "ChainingModeCBC" && c.newHash() != nil &&
		(c.KeyBits == 128 || c.KeyBits == 192 || c.KeyBits == 256)
}

func (c *cryptography) newHash() hash.Hash {
	switch c.Hash {
	case "SHA1", "SHA-1":
		return sha1.New()
	case "SHA256", "SHA-256":
		return sha256.New()
	case "SHA384", "SHA-384":
		return sha512.New384()
	case "SHA512", "SHA-512":
		return sha512.New()
	}
	return nil
}

// sum hashes what the parts are together.
func (c *cryptography) sum(parts ...[]byte) []byte {
	h := c.newHash()
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// open gives the package's key, if secret is the password.
func (l *lock) open(secret string) ([]byte, error) {
	h := l.newHash()
	h.Write(l.Salt)
	h.Write(wide(secret))
	digest := h.Sum(nil)
	for i := range l.Spins {
		h.Reset()
		h.Write(number(i))
		h.Write(digest)
		digest = h.Sum(digest[:0])
	}
	use := func(block, data []byte) ([]byte, error) {
		return chained(fit(l.sum(digest, block), l.KeyBits/8), fit(l.Salt, aes.BlockSize), data)
	}
	input, err := use(blockInput, l.Input)
	if err != nil {
		return nil, err
	}
	check, err := use(blockHash, l.Check)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(check, l.sum(input)) {
		return nil, errOther
	}
	key, err := use(blockValue, l.Value)
	if err == nil && len(key) < l.KeyBits/8 {
		err = errBroken
	}
	return key, err
}

// decrypt opens the package segment by segment.
func (c *cryptography) decrypt(key, body []byte) ([]byte, error) {
	if len(key) < c.KeyBits/8 {
		return nil, errBroken
	}
	plain := make([]byte, 0, len(body))
	for i := 0; i*segment < len(body); i++ {
		from := body[i*segment : min((i+1)*segment, len(body))]
		part, err := chained(key[:c.KeyBits/8], fit(c.sum(c.Salt, number(i)), aes.BlockSize), from[:len(from)/aes.BlockSize*aes.BlockSize])
		if err != nil {
			return nil, err
		}
		plain = append(plain, part...)
	}
	return plain, nil
}

// chained decrypts whole blocks of AES in cipher block chaining.
func chained(key, iv, data []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil || len(data)%aes.BlockSize != 0 {
		return nil, errBroken
	}
	plain := make([]byte, len(data))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(plain, data)
	return plain, nil
}

// fit cuts a hash to n bytes, or fills it up with 0x36 (2.3.4.11).
func fit(digest []byte, n int) []byte {
	out := bytes.Repeat([]byte{0x36}, n)
	copy(out, digest)
	return out
}
