"""许多开发区：每天看一次上个月，到期的各办一次，然后是数据集和汇总报告。

放进 Airflow 的 dags 文件夹（Airflow 3），说明见 docs/zones.md。环境变量（worker 的）：
  ZR_SCRIPTS     zone.sh、after.sh 所在的文件夹
  ZR_LIST        名单，一行一个开发区
  ZR_FACTS       数据集的文件夹
  ZR_ROLLUP      汇总报告的文件夹
  ZR_ZONES、ZR_SUMMARIES、ZR_PROGRAM、ZR_FONTS  见 zone.sh
退出码 2（退回）的任务是 skipped，不重试；别的不是 0 的重试两次以后 failed。
"""

import os
import subprocess
from datetime import datetime, timedelta, timezone

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Param, task

BEIJING = timezone(timedelta(hours=8))
MONTH = "{{ params.period }}"
WHICH = "{{ '--period ' ~ params.period if params.period else '--last-month --if-due' }}"

with DAG(
    dag_id="zonereport",
    schedule="30 0 * * *",  # 协调世界时；北京时间 08:30
    start_date=datetime(2021, 1, 1, tzinfo=BEIJING),
    catchup=False,
    max_active_runs=1,  # 一个开发区同一时刻只办一次
    params={"period": Param("", type="string", pattern=r"^(\d{4}-\d{2})?$", title="月份", description="如 2020-12；不写就是上个月，到期的才办")},
    doc_md=__doc__,
):

    @task
    def zones() -> list[dict[str, str]]:
        """名单，每个开发区一个任务。"""
        scripts, names = os.environ["ZR_SCRIPTS"], os.environ["ZR_LIST"]
        lines = subprocess.run(["sh", f"{scripts}/list.sh", names], check=True, capture_output=True, text=True).stdout
        return [{"ZONE": name} for name in lines.splitlines()]

    run = BashOperator.partial(
        task_id="run",
        bash_command=f'sh "$ZR_SCRIPTS/zone.sh" "$ZONE" {WHICH}',
        append_env=True,
        skip_on_exit_code=2,
        retries=2,
        retry_delay=timedelta(minutes=5),
        execution_timeout=timedelta(minutes=30),
        max_active_tis_per_dagrun=8,
        map_index_template="{{ task.env['ZONE'] }}",
    ).expand(env=zones())

    after = BashOperator(
        task_id="after",
        bash_command=f'sh "$ZR_SCRIPTS/after.sh" "$ZR_LIST" "$ZR_FACTS" "$ZR_ROLLUP" {MONTH}',
        trigger_rule="all_done",  # 退回的、没有办成的，汇总报告说明
    )
    run >> after
