# SPDX-License-Identifier: Apache-2.0
"""Programs, samples and a server, each made when a job needs it and it is not there yet."""

import contextlib
import shutil
import subprocess
import sys
import venv

TABLES = ["uu2020_composition.csv", "communes.csv", "incomes.csv"]
COPIES, COPIES_IN_A_ROW = 10, 4
SQUARE = 64_000  # m: imputed cells form groups within squares of this side


def tell(text):
    print(text, file=sys.stderr, flush=True)


def build(root):
    """The program and the benchmarks, from what is installed or can be."""
    tell("Building …")
    configure = ["cmake", "--preset", "release", "-DCARREAU_BENCHMARKS=ON"]
    log = root / "build/release.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as output:
        for command in (["scripts/install-packages", "--benchmarks"], configure,
                        ["cmake", "--build", "--preset", "release"]):
            if subprocess.run(command, cwd=root, stdout=output, stderr=output,
                              check=False).returncode != 0:
                sys.exit(f"error: {' '.join(command)} failed; see build/release.log")


def make_environment(places):
    """The virtual environment of the Python peers, made again where their versions have changed."""
    folder = places.root / "benchmarks/peers"
    main, spatial = (folder / name for name in ("requirements.txt",
                                                "requirements-duckdb-spatial.txt"))
    wanted = main.read_text() + spatial.read_text()
    installed = places.peers / "installed.txt"
    if installed.exists() and installed.read_text() == wanted:
        return
    tell("Installing the Python peers …")
    venv.create(places.peers, clear=True, with_pip=True)
    pip = [places.python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:"]
    for options in (["--requirement", main],
                    ["--no-deps", "--target", places.peers / "duckdb-spatial",
                     "--requirement", spatial]):
        if subprocess.run([*pip, *options], check=False).returncode != 0:
            sys.exit("error: the Python peers could not be installed from PyPI")
    installed.write_text(wanted)


def install_package(places):
    """Carreau's own wheel, beside the peers."""
    tell("Building the Python package …")
    log = places.root / "build/wheel.log"
    with log.open("w") as output:
        built = subprocess.run(["scripts/wheel"], cwd=places.root, stdout=output, stderr=output,
                               check=False)
    if built.returncode != 0:
        sys.exit("error: scripts/wheel failed; see build/wheel.log")
    wheel = next((places.root / "build/wheel").glob("carreau-*.whl"))
    subprocess.run([places.python, "-m", "pip", "install", "--quiet", "--no-deps",
                    "--force-reinstall", wheel], check=True)


def make_sample(places, folder, people):
    if (folder / "carreaux_200m_met.csv").exists():
        return
    tell(f"Making up a country of {people:,} people …")
    subprocess.run([places.carreau, "sample", folder, "--people", str(people), "--overwrite"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_points(places):
    if (places.points / "points_sorted.f64").exists():
        return
    places.points.mkdir(exist_ok=True)
    subprocess.run(places.script("make_points.py", places.points), check=True)


def make_zonings(places):
    if (places.zonings / "to.gpkg").exists():
        return
    tell("Drawing two zonings of 10,000 zones …")
    part = places.zonings.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    subprocess.run(places.script("make_zonings.py", places.grid(), part), check=True)
    part.rename(places.zonings)


# CRS3035RES200mN2752000E3776400
NORTH, EAST = slice(15, 22), slice(23, 30)


def pitch_of(grid):
    """From one copy to the next, in m: the country, and at least a square of nobody."""
    with grid.open("rb") as source:
        source.readline()
        # One line at a time: the memory of a program counts from that of the one that starts it.
        first = last = None
        for line in source:
            place = int(line[NORTH]), int(line[EAST])
            first = place if first is None else tuple(map(min, first, place))
            last = place if last is None else tuple(map(max, last, place))
    extent = max(high - low for low, high in zip(first, last))
    return (extent // SQUARE + 2) * SQUARE


def write_copies(grid, output):
    """The grid ten times over, side by side; the nested identifiers, which nothing reads, stay."""
    pitch = pitch_of(grid)
    for copy in range(COPIES):
        row, column = divmod(copy, COPIES_IN_A_ROW)
        up, right = row * pitch, (column - 1) * pitch
        with grid.open("rb") as source:
            header = source.readline()
            if copy == 0:
                output.write(header)
            output.writelines(
                b"%b%d%b%d%b" % (line[:15], int(line[NORTH]) + up, line[22:23],
                                 int(line[EAST]) + right, line[30:]) for line in source)


def make_tenfold(places):
    target = places.tenfold / "carreaux_200m_met.csv"
    if target.exists():
        return
    tell("Copying the country ten times …")
    places.tenfold.mkdir(exist_ok=True)
    for table in TABLES:
        (places.tenfold / table).write_bytes((places.sample / table).read_bytes())
    part = target.with_suffix(".part")
    with part.open("wb") as output:
        write_copies(places.grid(), output)
    part.rename(target)


def prepare(places, needs):
    """Makes what the jobs need but the server; tells the environment that programs are to have."""
    make_environment(places)
    if "package" in needs:
        install_package(places)
    if "sample" in needs:
        make_sample(places, places.sample, places.people)
    if "points" in needs:
        make_points(places)
    if "zonings" in needs:
        make_zonings(places)
    if "scaling" in needs:
        make_sample(places, places.tenth, places.people // 10)
        make_tenfold(places)
    return {"CARREAU_GRID_CSV": str(places.grid()), "CARREAU_SAMPLE_DIR": str(places.sample),
            "CARREAU_POINTS_DIR": str(places.points)}


@contextlib.contextmanager
def postgres(places):
    """The environment in which PostGIS is found. The server goes when its input ends, hence also
    when this program is killed."""
    server = subprocess.Popen([places.root / "benchmarks/peers/postgres", "sh", "-c", 'echo "$PGHOST"; cat'],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    host = server.stdout.readline().strip()
    if not host:
        sys.exit("error: PostgreSQL did not start")
    try:
        yield {"PGHOST": host, "PGUSER": "bench", "PGDATABASE": "postgres",
               "PGOPTIONS": "--client-min-messages=warning"}
    finally:
        server.stdin.close()
        server.wait()
