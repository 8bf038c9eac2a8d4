# SPDX-License-Identifier: Apache-2.0
"""A sweep on the ranks of MPI: mpi_sweep.py pool|comm|killed FOLDER, begun by mpiexec."""

from __future__ import annotations

import json
import sys
from concurrent.futures import Executor
from pathlib import Path

import carreau
from mpi4py.futures import MPICommExecutor, MPIPoolExecutor
from sweep_workers import Through, die_when_counted, when_counted
from sweeps import GRID, RUN, VARY, files_of


def run(executor: Executor, folder: Path) -> None:
    """Run the sweep and write its files, and what each rank did."""
    made = carreau.sweep(
        GRID,
        vary=VARY,
        executor=executor,
        checkpoint=folder / "kept",
        progress=when_counted(folder),
        **RUN,
    )
    assert made.execution is not None
    shares = {name: share.readied for name, share in made.execution.workers.items()}
    files_of(made, folder / "out")
    (folder / "workers.json").write_text(json.dumps(shares))


def main(mode: str, folder: Path) -> None:
    """Take the ranks as the mode says."""
    if mode == "comm":
        with MPICommExecutor() as ranks:
            if ranks is not None:
                run(ranks, folder)
        return
    with MPIPoolExecutor() as pool:
        run(Through(pool, die_when_counted, folder) if mode == "killed" else pool, folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
