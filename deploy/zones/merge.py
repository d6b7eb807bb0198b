"""合并明细数据的小文件：每张表每个月一个文件，按开发区排。python3 merge.py 明细数据 合并到

zonereport facts 每个开发区每个月每张表写一个文件；几千个小文件，引擎的时间大半花在打开文件上。合并以后内容不变，
同样的 SQL 在“合并到”的文件夹里运行，sql/ 一并复制过去。需要 DuckDB 的 Python 包（pip install duckdb）。
"""
import pathlib
import shutil
import sys

import duckdb


def main(source, target):
    source, target = pathlib.Path(source), pathlib.Path(target)
    if target.exists():
        sys.exit(f"{target} 已经有了：请指明一个新的文件夹")
    con = duckdb.connect()
    for folder in sorted(source.glob("*/period=*")):
        name = str(folder).replace("'", "''")
        read = f"read_parquet('{name}/*/*.parquet', union_by_name = true, hive_partitioning = false)"
        has = {column[0] for column in con.execute(f"SELECT * FROM {read} LIMIT 0").description}
        order = ", ".join(f'"{column}"' for column in ("_zone", "_ord", "ord") if column in has)
        made = target / folder.relative_to(source) / "zone=all"
        made.mkdir(parents=True)
        out = str(made / "all.parquet").replace("'", "''")
        con.execute(f"COPY (SELECT * FROM {read} ORDER BY {order}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")
    shutil.copytree(source / "sql", target / "sql")


main(*sys.argv[1:])
