//go:build engines

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Airflow imports the DAG and carries it out: a task a zone, those whose files went back are skipped, and what comes
// afterwards comes afterwards all the same.
func TestEngineAirflow(t *testing.T) {
	o := madeUp(t)
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	env := o.environ("PYTHONPATH="+filepath.Join(root, ".tools", "airflow"), "AIRFLOW_HOME="+filepath.Join(t.TempDir(), "airflow"), "AIRFLOW__CORE__LOAD_EXAMPLES=False", "PYTHONDONTWRITEBYTECODE=1", "AIRFLOW__CORE__DAGS_FOLDER="+o.scripts,
		"ZR_SCRIPTS="+o.scripts)
	for _, name := range []string{"ZR_LIST", "ZR_ZONES", "ZR_SUMMARIES", "ZR_FACTS", "ZR_ROLLUP"} { // tasks have folders of their own
		file := map[string]string{"ZR_LIST": "zones.txt"}[name]
		if file == "" {
			file = strings.ToLower(strings.TrimPrefix(name, "ZR_"))
		}
		env = append(env, name+"="+filepath.Join(o.dir, file))
	}
	python := func(args ...string) string {
		cmd := exec.Command("python3", args...)
		cmd.Dir, cmd.Env = o.dir, env
		cmd.WaitDelay = time.Minute
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	python("-m", "airflow", "db", "migrate")
	python("-m", "airflow", "dags", "reserialize")
	said := python(filepath.Join(root, "setup", "judges", "dag.py"), filepath.Join(o.scripts, "zonereport_dag.py"), "2020-12")
	for _, want := range []string{"run failed 1\n", "run skipped 1\n", "run success 2\n", "zones success 1\n", "after success 1\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	if _, err := os.Stat(filepath.Join(o.dir, "summaries", "330601.json")); err != nil {
		t.Error(err)
	}
}
