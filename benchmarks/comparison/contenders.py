# SPDX-License-Identifier: Apache-2.0
"""What can be measured: Carreau as a program, one of its benchmarks, a peer."""

import json
import os
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


class NotMeasured(Exception):
    """Says why."""


@dataclass(frozen=True)
class Measurement:
    seconds: float
    items: float | None = None   # cells or points
    check: float | None = None   # equal among those that do the same job
    peak_mb: float | None = None  # of memory, where the work is done in a process of its own


@dataclass(frozen=True)
class Run:
    output: str
    seconds: float
    peak_mb: float


def run(command, environment):
    """Runs a program to its end; its memory is that of its largest process."""
    if not Path(command[0]).exists():
        raise NotMeasured(f"{Path(command[0]).name} is not built")
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=errors,
                                   env={**os.environ, **environment})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            last = (errors.read().strip() or "no message").splitlines()[-1]
            raise NotMeasured(f"{Path(command[0]).name} failed: {last}")
        return Run(output.read(), seconds, usage.ru_maxrss / 1024)


@dataclass(frozen=True)
class Carreau:
    """`carreau delineate` from start to end, with its summary in JSON."""

    name: str
    command: tuple

    def measure(self, environment):
        done = run(self.command, environment)
        summary = json.loads(done.output)
        return Measurement(done.seconds, summary["cells"], summary["people_in_perimeters"],
                           done.peak_mb)


@dataclass(frozen=True)
class CarreauVerb:
    """A verb of Carreau from start to end."""

    name: str
    command: tuple

    def measure(self, environment):
        done = run(self.command, environment)
        return Measurement(done.seconds, peak_mb=done.peak_mb)


@dataclass(frozen=True)
class Peer:
    """A program that times itself and reports one line of JSON."""

    name: str
    command: tuple
    has_own_memory: bool = True  # not where a server does the work

    def measure(self, environment):
        done = run(self.command, environment)
        line = json.loads(done.output)
        return Measurement(line["seconds"], line["items"], line["check"],
                           done.peak_mb if self.has_own_memory else None)


UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}


@dataclass(frozen=True)
class Benchmark:
    """One benchmark of a google/benchmark program; its counter `check`, if it has one."""

    name: str
    program: Path
    benchmark: str

    def measure(self, environment):
        chosen = f"--benchmark_filter=^{re.escape(self.benchmark)}(/iterations:[0-9]+)?(/real_time)?$"
        done = run((str(self.program), chosen, "--benchmark_format=json"), environment)
        found = json.loads(done.output)["benchmarks"] if done.output.strip() else []
        if not found:
            raise NotMeasured(f"{self.program.name} has no benchmark {self.benchmark}")
        if found[0].get("error_occurred"):
            raise NotMeasured(f"{self.benchmark}: {found[0]['error_message']}")
        seconds = found[0]["real_time"] * UNITS[found[0]["time_unit"]]
        rate = found[0].get("items_per_second")
        return Measurement(seconds, rate * seconds if rate else None, found[0].get("check"))
