# SPDX-License-Identifier: Apache-2.0
"""Names that a spreadsheet would execute as formulas, through every verb that writes tables.

    formulas.py CARREAU FOLDER_OF_SAMPLE

A town, its quartiers, its commune and the operators of its actions have names that are formulas. No
cell of any CSV is one, nor any of a workbook but the sums of the engine's own.
"""
import contextlib
import csv
import io
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

import writing

FORMULA = '=HYPERLINK("http://x","y")'
STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?")
# The tables that writing.py asks of every verb, and those that only some have.
MORE = {
    "assign names": ["assign", "points.csv", "@qpv=quartiers.gpkg", "--crs", "EPSG:4326", "--keep",
                     "@nom,id", "-o", "out.csv", *writing.TABLES],
    "evaluate csv": ["evaluate", "quartiers.gpkg", "quartiers-2015.gpkg", writing.GRID, "-o", "out.csv",
                     *writing.TABLES],
    "evaluate cases": ["evaluate", "--cases", "cases.toml", "-o", "out.csv", *writing.TABLES],
    "crosswalk csv": ["crosswalk", "quartiers-2015.gpkg", "quartiers.gpkg", writing.GRID, "--table", "table.csv",
                      "--key", "code", "--count", "-people", "-o", "out.csv", *writing.TABLES],
    "revise csv": ["revise", "quartiers.gpkg", *writing.RUN, "-o", "out.csv", *writing.TABLES],
}
# Their names need not be in their tables: those have figures of scenarios and of made-up actions.
WITHOUT_NAMES = {"sweep csv", "sample", "crosswalk csv"}


def spoil(folder):
    """Gives formulas for names to communes, urban units, quartiers, operators and lines of tables."""
    # The delimiter of both is a comma.
    quoted = '"' + FORMULA.replace('"', '""') + '"'
    for name, place in (("communes.csv", "Vervenoux"), ("uu2020_composition.csv", "Vervenoux")):
        path = folder / name
        path.write_text(re.sub(rf"(?<=,){place}(?=,)", lambda _: quoted, path.read_text("utf-8")), "utf-8")
    for name in ("quartiers.gpkg", "quartiers-2015.gpkg"):
        with contextlib.closing(sqlite3.connect(folder / name)) as database:
            # Functions of GeoPackage are missing here, so that triggers over them cannot run.
            for trigger, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                database.execute(f'DROP TRIGGER "{trigger}"')
            database.execute("UPDATE quartiers SET nom_qp = ?, lib_com = ?", (FORMULA, FORMULA))
            database.commit()
    spoilt = folder / "actions.xlsx"
    with zipfile.ZipFile(spoilt) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    words = parts["xl/sharedStrings.xml"].decode("utf-8")
    escaped = FORMULA.replace('"', "&quot;")
    for operator in ("Point Écoute de Vervenoux", "Commune de Vervenoux", "Égalité, parlons-en"):
        assert f">{operator}<" in words, operator
        words = words.replace(f">{operator}<", f">{escaped}<")
    parts["xl/sharedStrings.xml"] = words.encode("utf-8")
    with zipfile.ZipFile(spoilt, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    points = list(csv.reader(io.StringIO((folder / "points.csv").read_text())))
    with open(folder / "points.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([points[0] + ["@nom"]] + [row + [FORMULA] for row in points[1:]])
    table = (folder / "table.csv").read_text().replace("people", "-people", 1)
    (folder / "table.csv").write_text(table)
    (folder / "printed.csv").write_text('Ville;"=HYPERLINK(""http://x"",""y"")";2024\nA;1;2\nB;3;4\nTotal;4;9\n')
    (folder / "cases.toml").write_text(f"""[[case]]
key = '{FORMULA}'
title = '{FORMULA}'
result = "quartiers.gpkg"
reference = "quartiers-2015.gpkg"
grid = ["{writing.GRID}"]
""")


def csv_cells(path):
    text = path.read_bytes().decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
        yield from row


def book_formulas(path):
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/"):
                yield from re.findall(r"<f[ >][^<]*", book.read(name).decode("utf-8"))


def check(name, folder):
    """Returns how many cells hold a formula made harmless."""
    guarded = 0
    for path in folder.rglob("out*"):
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        for file in files:
            if file.suffix == ".csv":
                for cell in csv_cells(file):
                    is_safe = not cell.startswith(STARTS) or NUMBER.fullmatch(cell)
                    assert is_safe, f"{name}: {file.relative_to(folder)} has the cell {cell!r}"
                    guarded += cell.startswith("'")
            elif file.suffix == ".xlsx":
                for formula in book_formulas(file):
                    assert formula.startswith("<f>SUBTOTAL("), f"{name}: {file.name} has {formula}"
                guarded += b"HYPERLINK" in zipfile.ZipFile(file).read("xl/sharedStrings.xml")
    return guarded


def main():
    carreau = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        writing.prepare(sys.argv[2], folder)
        spoil(folder)
        writing.INPUTS.update(path.name for path in folder.iterdir())
        cases = {name: words for name, words in {**writing.CASES, **MORE}.items()
                 if any(word.endswith(".csv") and word.startswith("out") for word in words) or words[0] in
                 ("actions", "sample")}
        guarded = 0
        for name, words in cases.items():
            writing.clear(folder)
            done = subprocess.run([carreau, *words], cwd=folder, env=writing.FRENCH, capture_output=True, text=True)
            assert done.returncode == 0, f"{name}: {done.stderr}"
            found = check(name, folder)
            assert found > 0 or name in WITHOUT_NAMES, f"{name}: no name reached its tables"
            guarded += found
    print(f"{len(cases)} kinds of tables: {guarded} names made harmless, no formula")


if __name__ == "__main__":
    main()
