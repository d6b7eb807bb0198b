"""Runs SQL files in Spark, in the folder of the facts: spark_sql.py MASTER FOLDER FILE...

MASTER is local[2] for one process, local-cluster[2,1,1024] for a cluster of two workers on this machine. Statements
end with ; at the end of a line. Prints a line of JSON for each file: columns and rows of its last statement and the
seconds it took.
"""
import json
import os
import shutil
import sys
import time

import pyspark
from pyspark.sql import SparkSession


def statements(text):
    held = []
    for line in text.splitlines():
        if line.lstrip().startswith("--"):
            continue
        held.append(line)
        if line.rstrip().endswith(";"):
            yield "\n".join(held).rstrip().rstrip(";")
            held = []
    if "".join(held).strip():
        yield "\n".join(held)


def main(master, folder, *files):
    os.chdir(folder)
    base = (
        SparkSession.builder.master(master)
        .appName("facts")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", os.environ.get("DRIVER_MEMORY", "2g"))
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    base.sparkContext.setLogLevel("ERROR")
    for file in files:
        session = base.newSession()  # views of one file are none of the next
        start = time.perf_counter()
        with open(file, encoding="utf-8") as f:
            for statement in statements(f.read()):
                result = session.sql(statement)
        rows = [list(row) for row in result.collect()]
        said = {"file": file, "columns": result.columns, "rows": rows, "seconds": round(time.perf_counter() - start, 2)}
        print(json.dumps(said, ensure_ascii=False, default=str), flush=True)
    base.stop()
    # what the workers of a cluster leave behind
    shutil.rmtree(os.path.join(os.path.dirname(pyspark.__file__), "work"), ignore_errors=True)


main(*sys.argv[1:])
