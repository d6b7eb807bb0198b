// Command kube says what a Kubernetes API server finds wrong with a manifest: what it cannot decode, strictly, and what
// its own validation refuses. Usage: kube FILE; exit 1 with what is wrong.
package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/batch"
	batchinstall "k8s.io/kubernetes/pkg/apis/batch/install"
	batchvalidation "k8s.io/kubernetes/pkg/apis/batch/validation"
	"k8s.io/kubernetes/pkg/apis/networking"
	networkinginstall "k8s.io/kubernetes/pkg/apis/networking/install"
	networkingvalidation "k8s.io/kubernetes/pkg/apis/networking/validation"
)

func main() {
	if err := judge(os.Args[1]); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func judge(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	scheme := runtime.NewScheme()
	batchinstall.Install(scheme)
	networkinginstall.Install(scheme)
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDecoder()
	jobs := 0
	for _, text := range bytes.Split(data, []byte("\n---\n")) {
		object, _, err := decoder.Decode(text, nil, nil)
		if err != nil {
			return err
		}
		var wrong field.ErrorList
		switch o := object.(type) {
		case *batch.Job:
			jobs++
			received(o)
			wrong = batchvalidation.ValidateJobCreate(o, batchvalidation.JobValidationOptions{RequirePrefixedLabels: true})
		case *networking.NetworkPolicy:
			o.Namespace = "default"
			wrong = networkingvalidation.ValidateNetworkPolicy(o, networkingvalidation.NetworkPolicyValidationOptions{})
		default:
			return fmt.Errorf("nothing is known of %T", o)
		}
		if err := wrong.ToAggregate(); err != nil {
			return err
		}
	}
	if jobs == 0 {
		return fmt.Errorf("%s holds no Job", path)
	}
	return nil
}

// received puts into a Job what the server does before it judges one: it marks the Job's pods as its own.
func received(j *batch.Job) {
	j.Namespace, j.UID = "default", "1"
	own := map[string]string{batch.ControllerUidLabel: "1", batch.LegacyControllerUidLabel: "1", batch.JobNameLabel: j.Name, batch.LegacyJobNameLabel: j.Name}
	if j.Spec.Template.Labels == nil {
		j.Spec.Template.Labels = map[string]string{}
	}
	maps.Copy(j.Spec.Template.Labels, own)
	j.Spec.Selector = &metav1.LabelSelector{MatchLabels: map[string]string{batch.ControllerUidLabel: "1"}}
}
