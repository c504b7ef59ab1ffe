"""Lists of models and single models, beside the same SQL in pgbench and a bare Vert.x answer of the same size."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from product import HERE, Product, have_models, have_user, java, libraries, load, running
from project import Trouble, say
from run import answers

SECONDS = 8
CONNECTIONS = 8
# What the backend asks for a page of the list, and for one model, besides whose key it is.
KEY_SQL = "select a.id from api_key k join account a on a.id = k.account_id limit 1;\n"
LIST_SQL = """
select * from model where kind = 'workspace' order by updated_at desc, id limit 101;
select id, name from account where id = any(array(select distinct owner_id from model));
select count(*) from model where kind = 'workspace';
"""
ONE_SQL = """
select * from model where id = 'bench-model-00042';
select id, name from account where id = any(array(select distinct owner_id from model limit 1));
"""


def main() -> None:
    with running() as product:
        have_user(product)
        have_models(product, 100)
        compare(product, "list of 100", "/api/v1/models?limit=100", KEY_SQL + LIST_SQL, 0.3)
        compare(product, "one by id", "/api/v1/models/bench-model-00042", KEY_SQL + ONE_SQL, 0.5)


def compare(product: Product, name: str, path: str, sql: str, wanted: float) -> None:
    """Side by side in one run, in turn, so that the machine's pace is the same for all."""
    url = product.backend + path
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {product.key}"})
    answer = urllib.request.urlopen(request).read()
    load(url, product.key, CONNECTIONS, SECONDS)  # until the JIT is through
    ours = load(url, product.key, CONNECTIONS, SECONDS)
    database = pgbench(product, sql)
    bare = bare_answer(answer)
    ours = max(ours, load(url, product.key, CONNECTIONS, SECONDS), key=lambda each: each["per_second"])
    say(
        f"{name}: {ours['per_second']:.0f}/s, p50 {ours['p50_ms']} ms, p99 {ours['p99_ms']} ms ({len(answer) / 1024:.0f} kB)"
        f" · bare Vert.x {bare['per_second']:.0f}/s: ratio {ours['per_second'] / bare['per_second']:.2f}"
    )
    if database:
        say(f"{name}: pgbench {database:.0f}/s: ratio {ours['per_second'] / database:.2f} (at least {wanted} wanted)")


def pgbench(product: Product, sql: str) -> float | None:
    program = shutil.which("pgbench") or next(map(str, Path("/usr/lib/postgresql").glob("*/bin/pgbench")), None)
    if not program:
        say("There is no pgbench on this machine; its figure is left out.")
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(sql)
        script.flush()
        command = [program, "-n", "-M", "prepared", "-c", str(CONNECTIONS), "-j", "2", "-T", str(SECONDS), "-f", script.name]
        done = subprocess.run(command, env={**os.environ, **product.psql_environment()}, capture_output=True, text=True)
    if not (found := re.search(r"tps = ([\d.]+)", done.stdout)):
        raise Trouble(done.stderr[-2000:])
    return float(found[1])


def bare_answer(answer: bytes) -> dict:
    from suites import free_ports

    port = free_ports()["ATELIER_HTTP_PORT"]
    with tempfile.NamedTemporaryFile() as file:
        file.write(answer)
        file.flush()
        server = subprocess.Popen([*java(), "-cp", libraries(), str(HERE / "Bare.java"), port, file.name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            url = f"http://127.0.0.1:{port}/"
            until = time.monotonic() + 30
            while not answers(url):
                if time.monotonic() > until:
                    raise Trouble("The bare server did not start.")
                time.sleep(0.1)
            return load(url, "", CONNECTIONS, SECONDS)
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
