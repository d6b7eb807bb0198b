#!/bin/sh
# Puts the engines of `make engines` where it finds them: Java, 17 or newer (apt), Spark (.tools/spark, PyPI, about 0.5 GB,
# pinned by setup/judges/spark.txt), DuckDB beside it, and Airflow (.tools/airflow, PyPI, setup/judges/airflow.txt). Says
# nothing when all are there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
command -v java >/dev/null 2>&1 || sh "$here/apt.sh" "make engines " default-jre-headless
sh "$here/python.sh" duckdb duckdb.txt "DuckDB 2.0.1"
sh "$here/python.sh" spark spark.txt "Spark 4.3.0"
sh "$here/python.sh" airflow airflow.txt "Airflow 3.3.2"
