# SPDX-License-Identifier: Apache-2.0
"""Errors: a small hierarchy with fields, in two languages."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import carreau
import pytest
from conftest import GRID, RUN


def error_of(**changes: Any) -> carreau.Error:
    with pytest.raises(carreau.Error) as caught:
        carreau.delineate(changes.pop("grid", GRID), **{**RUN, **changes})
    return caught.value


def test_the_hierarchy() -> None:
    assert issubclass(carreau.ArgumentError, (carreau.Error, ValueError))
    assert issubclass(carreau.DataError, (carreau.Error, ValueError))
    assert issubclass(carreau.IoError, (carreau.Error, OSError))
    assert not issubclass(carreau.DataError, carreau.ArgumentError)


def test_a_cell_of_a_file(tmp_path: Path) -> None:
    grid = tmp_path / "grid.csv"
    lines = GRID.read_text().splitlines()
    fields = lines[3].split(",")
    fields[6] = "many"
    lines[3] = ",".join(fields)
    grid.write_text("\n".join(lines))
    error = error_of(grid=grid)
    assert isinstance(error, carreau.DataError)
    assert error.file == "grid.csv"
    assert error.row == 4
    assert error.column == "ind"
    assert error.found == "many"
    assert error.remedy
    assert error.message in str(error)
    assert str(error).startswith("grid.csv:4")


def test_a_missing_file() -> None:
    error = error_of(grid="nowhere.csv")
    assert isinstance(error, carreau.IoError)
    assert error.file == "nowhere.csv"
    assert error.code == "no_such_file"


def test_an_unknown_rule() -> None:
    error = error_of(rule="metropole-2024")
    assert isinstance(error, carreau.ArgumentError)
    assert "metropole-2023" in str(error)
    assert error.details["name"] == "metropole-2024"


@pytest.mark.parametrize("vintage", [2019.5, "2019", 0, float("nan"), float("inf")])
def test_a_vintage_that_is_no_year(vintage: Any) -> None:
    error = error_of(vintage=vintage)
    assert isinstance(error, carreau.ArgumentError)
    assert error.argument == "vintage"
    assert f'found "{vintage}"' in str(error)


def test_a_year_as_a_real_number(made: carreau.Delineation) -> None:
    again: Any = carreau.delineate(GRID, **{**RUN, "vintage": 2019.0})
    assert again.scenario == made.scenario


def test_a_value_out_of_range() -> None:
    error = error_of(set={"poverty_ratio": 2})
    assert isinstance(error, carreau.ArgumentError)
    assert error.found == "2"
    assert error.expected


def test_options_are_named_as_in_python() -> None:
    error = error_of(rule=None)
    assert "--" not in str(error)
    with pytest.raises(carreau.ArgumentError) as caught:
        carreau.delineate(GRID, **RUN, inputs=".")
    assert caught.value.argument == "inputs"
    with pytest.raises(TypeError, match="Did you mean 'communes'"):
        carreau.delineate(GRID, comunes="x")  # type: ignore[call-arg]


def test_languages() -> None:
    english = error_of(grid="nowhere.csv")
    carreau.set_language("fr")
    french = error_of(grid="nowhere.csv")
    assert carreau.current_language() == "fr"
    assert str(french) != str(english)
    assert french.code == english.code
    with pytest.raises(carreau.ArgumentError):
        carreau.set_language("de")  # type: ignore[arg-type]


def test_errors_survive_pickling() -> None:
    for error in (error_of(grid="nowhere.csv"), error_of(rule="metropole-2024")):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert str(again) == str(error)


def test_a_rule_file_says_its_line() -> None:
    with pytest.raises(carreau.DataError) as caught:
        carreau.Rule.from_toml('name = "x"\ntitle = [', name="mine.toml")
    assert caught.value.file == "mine.toml"
    assert caught.value.row == 2
