//go:build judges

package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestJudgeHooks has sh and openssl carry out the hooks of docs/operating.md as they are written there, with a curl
// that keeps what it is asked to send.
func TestJudgeHooks(t *testing.T) {
	guide, err := os.ReadFile("../../docs/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	hooks := regexp.MustCompile("(?ms)^```sh\n(#!.*?)^```").FindAllStringSubmatch(string(guide), -1)
	if len(hooks) != 2 {
		t.Fatalf("%d hooks", len(hooks))
	}
	const text = `示范区 2020-12：已发布 r1，“甲"乙\丙`
	for _, hook := range hooks {
		if n := strings.Count(hook[1], "\n"); n > 10 {
			t.Errorf("%d lines:\n%s", n, hook[1])
		}
		for answer, fails := range map[string]bool{`{"errcode":0,"errmsg":"ok"}`: false, `{"errcode":310000,"errmsg":"sign not match"}`: true} {
			body, address, err := send(t, hook[1], "published", text, answer)
			if (err != nil) != fails {
				t.Errorf("answer %s: %v", answer, err)
			}
			var sent struct {
				Type string `json:"msgtype"`
				Text struct {
					Content string `json:"content"`
				} `json:"text"`
			}
			if err := json.Unmarshal([]byte(body), &sent); err != nil || sent.Type != "text" || sent.Text.Content != text {
				t.Errorf("%v: sends %s", err, body)
			}
			signed(t, address)
		}
		for _, status := range []string{"unchanged", "waiting", "busy"} {
			if body, _, err := send(t, hook[1], status, text, ""); err != nil || body != "" {
				t.Errorf("%s: sends %s, %v", status, body, err)
			}
		}
	}
}

// send carries a hook out and returns what it sent where.
func send(t *testing.T, hook, status, text, answer string) (body, address string, err error) {
	t.Helper()
	dir := t.TempDir()
	curl := "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" != -d ] || printf '%s' \"$2\" > body; shift; done\nprintf '%s' \"$1\" > address\ncat answer\n"
	for name, content := range map[string]string{"curl": curl, "hook.sh": hook, "answer": answer, "body": "", "address": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("sh", "hook.sh")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "ZR_STATUS="+status, "ZR_TEXT="+text)
	err = cmd.Run()
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	return read("body"), read("address"), err
}

// signed holds the signature of an address, where it has one, against the rule of DingTalk.
func signed(t *testing.T, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	if q.Get("key") != "" {
		return
	}
	const secret = "SEC开头的密钥"
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(q.Get("timestamp") + "\n" + secret))
	if want := base64.StdEncoding.EncodeToString(mac.Sum(nil)); q.Get("sign") != want || len(q.Get("timestamp")) != 13 {
		t.Errorf("%s is not signed by %s", address, want)
	}
}
