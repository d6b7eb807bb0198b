//go:build judges

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// script carries out one of the scripts for many zones, and returns its exit code and what it said.
func (o offices) script(t *testing.T, env []string, name string, args ...string) (code int, out, said string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command("sh", append([]string{filepath.Join(o.scripts, name)}, args...)...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = o.dir, o.environ(env...), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			t.Fatal(err)
		}
		code = ended.ExitCode()
	}
	return code, stdout.String(), stderr.String()
}

// statuses are the lines of a script by zone: 示范开发区330601 published r1.
func statuses(t *testing.T, out string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for line := range strings.Lines(out) {
		var s struct{ Zone, Status, Run string }
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if _, twice := all[s.Zone]; twice {
			t.Errorf("%s is told twice", s.Zone)
		}
		all[s.Zone] = strings.TrimSpace(s.Status + " " + s.Run)
	}
	return all
}

func hold(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	if !maps.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// GNU parallel makes the zones of a list at the same time; what was not finished is done again, what somebody has to put
// right is not; the whole list again changes nothing.
func TestJudgeZonesParallel(t *testing.T) {
	o := madeUp(t)
	o.write(t, "flaky", "#!/bin/sh\necho \"$*\" >>\"$TRIED\"\ncase \"$*\" in *330601*) [ -e once ] || { : >once; kill -9 $$; } ;; *样板*) [ -e busy ] || { : >busy; exit 4; } ;; esac\nexec '"+o.program+"' \"$@\"\n")
	tried := filepath.Join(o.dir, "tried")
	env := []string{"ZR_PROGRAM=" + filepath.Join(o.dir, "flaky"), "TRIED=" + tried, "ZR_JOBS=2"}
	code, out, said := o.script(t, env, "parallel.sh", "zones.txt", "--reason", "招商中心 更正 $HOME")
	want := map[string]string{"示范开发区330601": "published r1", "示范开发区样板 区": "published r1", "示范开发区330602": "returned", "": "refused"}
	hold(t, "the first time", statuses(t, out), want)
	if code != 3 || !strings.Contains(said, "4 个开发区，办好 2") || !strings.Contains(said, "退回改正 1：330602") || !strings.Contains(said, "定义有误 1：330603") || strings.Contains(said, "没有完成，请") {
		t.Errorf("exit %d: %s", code, said)
	}
	if lines, err := os.ReadFile(tried); err != nil || strings.Count(string(lines), "\n") != 6 || !strings.Contains(string(lines), "--reason 招商中心 更正 $HOME") {
		t.Errorf("tried %s: %v", lines, err)
	}
	log, err := os.ReadFile(filepath.Join(o.dir, "summaries", "joblog-1.tsv"))
	if err != nil || strings.Count(string(log), "\n") != 3 {
		t.Errorf("the second log names others than the two that were done again: %s, %v", log, err)
	}

	o.ledger(t, "330602", "66000")
	o.write(t, "zones/330603/inputs/zone.toml", "name = \"示范开发区330603\"\n")
	code, out, said = o.script(t, nil, "parallel.sh", "zones.txt")
	want = map[string]string{"示范开发区330601": "unchanged r1", "示范开发区样板 区": "unchanged r1", "示范开发区330602": "published r1", "示范开发区330603": "published r1"}
	hold(t, "put right", statuses(t, out), want)
	if code != 0 || !strings.Contains(said, "4 个开发区，办好 4") {
		t.Errorf("exit %d: %s", code, said)
	}

	code, _, said = o.script(t, []string{"ZR_PROGRAM=" + filepath.Join(o.dir, "none"), "ZR_RETRIES=1"}, "parallel.sh", "zones.txt")
	if code != 1 || !strings.Contains(said, "没有完成，请再运行 4") {
		t.Errorf("without the program: exit %d: %s", code, said)
	}
	for _, list := range []string{"没有.txt", "flaky"} { // no list, and names that are paths
		if code, _, said := o.script(t, nil, "parallel.sh", list); code != 3 || said == "" {
			t.Errorf("%s: exit %d: %s", list, code, said)
		}
	}
}

// The shards of a list are all of it, each zone once; a shard ends as the worst of its zones.
func TestJudgeZonesShards(t *testing.T) {
	o := madeUp(t)
	all := map[string]string{}
	for index, want := range []int{3, 2} { // 330601 and 330603, 330602 and 样板 区
		code, out, said := o.script(t, []string{"JOB_COMPLETION_INDEX=" + []string{"0", "1"}[index], "ZR_SHARDS=2"}, "shard.sh", "zones.txt", "--period", "2020-12")
		if code != want {
			t.Errorf("shard %d: exit %d, want %d: %s", index, code, want, said)
		}
		maps.Copy(all, statuses(t, out))
	}
	hold(t, "both shards", all, map[string]string{"示范开发区330601": "published r1", "示范开发区样板 区": "published r1", "示范开发区330602": "returned", "": "refused"})
	if code, out, said := o.script(t, []string{"JOB_COMPLETION_INDEX=4", "ZR_SHARDS=5"}, "shard.sh", "zones.txt"); code != 0 || out != "" || !strings.Contains(said, "0 个开发区") {
		t.Errorf("an empty shard: exit %d, %s%s", code, out, said)
	}
}

// In an object store the pointer is written last: whatever breaks before it, what it names is whole.
func TestJudgeZonesRemote(t *testing.T) {
	o := madeUp(t)
	remote := filepath.Join(o.dir, "zones")
	env := []string{"ZR_REMOTE=" + remote, "ZR_ZONES=nowhere", "RCLONE_CONFIG=/dev/null"}
	current := func() string {
		data, err := os.ReadFile(filepath.Join(remote, "330601", "outputs", "current"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	whole := func(want string) {
		t.Helper()
		outputs := filepath.Join(remote, "330601", "outputs", current())
		if latest, err := os.ReadFile(filepath.Join(outputs, "2020-12", "latest")); err != nil || strings.TrimSpace(string(latest)) != want {
			t.Errorf("in force is %s, want %s: %v", latest, want, err)
		}
		if out, err := exec.Command(o.program, "verify", "--all", "--outputs", outputs).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
	for _, step := range []struct{ amount, status, run string }{{"64000", "published r1", "r1"}, {"64000", "unchanged r1", "r1"}, {"65000", "published r2", "r2"}} {
		o.ledger(t, "330601", step.amount)
		code, out, said := o.script(t, env, "zone.sh", "330601")
		if got := statuses(t, out)["示范开发区330601"]; code != 0 || got != step.status {
			t.Fatalf("%s: exit %d, %q: %s", step.amount, code, got, said)
		}
		whole(step.run)
	}

	rclone, err := exec.LookPath("rclone")
	if err != nil {
		t.Fatal(err)
	}
	o.write(t, "bin/rclone", "#!/bin/sh\ncase \"$BREAK $*\" in \"store copy \"*\"outputs \"*\"outputs/2\"*|\"point rcat\"*) exit 1 ;; \"look lsf\"*) exit 7 ;; esac\nexec "+rclone+" \"$@\"\n")
	o.ledger(t, "330601", "66000")
	before := current()
	for _, broken := range []string{"look", "store", "point"} {
		code, out, said := o.script(t, append(slices.Clone(env), "BREAK="+broken, "PATH="+filepath.Join(o.dir, "bin")+":"+os.Getenv("PATH")), "zone.sh", "330601")
		if code != 1 || out != "" || current() != before {
			t.Errorf("%s broke: exit %d, %s%s, points to %s, before %s", broken, code, out, said, current(), before)
		}
		whole("r2")
	}
	if code, _, said := o.script(t, env, "zone.sh", "330601"); code != 0 {
		t.Errorf("again: exit %d: %s", code, said)
	}
	whole("r3")
}

// An API server takes the Job as it stands, and none of those that are wrong.
func TestJudgeZonesJob(t *testing.T) {
	kube := filepath.Join(t.TempDir(), "kube")
	build := exec.Command("go", "build", "-o", kube, ".")
	build.Dir, build.Env = filepath.Join("..", "setup", "judges", "kube"), append(os.Environ(), "GOFLAGS=", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile("zones/job.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, says string }{
		{"", "", ""},
		{"parallelism:", "paralelism:", "unknown field"},
		{"restartPolicy: Never", "restartPolicy: OnFailure", `only "Never"`},
		{"completionMode: Indexed", "completionMode: NonIndexed", "requires indexed"},
		{"containerName: zones", "containerName: zone", "containerName"},
		{"values: [2, 3]", "values: [0, 3]", "must not be 0"},
		{"memory: 512Mi", "memory: 512Mo", "quantities"},
		{"volumeMounts:\n            - name: data", "volumeMounts:\n            - name: dada", "Not found"},
		{"policyTypes: [Ingress, Egress]", "policyTypes: [Ingress, Exgress]", "Exgress"},
	} {
		file := filepath.Join(t.TempDir(), "job.yaml")
		text := strings.ReplaceAll(string(data), c.old, c.new)
		if c.old == "" {
			text = string(data)
		} else if text == string(data) {
			t.Errorf("the job has no %q", c.old)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(kube, file).CombinedOutput()
		if (err == nil) != (c.says == "") || !strings.Contains(string(out), c.says) {
			t.Errorf("%q: %v, %s, want %q", c.new, err, out, c.says)
		}
	}
}

// shellcheck has nothing to say of the scripts.
func TestJudgeZonesScripts(t *testing.T) {
	scripts, err := filepath.Glob("zones/*.sh")
	if err != nil || len(scripts) < 5 {
		t.Fatalf("%v, %v", scripts, err)
	}
	if out, err := exec.Command("shellcheck", append([]string{"--shell=sh"}, scripts...)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
