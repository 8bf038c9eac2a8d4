# SPDX-License-Identifier: Apache-2.0
"""How calls run: threads, progress, interrupts, several at once, other libraries beside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import carreau
import pytest
from conftest import GRID, RUN, SAMPLE

QUARTIERS = SAMPLE / "quartiers.gpkg"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up region, large enough for a run to last."""
    folder = tmp_path_factory.mktemp("region")
    carreau.sample(folder, people=2_000_000, seed=3)
    return folder


def run_of(folder: Path) -> dict[str, object]:
    return {
        "urban_units": folder / "uu2020_composition.csv",
        "communes": folder / "communes.csv",
        "urban_incomes": folder / "incomes.csv",
        "rule": "metropole-2014",
        "vintage": 2019,
    }


@pytest.mark.parametrize("threads", [1, 2])
def test_any_number_of_threads_gives_the_same(
    made: carreau.Delineation, tmp_path: Path, threads: int
) -> None:
    made.write(tmp_path / "all.gpkg")
    carreau.delineate(GRID, **RUN, threads=threads).write(tmp_path / "some.gpkg", threads=threads)
    assert (tmp_path / "all.gpkg").read_bytes() == (tmp_path / "some.gpkg").read_bytes()


def test_a_negative_number_of_threads() -> None:
    with pytest.raises(carreau.ArgumentError) as caught:
        carreau.delineate(GRID, **RUN, threads=-1)
    assert caught.value.argument == "threads"


def test_progress_is_told_on_the_calling_thread(region: Path) -> None:
    seen: list[tuple[str, str, int, int]] = []
    threads: set[int] = set()

    def progress(step: str, unit: str, done: int, total: int) -> None:
        seen.append((step, unit, done, total))
        threads.add(threading.get_ident())

    carreau.delineate(region / "carreaux_200m_met.csv", **run_of(region), progress=progress)
    assert threads == {threading.get_ident()}
    assert {unit for _, unit, _, _ in seen} <= {"bytes", "cells"}
    steps = list(dict.fromkeys(step for step, *_ in seen))
    for step in steps:
        of_step = [(done, total) for name, _, done, total in seen if name == step]
        assert [done for done, _ in of_step] == sorted(done for done, _ in of_step)
        assert of_step[-1][0] == of_step[-1][1], "a step ends with all that it counts"


def test_an_error_of_progress_stops_the_work(region: Path) -> None:
    class Enough(Exception):
        pass

    def progress(*_: object) -> None:
        raise Enough

    with pytest.raises(Enough):
        carreau.delineate(region / "carreaux_200m_met.csv", **run_of(region), progress=progress)


def test_several_threads_at_once(made: carreau.Delineation) -> None:
    grid = carreau.read_grid(GRID)
    with ThreadPoolExecutor(4) as pool:
        proposals = [pool.submit(carreau.delineate, grid, **RUN) for _ in range(4)]
        checks = [pool.submit(carreau.check, QUARTIERS, grid, **RUN) for _ in range(4)]
        tables = [pool.submit(made.to_arrow, "cells") for _ in range(4)]
    expected = made.to_arrow()
    assert all(one.result().to_arrow() == expected for one in proposals)
    assert len({one.result().to_arrow().num_rows for one in checks}) == 1
    assert all(one.result() == tables[0].result() for one in tables)


def test_python_goes_on_meanwhile(region: Path) -> None:
    ticks = 0
    stop = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.wait(0.001):
            ticks += 1

    thread = threading.Thread(target=tick)
    thread.start()
    started = time.perf_counter()
    carreau.delineate(region / "carreaux_200m_met.csv", **run_of(region))
    lasted = time.perf_counter() - started
    stop.set()
    thread.join()
    # Were the lock of the interpreter held, hardly any tick would pass.
    assert ticks > lasted / 0.05


INTERRUPTED = """
    import os, signal, sys, threading, time
    from pathlib import Path
    import carreau

    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    sent = []

    def interrupt():
        sent.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    threading.Timer(0.3, interrupt).start()
    try:
        while True:
            carreau.delineate(
                folder / "carreaux_200m_met.csv",
                urban_units=folder / "uu2020_composition.csv",
                communes=folder / "communes.csv",
                urban_incomes=folder / "incomes.csv",
                rule="metropole-2014",
                vintage=2019,
                cells="all",
            ).write(out / "out.gpkg", overwrite=True)
            (out / "out.gpkg").unlink()
    except KeyboardInterrupt:
        print(time.perf_counter() - sent[0])
"""


def test_an_interrupt_ends_the_call_within_a_second(region: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(INTERRUPTED), region, tmp_path],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 1.0
    # Nothing half written is left behind.
    assert [path for path in tmp_path.iterdir() if path.name != "out.gpkg"] == []


def test_an_interrupted_process_may_go_on(region: Path) -> None:
    assert region.exists()
    previous = signal.getsignal(signal.SIGINT)
    timer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        while True:
            carreau.delineate(GRID, **RUN)
    timer.join()
    assert signal.getsignal(signal.SIGINT) is previous
    assert carreau.delineate(GRID, **RUN).zones > 0


BESIDE = """
    import sys
    import carreau, geopandas, pyogrio, pyproj
    from pathlib import Path
    sample = Path(sys.argv[1])
    quartiers = geopandas.read_file(sample / "quartiers.gpkg")
    projected = quartiers.to_crs("EPSG:2154")
    made = carreau.check(projected, sample / "carreaux_200m_met.csv",
                         urban_units=sample / "uu2020_composition.csv",
                         communes=sample / "communes.csv",
                         urban_incomes=sample / "incomes.csv",
                         rule="metropole-2014", vintage=2019)
    again = made.to_geopandas().to_crs(quartiers.crs)
    assert pyproj.CRS("EPSG:2154").name == "RGF93 v1 / Lambert-93"
    print(len(again))
"""


@pytest.mark.parametrize("first", ["import carreau", "import geopandas, pyogrio, pyproj"])
def test_other_libraries_with_a_gdal_of_their_own(first: str) -> None:
    script = f"{first}\n{textwrap.dedent(BESIDE)}"
    done = subprocess.run(
        [sys.executable, "-c", script, str(SAMPLE)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
