#!/bin/sh
# Puts the engines of `make engines` where it finds them: Java (apt) and Spark (.tools/spark, PyPI, about 0.5 GB,
# pinned by setup/judges/spark.txt), and DuckDB beside them; Airflow (.tools/airflow, PyPI, setup/judges/airflow.txt). Says nothing when all are there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if ! command -v java >/dev/null 2>&1; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "make engines 还需要 Java 17 以上，请先安装再重新运行。Debian、Ubuntu、UOS：sudo apt-get install default-jre-headless" >&2
    exit 1
  fi
  echo "setup: installing default-jre-headless"
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
fi
sh "$here/python.sh" duckdb duckdb.txt "DuckDB 2.0.1"
sh "$here/python.sh" spark spark.txt "Spark 4.3.0"
sh "$here/python.sh" airflow airflow.txt "Airflow 3.3.2"
