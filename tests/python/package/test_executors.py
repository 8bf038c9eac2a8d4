# SPDX-License-Identifier: Apache-2.0
"""Sweeps on executors: the same bytes from any of them, and what is kept where workers are lost."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import carreau
import pandas as pd
import pytest
from conftest import RUN_OPTIONS, command_line
from sweep_workers import Dropping, OtherVersion, Through, die_when_counted, say_where, when_counted
from sweeps import GRID, RUN, VARY, WORDS, files_of

SPAWN = multiprocessing.get_context("spawn")
TOTAL = 200


def two_processes() -> ProcessPoolExecutor:
    """Neither begins before the other is there; one that is quick may yet take every item."""
    both = SPAWN.Barrier(2)
    return ProcessPoolExecutor(2, mp_context=SPAWN, initializer=both.wait)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The bytes of the command line."""
    folder = tmp_path_factory.mktemp("expected")
    for name in ("sweep.csv", "sweep.gpkg"):
        command_line("sweep", GRID, *RUN_OPTIONS, *WORDS, "-o", folder / name, "--quiet")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def shares(made: carreau.Sweep) -> list[carreau.WorkerShare]:
    """What the workers did, who together ran every scenario once."""
    assert made.execution is not None
    assert sum(one.scenarios for one in made.execution.workers.values()) == TOTAL
    return list(made.execution.workers.values())


def test_processes_read_the_files_once_each(expected: dict[str, bytes], tmp_path: Path) -> None:
    with two_processes() as pool:
        made = carreau.sweep(GRID, vary=VARY, executor=pool, **RUN)
        assert {(one.readied, one.received) for one in shares(made)} == {(1, 0)}
        assert made.execution is not None
        assert (made.execution.sent, made.execution.lacked) == (0, 0)
        assert files_of(made, tmp_path / "out") == expected
        # A second sweep of the same workers takes what they have.
        again = carreau.sweep(GRID, vary=VARY, executor=pool, **RUN)
        assert again.execution is not None
        for worker, share in again.execution.workers.items():
            assert share.readied == (0 if worker in made.execution.workers else 1)


def test_a_grid_in_memory_reaches_each_process_once(tmp_path: Path) -> None:
    grid = carreau.read_grid(pd.read_csv(GRID, dtype={"lcog_geo": str}), name="town_2019")
    here = files_of(carreau.sweep(grid, vary=VARY, **RUN), tmp_path / "here")
    with two_processes() as pool:
        made = carreau.sweep(grid, vary=VARY, executor=pool, **RUN)
    assert {(one.readied, one.received) for one in shares(made)} == {(1, 1)}
    assert made.execution is not None
    assert made.execution.sent == 0
    assert files_of(made, tmp_path / "there") == here


def test_workers_that_see_no_file_are_sent_the_data_once(tmp_path: Path) -> None:
    grid = carreau.read_grid(pd.read_csv(GRID, dtype={"lcog_geo": str}), name="town_2019")
    here = files_of(carreau.sweep(grid, vary=VARY, **RUN), tmp_path / "here")
    with two_processes() as pool:
        made = carreau.sweep(grid, vary=VARY, executor=Through(pool, say_where, tmp_path), **RUN)
    assert all((one.readied, one.received) == (1, 1) for one in shares(made))
    assert made.execution is not None
    assert 1 <= made.execution.sent <= 4
    assert files_of(made, tmp_path / "there") == here


def test_threads_share_the_sweep_of_this_process(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    with ThreadPoolExecutor(3) as pool:
        made = carreau.sweep(GRID, vary=VARY, executor=pool, **RUN)
    assert [one.readied for one in shares(made)] == [0]
    assert files_of(made, tmp_path / "out") == expected


def interrupted(executor: Executor, kept: Path, folder: Path) -> carreau.SweepInterrupted:
    with pytest.raises(carreau.SweepInterrupted) as error:
        carreau.sweep(
            GRID,
            vary=VARY,
            executor=executor,
            checkpoint=kept,
            progress=when_counted(folder),
            **RUN,
        )
    assert error.value.checkpoint == str(kept)
    assert (error.value.total, error.value.code) == (TOTAL, "sweep_interrupted")
    assert 0 < error.value.done < TOTAL
    assert f"what is done is in {kept}: the same call goes on from there" in str(error.value)
    return error.value


def goes_on(kept: Path, expected: dict[str, bytes], folder: Path) -> None:
    """Both the package and the command line go on from a checkpoint, to the same bytes."""
    folder.mkdir()
    for name, copy in (("sweep.csv", "csv.kept"), ("sweep.gpkg", "gpkg.kept")):
        shutil.copy(kept, folder / copy)
        command_line(
            "sweep", GRID, *RUN_OPTIONS, *WORDS, "-o", folder / name, "--quiet",
            "--checkpoint", folder / copy,
        )  # fmt: skip
    assert {path.name: path.read_bytes() for path in sorted(folder.iterdir())} == expected
    told: list[int] = []
    made = carreau.sweep(
        GRID, vary=VARY, checkpoint=kept, **RUN,
        progress=lambda _step, unit, done, _total: unit == "scenarios" and told.append(done),
    )  # fmt: skip
    assert told[0] > 0
    assert files_of(made, folder / "ours") == expected


def test_a_process_that_dies_leaves_what_is_done(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    with two_processes() as pool:
        error = interrupted(Through(pool, die_when_counted, tmp_path), kept, tmp_path)
    assert "BrokenProcessPool" in str(error)
    goes_on(kept, expected, tmp_path / "on")


def test_a_function_makes_another_pool(expected: dict[str, bytes], tmp_path: Path) -> None:
    def make() -> Executor:
        return Through(two_processes(), die_when_counted, tmp_path)

    made = carreau.sweep(GRID, vary=VARY, executor=make, progress=when_counted(tmp_path), **RUN)
    assert made.execution is not None
    assert made.execution.broken_pools == 1
    assert files_of(made, tmp_path / "out") == expected


def test_an_interrupt_keeps_the_checkpoint(expected: dict[str, bytes], tmp_path: Path) -> None:
    def stop(_step: str, unit: str, done: int, _total: int) -> None:
        if unit == "scenarios" and done > 0:
            raise KeyboardInterrupt

    kept = tmp_path / "kept"
    with two_processes() as pool, pytest.raises(KeyboardInterrupt):
        carreau.sweep(GRID, vary=VARY, executor=pool, checkpoint=kept, progress=stop, **RUN)
    goes_on(kept, expected, tmp_path / "on")


def test_goes_on_from_a_killed_command_line(expected: dict[str, bytes], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    carreau.sweep(GRID, vary=VARY, checkpoint=kept, **RUN)
    half = kept.stat().st_size // 2
    kept.unlink()
    killed = subprocess.run(
        [os.environ["CARREAU_BINARY"], "sweep", GRID, *RUN_OPTIONS, *WORDS,
         "-o", tmp_path / "sweep.csv", "--checkpoint", kept],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (half, half)),
        capture_output=True, check=False,
    )  # fmt: skip
    assert killed.returncode != 0
    with two_processes() as pool:
        made = carreau.sweep(GRID, vary=VARY, executor=pool, checkpoint=kept, **RUN)
    assert made.execution is not None
    assert sum(one.scenarios for one in made.execution.workers.values()) < TOTAL
    assert files_of(made, tmp_path / "out") == expected


def test_a_full_disk_stops_the_workers_and_keeps_what_is_done(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    carreau.sweep(GRID, vary=VARY, checkpoint=kept, **RUN)
    half = kept.stat().st_size // 2
    kept.unlink()
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)
    with ThreadPoolExecutor(2) as pool, pytest.raises(carreau.IoError) as full:
        resource.setrlimit(resource.RLIMIT_FSIZE, (half, whole[1]))
        try:
            carreau.sweep(GRID, vary=VARY, executor=pool, checkpoint=kept, **RUN)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, whole)
    assert full.value.code == "sweep_checkpoint_unwritable"
    told: list[int] = []
    carreau.sweep(
        GRID, vary=VARY, checkpoint=kept, **RUN,
        progress=lambda _step, unit, done, _total: unit == "scenarios" and told.append(done),
    )  # fmt: skip
    assert told[0] > 0


def test_what_is_no_executor_is_refused() -> None:
    def refused(executor: Any) -> carreau.ArgumentError:
        with pytest.raises(carreau.ArgumentError) as error:
            carreau.sweep(GRID, vary=VARY, executor=executor, **RUN)
        assert error.value.argument == "executor"
        return error.value

    assert refused(4).code == "sweep_executor_kind"
    assert refused(lambda: 4).code == "sweep_executor_kind"
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as forks:
        error = refused(forks)
    assert error.code == "sweep_pool_forks"
    assert error.remedy == ('make the pool with mp_context=multiprocessing.get_context("spawn")')


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(carreau.DataError) as error:
        carreau.sweep(GRID, vary=VARY, executor=OtherVersion(), workers=1, **RUN)
    assert error.value.code == "sweep_worker_differs"
    assert error.value.remedy == "its version of Carreau may be another one"


def test_items_that_are_dropped_interrupt(tmp_path: Path) -> None:
    error = interrupted(Dropping(), tmp_path / "kept", tmp_path)
    assert "the executor dropped its items: its scheduler may be gone" in str(error)


def test_an_interruption_says_that_nothing_was_kept(tmp_path: Path) -> None:
    with two_processes() as pool, pytest.raises(carreau.SweepInterrupted) as error:
        dying = Through(pool, die_when_counted, tmp_path)
        carreau.sweep(GRID, vary=VARY, executor=dying, progress=when_counted(tmp_path), **RUN)
    assert error.value.checkpoint is None
    assert error.value.remedy == "give a checkpoint, so that what is done is kept"
    copy = pickle.loads(pickle.dumps(error.value))
    assert (copy.done, copy.total, str(copy)) == (error.value.done, TOTAL, str(error.value))


def test_a_scenario_that_cannot_be_run_is_told_with_its_values(tmp_path: Path) -> None:
    communes = tmp_path / "communes.csv"
    shutil.copy(RUN["communes"], communes)
    with ThreadPoolExecutor(1) as pool, pytest.raises(carreau.Error):
        carreau.sweep(GRID, vary={"no_such": [1]}, executor=pool, **{**RUN, "communes": communes})


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Any]:
    """Dask with two workers, each a process of one thread."""
    import dask
    from distributed import LocalCluster

    dask.config.set(
        {
            "temporary-directory": str(tmp_path),
            # How long a client tries to find its scheduler again: 30 s by default.
            "distributed.comm.timeouts.connect": "1s",
        }
    )
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
    ) as made:
        yield made


def test_dask_goes_on_without_a_worker(
    cluster: Any, expected: dict[str, bytes], tmp_path: Path
) -> None:
    from distributed import Client

    grid = carreau.read_grid(GRID)
    with Client(cluster) as client:
        with pytest.raises(carreau.ArgumentError) as refused:
            carreau.sweep(GRID, vary=VARY, executor=client, **RUN)
        assert refused.value.code == "sweep_executor_client"
        assert refused.value.remedy == "give client.get_executor()"
        killing = Through(client.get_executor(), die_when_counted, tmp_path)
        made = carreau.sweep(
            grid, vary=VARY, executor=killing, progress=when_counted(tmp_path), **RUN
        )
        assert (tmp_path / "killed").exists()
        assert all(one.readied == 1 for one in shares(made))
        assert files_of(made, tmp_path / "out") == expected
        # A grid that no file holds is in the memory of Dask's workers.
        table = pd.read_csv(GRID, dtype={"lcog_geo": str})
        held = carreau.read_grid(table, name="town_2019")
        there = carreau.sweep(held, vary=VARY, executor=client.get_executor(), **RUN)
        assert all((one.readied, one.received) == (1, 1) for one in shares(there))
        assert there.execution is not None
        assert there.execution.sent == 0


def test_a_scheduler_that_goes_away_leaves_what_is_done(
    cluster: Any, expected: dict[str, bytes], tmp_path: Path
) -> None:
    from distributed import Client

    def leave(_step: str, unit: str, done: int, _total: int) -> None:
        if unit == "scenarios" and done > 0:
            cluster.close()

    kept = tmp_path / "kept"
    # By its address: a client of the cluster itself would be closed with it.
    client = Client(cluster.scheduler_address)
    with pytest.raises(carreau.SweepInterrupted) as error:
        carreau.sweep(
            GRID, vary=VARY, executor=client.get_executor(), checkpoint=kept, progress=leave, **RUN
        )
    assert 0 < error.value.done < TOTAL
    client.close()
    goes_on(kept, expected, tmp_path / "on")


def mpi(ranks: int, module: list[str], mode: str, folder: Path) -> int:
    """Run mpi_sweep.py on so many ranks, and return the exit status of mpiexec."""
    mpiexec = shutil.which("mpiexec")
    assert mpiexec, "scripts/install-packages --test installs Open MPI"
    folder.mkdir()
    done = subprocess.run(
        [mpiexec, "--allow-run-as-root", "--oversubscribe", "-n", str(ranks), sys.executable,
         *module, str(Path(__file__).with_name("mpi_sweep.py")), mode, str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path[1:]]),
             "OMPI_MCA_btl_vader_single_copy_mechanism": "none"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if mode != "killed":
        assert done.returncode == 0, done.stderr
    return done.returncode


@pytest.mark.parametrize(
    ("ranks", "mode", "module"),
    [(3, "pool", ["-m", "mpi4py.futures"]), (2, "comm", ["-m", "mpi4py"])],
)
def test_ranks_of_mpi(
    ranks: int, mode: str, module: list[str], expected: dict[str, bytes], tmp_path: Path
) -> None:
    mpi(ranks, module, mode, tmp_path / mode)
    out = tmp_path / mode / "out"
    assert {path.name: path.read_bytes() for path in sorted(out.iterdir())} == expected
    readied = json.loads((tmp_path / mode / "workers.json").read_text())
    assert 1 <= len(readied) < ranks
    assert set(readied.values()) == {1}


def test_a_rank_that_dies_leaves_what_is_done(expected: dict[str, bytes], tmp_path: Path) -> None:
    assert mpi(3, ["-m", "mpi4py.futures"], "killed", tmp_path / "killed") != 0
    goes_on(tmp_path / "killed" / "kept", expected, tmp_path / "on")
