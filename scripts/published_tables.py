# SPDX-License-Identifier: Apache-2.0
"""Tables of incomes as INSEE publishes them: read, checked, and nothing else."""

import csv
import math
import statistics
import sys


class InputError(Exception):
    """Says which file, row and column, what was expected and what was found."""


def fail_with(main):
    """Runs a script's main(); bad input ends it with one clear line and exit code 1."""
    try:
        main()
    except InputError as error:
        sys.exit(f"error: {error}")
    except BrokenPipeError:
        sys.stderr.close()  # the reader has seen enough
    except OSError as error:
        sys.exit(f"error: {error.filename}: {error.strerror}")


SECRET = {"", "s", "ns", "nd", "na"}


def number(text, place):
    """A number as INSEE writes it, or None where it is secret."""
    for space in "\u202f\u00a0 ":
        text = text.replace(space, "")
    if text.lower() in SECRET:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise InputError(f'{place}: expected a number, found "{text}"') from None
    if not math.isfinite(value):
        raise InputError(f'{place}: expected a number, found "{text}"')
    return value


class Table:
    """Rows under named columns; `;` or `,`; UTF-8 with or without BOM, else Latin-1."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            content = file.read()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("latin-1")
        lines = text.splitlines()
        if not lines or not lines[0].strip():
            raise InputError(f"{path}: expected a header row, found an empty file")
        separator = ";" if lines[0].count(";") >= lines[0].count(",") else ","
        rows = list(csv.reader(lines, delimiter=separator))
        self.columns = [name.strip() for name in rows[0]]
        self.rows = [row for row in rows[1:] if any(field.strip() for field in row)]
        if not self.rows:
            raise InputError(f"{path}: expected rows under the header, found none")

    def column(self, *prefixes):
        """The first column whose name starts with one of the prefixes, in their order."""
        for prefix in prefixes:
            for index, name in enumerate(self.columns):
                if name.upper().startswith(prefix):
                    return index
        wanted = " or ".join(prefixes)
        known = ", ".join(name for name in self.columns if name)
        raise InputError(f"{self.path}: expected a column {wanted}, found {known}")

    def named(self, *names):
        """The column of exactly one of these names, without case."""
        known = [name.lower() for name in self.columns]
        for name in names:
            if name.lower() in known:
                return known.index(name.lower())
        raise InputError(f"{self.path}: expected a column {' or '.join(names)}, found "
                         f"{', '.join(name for name in self.columns if name)}")

    def has(self, prefix):
        return any(name.upper().startswith(prefix) for name in self.columns)

    def values(self, code, *columns):
        """(code, value of each column) of the rows in which none of them is secret."""
        for at, row in enumerate(self.rows, start=2):
            if len(row) <= max((code, *columns)):
                raise InputError(f"{self.path}, row {at}: expected {len(self.columns)} fields, "
                                 f"found {len(row)}")
            found = [number(row[c], f"{self.path}, row {at}, column {self.columns[c]}")
                     for c in columns]
            if all(value is not None for value in found):
                yield row[code].strip(), found


def drawn_to_mean(by_department):
    """National mean, k and {département: mean drawn to it} (empirical Bayes): weight n / (n + k),
    k = variance within / variance between départements. Overseas stays out of the national mean."""
    mainland = [value for code, values in by_department.items() if not code.startswith("97")
                for value in values]
    if not mainland:
        raise InputError("expected areas of métropole, found none")
    national = statistics.fmean(mainland)
    many = [values for values in by_department.values() if len(values) > 4]
    if not many:
        raise InputError("expected a département of five areas or more, to tell how much areas "
                         "differ, found none")
    within = statistics.fmean(statistics.variance(values) for values in many)
    between = max(statistics.pvariance([statistics.fmean(values) for values in many])
                  - statistics.fmean(within / len(values) for values in many), 1e-6)
    k = within / between
    return national, k, {code: (sum(values) + k * national) / (len(values) + k)
                         for code, values in sorted(by_department.items())}


def file_name(path):
    """Without its folder: what a source line may say."""
    return path.rsplit("/", 1)[-1]


def median_column(table, concept):
    """The median of declared ("DEC") or disposable ("DISP") incomes."""
    names = {"DEC": ("DECUC_Q2", "DEC_MED"), "DISP": ("DISP_Q2", "DISP_MED")}[concept]
    if any(table.has(name) for name in names):
        return table.column(*names)
    if f"_{concept}_" not in file_name(table.path).upper():
        raise InputError(f"{table.path}: expected a column {' or '.join(names)}, or a file named "
                         f"FILOyyyy_{concept}_….csv with its median in Q2yy")
    return table.column("Q2", "MED")


OVERSEAS_UNITS = {"9A": "971", "9B": "972", "9C": "973", "9D": "974", "9F": "976"}


def department(code):
    """Of an IRIS, a commune, an urban unit or a quartier: QP059074 -> 59, 9B201 -> 972."""
    if code[:2] in OVERSEAS_UNITS:
        return OVERSEAS_UNITS[code[:2]]
    if code[:2] in ("QP", "QN"):
        code = code[2:] if code[2:4] == "97" else code[3:]
    return code[:3] if code.startswith("97") else code[:2]
