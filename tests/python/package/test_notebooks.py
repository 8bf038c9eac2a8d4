# SPDX-License-Identifier: Apache-2.0
"""The notebooks of docs/notebooks say today what they said when they were stored."""

from __future__ import annotations

import re
import sys
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import SOURCE

sys.path.insert(0, str(SOURCE / "scripts"))
import notebook_runs as runs

NOTEBOOKS = sorted((SOURCE / "docs" / "notebooks").glob("*.ipynb"))
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "money-per-quartier",
        "sensitivity-of-a-town",
        "update-of-2023",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_says_what_is_stored(path: Path) -> None:
    stored = runs.read(path)
    made = runs.run(stored, path.parent)
    found = runs.differences(stored, made, path.parent)
    assert not found, "\n".join([*found, "scripts/notebooks stores what it says now"])
    runs.for_storing(made, stored, path.parent)
    absent = runs.absent_data(stored, path.parent)
    if absent:
        warnings.warn(f"{path.stem}: without the parts that need {absent}", stacklevel=1)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_stored_as_it_is_read(path: Path) -> None:
    stored = runs.read(path)
    code = [cell for cell in stored.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert any(output.output_type != "error" for cell in code for output in cell.outputs)
    for cell in stored.cells:
        if cell.cell_type == "markdown":
            for link in LINK.findall(cell.source):
                assert (path.parent / link).exists(), link


def notebook(*sources: str, **metadata: Any) -> Any:
    """A notebook whose last cell has these metadata."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in sources])
    made.cells[-1].metadata.update(metadata)
    return made


def test_finds_another_text_a_missing_picture_and_an_error(tmp_path: Path) -> None:
    made = runs.run(notebook("print('five')", "6 + 1"), tmp_path)
    assert runs.differences(made, made, tmp_path) == []

    other = nbformat.reads(nbformat.writes(made), as_version=4)
    other.cells[1].outputs[0].data["text/plain"] = "8"
    (found,) = runs.differences(other, made, tmp_path)
    assert found.splitlines()[0] == "cell 2:"
    assert found.splitlines()[-2:] == ["-8", "+7"]

    other = nbformat.reads(nbformat.writes(made), as_version=4)
    other.cells[1].outputs[0].data["image/png"] = "aGVsbG8="
    assert "a picture (image/png)" in runs.differences(other, made, tmp_path)[0]

    with pytest.raises(runs.NotebookError, match="ZeroDivisionError"):
        runs.run(notebook("1 / 0"), tmp_path)


def test_a_part_without_its_data_must_say_so(tmp_path: Path) -> None:
    needs = {"needs": "far/away", "otherwise": "no data"}
    stored = notebook("print('no data')", carreau=needs)
    made = runs.run(stored, tmp_path)
    stored.cells[0].outputs = [nbformat.v4.new_output("stream", text="42 quartiers\n")]
    assert runs.differences(stored, made, tmp_path) == []
    assert runs.absent_data(stored, tmp_path) == ["far/away"]
    # What is stored comes from a run with the data.
    assert runs.for_storing(made, stored, tmp_path).cells[0].outputs[0].text == "42 quartiers\n"

    needs["otherwise"] = "other words"
    stored.cells[0].metadata["carreau"] = needs
    assert len(runs.differences(stored, made, tmp_path)) == 1

    (tmp_path / "far" / "away").mkdir(parents=True)
    assert len(runs.differences(stored, made, tmp_path)) == 1
    assert runs.absent_data(stored, tmp_path) == []


def test_does_not_store_what_is_large_or_of_one_machine(tmp_path: Path) -> None:
    empty = notebook("")
    with pytest.raises(runs.NotebookError, match="at most 300000"):
        runs.for_storing(_saying("x" * runs.LARGEST), empty, tmp_path)
    folder = tmp_path / "docs" / "notebooks"
    with pytest.raises(runs.NotebookError, match="a folder of this machine"):
        runs.for_storing(_saying(f"{tmp_path}/data\n"), empty, folder)


def _saying(text: str) -> Any:
    made = notebook("")
    made.cells[0].outputs = [nbformat.v4.new_output("stream", text=text)]
    return made
