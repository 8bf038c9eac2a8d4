# SPDX-License-Identifier: Apache-2.0
"""Tells how many lines of each layer the tests run, from the lcov export of llvm-cov.

  covered_lines.py LINES.INFO PROJECT LEAST

Prints a line for each folder of engine/, lab/ and cli/ and one for the engine in all, and writes beside
LINES.INFO which lines nothing ran: uncovered.txt. Ends with 1 where the engine has less than LEAST per cent.
"""

import collections
import pathlib
import sys

FOLDERS = ("engine", "lab", "cli")


def read_lines(info: pathlib.Path, project: str) -> dict[str, dict[int, bool]]:
    """Whether each line that holds code was run, by file relative to the project."""
    files: dict[str, dict[int, bool]] = {}
    lines: dict[int, bool] | None = None
    for row in info.read_text(encoding="utf-8").splitlines():
        kind, _, value = row.partition(":")
        if kind == "SF":
            path = value.removeprefix(project + "/")
            lines = files.setdefault(path, {}) if path.split("/")[0] in FOLDERS else None
        elif kind == "DA" and lines is not None:
            number, count = value.split(",")[:2]
            lines[int(number)] = lines.get(int(number), False) or int(count) > 0
    return files


def ranges(numbers: list[int]) -> str:
    """3-5, 9 for 3, 4, 5 and 9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def main() -> int:
    info, project, least = pathlib.Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    files = read_lines(info, project)
    held: collections.Counter[str] = collections.Counter()
    run: collections.Counter[str] = collections.Counter()
    uncovered = []
    for path, lines in sorted(files.items()):
        folder = path.rpartition("/")[0]
        for name in (folder, "engine in all") if path.startswith("engine/") else (folder,):
            held[name] += len(lines)
            run[name] += sum(lines.values())
        missed = [number for number, was_run in lines.items() if not was_run]
        if missed:
            uncovered.append(f"{path}: {ranges(missed)}")
    if not held["engine in all"]:
        print(f"{info}: expected lines of engine/, found none; were the tests built with the preset coverage?",
              file=sys.stderr)
        return 2
    (info.parent / "uncovered.txt").write_text("\n".join(uncovered) + "\n", encoding="utf-8")
    for name in sorted(held, key=lambda name: (name == "engine in all", name)):
        print(f"{name:32} {run[name]:6} of {held[name]:6} lines  {100 * run[name] / held[name]:5.1f} %")
    share = 100 * run["engine in all"] / held["engine in all"]
    if share < least:
        print(f"The tests run {share:.2f} % of the lines of the engine, and {least:g} % is the least; "
              f"{info.parent / 'uncovered.txt'} lists the others.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
