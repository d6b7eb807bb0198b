# Carries out deploy/zones/zonereport_dag.py as Airflow does, without waiting between tries, and prints how each task ended.
# Usage: python dag.py DAG_FILE PERIOD
import collections
import logging
import sys

logging.disable(logging.WARNING)
from airflow.dag_processing.dagbag import DagBag  # noqa: E402

bag = DagBag(sys.argv[1])
if bag.import_errors:
    sys.exit(f"Airflow does not import it: {bag.import_errors}")
dag = bag.dags["zonereport"]
for task in dag.tasks:
    if hasattr(task, "partial_kwargs"):
        task.partial_kwargs["retries"] = 0
run = dag.test(run_conf={"period": sys.argv[2]})
ended = collections.Counter((ti.task_id, str(ti.state)) for ti in run.get_task_instances())
for (task, state), n in sorted(ended.items()):
    print(f"{task} {state} {n}")
