# SPDX-License-Identifier: Apache-2.0
"""Kills every verb that writes at random moments, and lets it write to disks that are too small.

    writing.py kills CARREAU FOLDER_OF_SAMPLE [--count 8] [--seed 1] [--only NAME]
    writing.py disks CARREAU FOLDER_OF_SAMPLE [--count 8] [--seed 1] [--only NAME] [--tmpfs]

Whatever happens, each file of a result is the old one or the new one, whole; and nothing else stays
in the folder: at once after an error, SIGINT or SIGTERM, and after the next run where SIGKILL ended
one. A disk is made small by a limit on the size of files, which every user can set, or with --tmpfs
by a file system in memory, which only root can mount. The seed and the count give the same trials.
"""
import argparse
import collections
import contextlib
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

GRID = "carreaux_200m_met.csv"
RUN = [GRID, "--urban-units", "uu2020_composition.csv", "--communes", "communes.csv", "--urban-incomes", "incomes.csv",
       "--rule", "metropole-2023"]
TABLES = ["--overwrite", "--quiet"]
# Names of what is written begin with "out". The bundle of a lab has thousands of files, of which
# those of tiles are alike.
CASES = {
    "delineate gpkg": ["delineate", *RUN, "--cells", "all", "-o", "out.gpkg", "--save-scenario", "out.toml", *TABLES],
    "delineate geojson": ["delineate", *RUN, "--cells", "all", "-o", "out.geojson", *TABLES],
    "delineate fgb": ["delineate", *RUN, "--cells", "all", "-o", "out.fgb", *TABLES],
    "check csv": ["check", "quartiers.gpkg", *RUN, "-o", "out.csv", *TABLES],
    "check gpkg": ["check", "quartiers.gpkg", *RUN, "-o", "out.gpkg", *TABLES],
    "evaluate json": ["evaluate", "quartiers.gpkg", "quartiers-2015.gpkg", GRID, "-o", "out.json", *TABLES],
    "compare csv": ["compare", "quartiers-2015.gpkg", "quartiers.gpkg", GRID, "-o", "out.csv", "--matrix", "out2.csv",
                    *TABLES],
    "crosswalk json": ["crosswalk", "quartiers-2015.gpkg", "quartiers.gpkg", GRID, "--table", "table.csv", "--key",
                       "code", "--count", "people", "--weights", "out.weights.json", "-o", "out.json", *TABLES],
    "portrait pages": ["portrait", "quartiers.gpkg", *RUN, "-o", "out.csv", "--pages", "out", *TABLES],
    "assign csv": ["assign", "points.csv", "qpv=quartiers.gpkg", "--crs", "EPSG:4326", "-o", "out.csv", *TABLES],
    "actions report": ["actions", "actions.xlsx", "--zones", "quartiers.gpkg", "--grid", GRID, "--communes",
                       "communes.csv", "--report", "out", "--refused", "out.refused.csv", "--save-mapping",
                       "out.mapping.toml", "--save-aliases", "out.aliases.toml", *TABLES],
    "reconcile csv": ["reconcile", "printed.csv", "-o", "out.csv", *TABLES],
    "sweep csv": ["sweep", *RUN, "--vary", "poverty_ratio=0.59:0.61:3", "-o", "out.csv", *TABLES],
    "sweep gpkg": ["sweep", *RUN, "--vary", "poverty_ratio=0.59:0.61:3", "-o", "out.gpkg", *TABLES],
    "revise gpkg": ["revise", "quartiers.gpkg", *RUN, "-o", "out.gpkg", *TABLES],
    "revise geojson": ["revise", "quartiers.gpkg", *RUN, "-o", "out.geojson", *TABLES],
    "sample": ["sample", "out", "--people", "8000", *TABLES],
    "lab bundle": ["serve", *RUN, "--bundle", "out", *TABLES],
}
# What a disk that is too small may leave on purpose: the work of a sweep that can go on.
KEPT = {"out.csv.checkpoint", "out.gpkg.checkpoint"}
SAYS = ("ne peut pas être écrit", "n'a pas été écrit en entier")
FRENCH = dict(os.environ, LC_ALL="fr_FR.UTF-8", LANG="fr_FR.UTF-8")


def content(folder):
    """The bytes of every file that a run has written, by name; None for what is no file."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
            for path in sorted(folder.rglob("*"))
            if not path.relative_to(folder).parts[0] in INPUTS and (path.is_file() or path.name.endswith(".part"))}


class Case:
    """A verb with the files that it writes when nothing is in the way."""

    def __init__(self, name, carreau, folder):
        self.name, self.words, self.folder = name, [carreau, *CASES[name]], folder
        clear(folder)
        # The second run: it finds everything in the memory of the system.
        for _ in range(2):
            begin = time.monotonic()
            self.run(check=True)
            self.seconds = time.monotonic() - begin
        self.new = content(folder)
        # Lists of the files of a folder stay, so that nothing of the old result has to go.
        # Weights that are there are read, and never replaced.
        self.old = {path: text if "/.carreau-" in path else b"old " + path.encode() for path, text in self.new.items()
                    if ".weights." not in path}

    def run(self, check=False, **more):
        return subprocess.run(self.words, cwd=self.folder, env=FRENCH, capture_output=True, text=True, check=check,
                              **more)

    def put_old(self):
        clear(self.folder)
        for path, text in self.old.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(text)

    def expect_whole(self, left, allowed=()):
        """Each file is the old one or the new one, and there is no other. Returns which there are."""
        others = [path for path in left if path not in self.new and path not in allowed and ".part" not in path]
        assert not others, f"{self.name}: left behind {others[:3]}"
        kinds = set()
        for path, text in self.new.items():
            old = self.old.get(path)
            assert left.get(path) in (text, old), f"{self.name}: {path} is neither the old nor the new one"
            if text != old:
                kinds.add("new" if left.get(path) == text else "old")
        return kinds

    def expect_nothing_hidden(self, left):
        hidden = [path for path in left if ".part" in path]
        assert not hidden, f"{self.name}: left behind {hidden[:3]}"


def clear(folder):
    for path in folder.iterdir():
        if path.name in INPUTS:
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def kill_once(case, rng):
    """Ends a run by a signal, then lets another one finish."""
    case.put_old()
    ending = rng.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
    # Most of a run is reading, so half of the moments are in its second half.
    moment = case.seconds * rng.choice([rng.uniform(0, 1), rng.uniform(0.5, 1.1)])
    process = subprocess.Popen(case.words, cwd=case.folder, env=FRENCH, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(moment)
    process.send_signal(ending)
    code = process.wait()
    assert code in (0, -ending), f"{case.name}: ended with {code} on signal {ending}"
    left = content(case.folder)
    kinds = case.expect_whole(left, KEPT)
    if ending != signal.SIGKILL:
        case.expect_nothing_hidden(left)
        assert len(kinds) == 1, f"{case.name}: some files are old and some new"
    case.run(check=True)
    left = content(case.folder)
    assert left == case.new, f"{case.name}: not whole after the next run: {set(left) ^ set(case.new)}"
    return "finished before" if code == 0 else "old and new" if len(kinds) > 1 else f"all {kinds.pop()}"


def fill_disk(case, rng):
    """Lets a run write files of at most so many bytes."""
    case.put_old()
    size = rng.randrange(max(len(text) for text in case.new.values()))
    result = case.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    expect_refusal(case, result, size)
    return "refused"


def fill_tmpfs(case, rng):
    """Lets a run write to a file system that has room for the old result, and not for both."""
    pages = sum(len(text) + 4095 >> 12 for text in case.new.values())
    old_pages = sum(len(text) + 4095 >> 12 for text in case.old.values())
    inputs = sum(path.stat().st_size + 4095 >> 12 for path in case.folder.iterdir() if path.name in INPUTS)
    size = inputs + old_pages + rng.randrange(pages)
    disk = case.folder.parent / "disk"
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size * 4}k", "tmpfs", str(disk)], check=True)
    own, case.folder = case.folder, disk
    try:
        for name in INPUTS:
            shutil.copy(own / name, disk / name)
        case.put_old()
        expect_refusal(case, case.run(), size * 4096)
    finally:
        case.folder = own
        subprocess.run(["umount", str(disk)], check=True)
    return "refused"


def expect_refusal(case, result, size):
    said = f"{case.name}: disk of {size} bytes: "
    assert result.returncode == 1, said + f"ended with {result.returncode}: {result.stderr}"
    assert any(words in result.stderr for words in SAYS), said + result.stderr
    # The library of workbooks adds lines of its own.
    own = [line for line in result.stderr.splitlines() if line.startswith("carreau ")]
    assert ".part" not in "".join(own), said + result.stderr
    left = content(case.folder)
    kinds = case.expect_whole(left, KEPT)
    case.expect_nothing_hidden(left)
    assert kinds == {"old"}, said + "the old result is gone"


def prepare(sample, folder):
    for path in pathlib.Path(sample).iterdir():
        if path.suffix != ".md":
            shutil.copy(path, folder / path.name)
    with contextlib.closing(sqlite3.connect(folder / "quartiers-2015.gpkg")) as database:
        codes = [code for code, in database.execute("SELECT code_qp FROM quartiers")]
    (folder / "table.csv").write_text("code,people\n" + "".join(f"{code},100\n" for code in codes))
    (folder / "points.csv").write_text("id,x,y\n" + "".join(f"{i},{2.3 + i / 1e4},48.8\n" for i in range(2000)))
    (folder / "printed.csv").write_text("Ville;2023;2024\nA;1;2\nB;3;4\nTotal;4;6\n")
    INPUTS.update(path.name for path in folder.iterdir())


def run_trials(names, new_case, prepare_inputs, trials, count, tried):
    """Does what the command line asks for, and prints what came of it.

    `names` are the kinds of cases, `new_case(name, carreau, folder)` makes one, `trials` the functions that kill it,
    limit the size of its files and fill its file system; `count` trials unless told, of what `tried` says.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["kills", "disks"])
    parser.add_argument("carreau")
    parser.add_argument("sample")
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only")
    parser.add_argument("--tmpfs", action="store_true")
    asked = parser.parse_args()
    if asked.tmpfs and "CARREAU_OWN_MOUNTS" not in os.environ:
        os.environ["CARREAU_OWN_MOUNTS"] = "yes"
        os.execvp("unshare", ["unshare", "-m", sys.executable, *sys.argv])
    rng = random.Random(asked.seed)
    kill, limit, fill = trials
    trial = kill if asked.what == "kills" else fill if asked.tmpfs else limit
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work) / "runs"
        folder.mkdir()
        prepare_inputs(asked.sample, folder)
        carreau = str(pathlib.Path(asked.carreau).resolve())
        chosen = [asked.only] if asked.only else rng.sample(list(names), len(names))
        cases, outcomes = {}, collections.Counter()
        for i in range(asked.count):
            name = chosen[i % len(chosen)]
            if name not in cases:
                cases[name] = new_case(name, carreau, folder)
            outcomes[trial(cases[name], rng)] += 1
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{asked.count} {asked.what} of {len(cases)} kinds of {tried}: {told}")


INPUTS = set()
if __name__ == "__main__":
    run_trials(CASES, Case, prepare, (kill_once, fill_disk, fill_tmpfs), 8, "results")
