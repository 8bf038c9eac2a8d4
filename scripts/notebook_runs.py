# SPDX-License-Identifier: Apache-2.0
"""Runs notebooks anew, and compares what they say with what they said when they were stored.

Texts and tables must be equal; of a picture only that there is one, since it is drawn from the same
figures and fonts differ. A cell with the metadata
``{"carreau": {"needs": PATH, "otherwise": TEXT}}`` needs data that are not everywhere: without PATH
it must print TEXT, and its stored outputs stay.
"""

from __future__ import annotations

import copy
import difflib
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

LARGEST = 300_000
"""The most bytes that a stored notebook may have."""

_SECONDS_A_CELL = 60


class NotebookError(Exception):
    """A notebook cannot be run, or may not be stored."""


def read(path: Path) -> Any:
    """Return a notebook of format 4."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def run(notebook: Any, folder: Path) -> Any:
    """Return the notebook with the outputs of a run in `folder`; the given one stays as it is.

    Raises:
        NotebookError: With the cell and its error.
    """
    made = copy.deepcopy(notebook)
    client = NotebookClient(
        made,
        timeout=_SECONDS_A_CELL,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
    )
    try:
        with tempfile.TemporaryDirectory() as settings:
            # Not those of the user, who may have others.
            client.execute(env={**os.environ, "IPYTHONDIR": settings})
    except CellExecutionError as error:
        raise NotebookError(re.sub(r"\x1b\[[0-9;]*m", "", str(error))) from error
    return made


def differences(stored: Any, made: Any, folder: Path) -> list[str]:
    """Return what differs between the outputs of two runs, cell by cell."""
    found = []
    for number, (before, after) in enumerate(zip(stored.cells, made.cells, strict=True), 1):
        if before.cell_type != "code":
            continue
        said = _said(after)
        expected = _said(before) if _has_data(before, folder) else _without_data(before)
        if said != expected:
            lines = difflib.unified_diff(expected, said, "stored", "now", lineterm="", n=2)
            found.append(f"cell {number}:\n" + "\n".join(lines))
    return found


def absent_data(notebook: Any, folder: Path) -> list[str]:
    """Return the paths that cells need and that are not there."""
    return sorted(
        {
            cell.metadata["carreau"]["needs"]
            for cell in notebook.cells
            if not _has_data(cell, folder)
        }
    )


def for_storing(made: Any, stored: Any, folder: Path) -> Any:
    """Return a run as it is stored: nothing in it depends on the machine or the moment.

    Raises:
        NotebookError: Where it is too large, or names a folder of this machine.
    """
    kept = copy.deepcopy(made)
    kept.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    count = 0
    for before, cell in zip(stored.cells, kept.cells, strict=True):
        if cell.cell_type != "code":
            continue
        if not _has_data(before, folder):
            cell.outputs = before.outputs
        count += 1
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
            output.get("metadata", {}).clear()
    text = _json(kept)
    if len(text.encode()) > LARGEST:
        raise NotebookError(f"{len(text.encode())} bytes, at most {LARGEST} may be stored")
    if str(folder.resolve().parents[1]) + "/" in text:
        raise NotebookError("an output names a folder of this machine")
    return kept


def write(notebook: Any, path: Path) -> None:
    """Store a notebook."""
    path.write_text(_json(notebook), encoding="utf-8")


def _json(notebook: Any) -> str:
    return str(nbformat.writes(notebook)) + "\n"  # type: ignore[no-untyped-call]


def _has_data(cell: Any, folder: Path) -> bool:
    needs = cell.metadata.get("carreau", {}).get("needs")
    return needs is None or (folder / needs).exists()


def _without_data(cell: Any) -> list[str]:
    words: str = cell.metadata["carreau"]["otherwise"]
    return words.splitlines()


def _said(cell: Any) -> list[str]:
    """Return the outputs of a cell as lines; what is printed piece by piece is one output."""
    lines: list[str] = []
    for output in cell.outputs:
        if output.output_type == "stream":
            lines += output.text.splitlines()
            continue
        for kind, content in sorted(output.data.items()):
            if kind.startswith("image/") and kind != "image/svg+xml":
                lines.append(f"a picture ({kind})")
            else:
                lines += _text(content).splitlines()
    return lines


def _text(content: Any) -> str:
    # The size of a figure is in its text, its address is not.
    text = content if isinstance(content, str) else str(content)
    return re.sub(r"0x[0-9a-f]+", "0x…", text)
