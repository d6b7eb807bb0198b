"""Runs SQL files in DuckDB, in the folder of the facts: duckdb_sql.py FOLDER FILE...

Prints a line of JSON for each file: columns and rows of its last statement, with wall and CPU seconds and the
largest memory so far in MB. THREADS sets the number of threads.
"""
import json
import os
import resource
import sys
import time

import duckdb


def main(folder, *files):
    os.chdir(folder)
    for file in files:
        con = duckdb.connect(config={"threads": os.environ.get("THREADS", "2")})
        before = resource.getrusage(resource.RUSAGE_SELF)
        start = time.perf_counter()
        with open(file, encoding="utf-8") as f:
            result = con.execute(f.read())
        rows = result.fetchall()
        seconds = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_SELF)
        said = {
            "file": file,
            "columns": [d[0] for d in result.description or []],
            "rows": rows,
            "seconds": round(seconds, 2),
            "cpu": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2),
            "peak": after.ru_maxrss // 1024,
        }
        print(json.dumps(said, ensure_ascii=False, default=str), flush=True)
        con.close()


main(*sys.argv[1:])
