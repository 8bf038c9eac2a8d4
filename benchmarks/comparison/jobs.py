# SPDX-License-Identifier: Apache-2.0
"""The jobs, who does them, and what is asked. The names of our benchmarks stand here only."""

from dataclasses import dataclass, field
from pathlib import Path

from comparison.contenders import Benchmark, Carreau, CarreauVerb, Peer
from comparison.goals import Agreement, AtMost, Comparison, Faster, PeakMemory, Rate, Within
from comparison.moved_tables import MovedTables

# What leaves of `carreau delineate` a test of each cell by itself, and then the peers' estimate.
CELL_BY_CELL = ("--set", "smoothing=0", "--set", "fill_doubtful_gaps=0")
PLAIN = ("--model", "scaled-mean", *CELL_BY_CELL)
# What `make_zonings.py` makes.
TABLES = range(1, 101)
# 100 × 100 scenarios of thresholds: the share of the national median, and its weight.
THRESHOLDS = ("--vary", "poverty_ratio=0.551:0.65:100", "--vary", "national_weight=0.651:0.75:100")


@dataclass(frozen=True)
class Places:
    """Where everything lies."""

    root: Path
    work: Path
    people: int  # of the made-up country

    @property
    def carreau(self):
        return self.root / "build/release/carreau"

    @property
    def sample(self):
        return self.work / f"country-{self.people}"

    @property
    def tenth(self):
        return self.work / f"country-{self.people // 10}"

    @property
    def tenfold(self):
        return self.work / f"country-{self.people * 10}"

    @property
    def points(self):
        return self.work / "points"

    @property
    def zonings(self):
        return self.work / f"zonings-{self.people}"

    @property
    def peers(self):
        """The virtual environment of the Python peers."""
        return self.root / "build/peers"

    @property
    def python(self):
        return self.peers / "bin/python"

    def grid(self):
        return self.sample / "carreaux_200m_met.csv"

    def verb(self, verb, sample, *options):
        """A verb of Carreau on a country, in métropole and of 2019."""
        return (str(self.carreau), verb, str(sample / "carreaux_200m_met.csv"),
                "--urban-units", str(sample / "uu2020_composition.csv"),
                "--communes", str(sample / "communes.csv"),
                "--urban-incomes", str(sample / "incomes.csv"),
                "--rule", "metropole-2014", "--vintage", "2019", "--overwrite", *options)

    def delineate(self, sample, *options, output="carreau.gpkg"):
        return self.verb("delineate", sample, "--json", "-o", str(self.work / output), *options)

    def crosswalk(self, base, output):
        counts = [f"V{table:03}:{base}" for table in TABLES]
        tables = [self.zonings / f"table-{table:03}.csv" for table in TABLES]
        words = [word for pair in zip(tables, counts)
                 for word in ("--table", str(pair[0]), "--count", pair[1])]
        return (str(self.carreau), "crosswalk", str(self.zonings / "from.gpkg"),
                str(self.zonings / "to.gpkg"), str(self.grid()), *words, "--quiet", "--overwrite",
                "-o", str(output))

    def benchmark(self, name, program, benchmark):
        return Benchmark(name, self.root / "build/release/benchmarks" / f"carreau_{program}",
                         benchmark)

    def script(self, name, *words):
        return (str(self.python), str(self.root / "benchmarks/peers" / name), *map(str, words))

    def program(self, name, *words):
        return (str(self.root / "build/release/benchmarks" / f"peer_{name}"), *map(str, words))


@dataclass(frozen=True)
class Job:
    """`contenders` are measured by turns, `once` in the first turn only: for their findings, or
    because they take long."""

    key: str
    title: str
    contenders: list
    comparisons: list
    agreements: list = field(default_factory=list)
    once: list = field(default_factory=list)
    needs: frozenset = frozenset({"sample"})
    is_per_item: bool = False  # contenders may have had different numbers of items
    item: str = "cell"
    same_bytes: tuple = ()     # commands of Carreau that must write the same file
    moved: tuple = ()          # tables that must be the same


def csv(p):
    grid = p.grid()
    polars, duckdb, gdal = "Polars, scan_csv", "DuckDB, read_csv", "GDAL's CSV driver"
    pyarrow, pandas = "pyarrow.csv", "pandas, by pyarrow"
    ours, single, newlines = "2 threads", "1 thread", "memchr for newlines"
    program = "inputs_grid_csv_benchmark"
    return Job(
        "csv", "grid in CSV → columns",
        [p.benchmark(ours, program, "read_grid/2"), p.benchmark(single, program, "read_grid/1"),
         Peer(polars, p.script("read_csv.py", "polars", grid)),
         Peer(duckdb, p.script("read_csv.py", "duckdb", grid)),
         Peer(pyarrow, p.script("read_csv.py", "pyarrow", grid)),
         Peer(pandas, p.script("read_csv.py", "pandas", grid)),
         Peer(gdal, p.program("gdal_csv", grid)),
         Peer(newlines, p.program("newlines", grid))],
        [Comparison(ours, polars, Faster(2.5)), Comparison(single, polars, Faster()),
         Comparison(ours, duckdb, Faster(4)), Comparison(ours, pyarrow, Faster()),
         Comparison(ours, pandas, Faster()), Comparison(ours, gdal, Faster()),
         Comparison(ours, newlines, Within(5))],
        [Agreement((ours, polars, duckdb, pyarrow, pandas, gdal), "people")])


def labelling(p):
    ours, scipy = "label_clusters", "scipy.ndimage.label"
    return Job(
        "labelling", "marked cells → contiguous clusters",
        [p.benchmark(ours, "delineation_labelling_benchmark", "label_clusters"),
         Peer(scipy, p.script("label_scipy.py", p.grid()))],
        [Comparison(ours, scipy, Faster(20))], [Agreement((ours, scipy), "clusters")])


def scenario(p):
    program = "scenario_session_benchmark"
    ours, single, columns = "2 threads", "1 thread", "one pass over the columns"
    return Job(
        "scenario", "new threshold on cells in memory → zones with perimeters",
        [p.benchmark(ours, program, "new_threshold/2"),
         p.benchmark(single, program, "new_threshold/1"),
         p.benchmark(columns, program, "one_pass_over_columns"),
         Peer("PostGIS", p.script("delineate_postgis.py", "scenario", p.sample), False)],
        [Comparison(ours, "", AtMost(0.030)), Comparison(ours, "PostGIS", Faster()),
         Comparison(single, columns, Within(4))], needs=frozenset({"sample", "postgres"}))


def delineate(p):
    ours, alone, plain = "carreau delineate", "carreau, cell by cell", "carreau, plain estimate"
    return Job(
        "delineate", "CSV → GeoPackage with perimeters and all cells",
        [Carreau(ours, p.delineate(p.sample, "--cells", "all")),
         Peer("geopandas", p.script("delineate_geopandas.py", "whole", p.sample,
                                    p.work / "geopandas.gpkg")),
         Peer("PostGIS", p.script("delineate_postgis.py", "whole", p.sample,
                                  p.work / "postgis.gpkg"), False)],
        [Comparison(ours, "geopandas", Faster(4)), Comparison(ours, "PostGIS", Faster()),
         Comparison(ours, "", PeakMemory(500))],
        [Agreement((alone, "geopandas"), "people in perimeters", 1e-3),
         Agreement((plain, "PostGIS"), "people in perimeters", 1e-6)],
        once=[Carreau(alone, p.delineate(p.sample, *CELL_BY_CELL, "--cells", "none")),
              Carreau(plain, p.delineate(p.sample, *PLAIN, "--cells", "none"))],
        needs=frozenset({"sample", "postgres"}))


def perimeters(p):
    ours, plain = "carreau delineate --cells none", "carreau, plain estimate"
    duckdb = "DuckDB spatial"
    return Job(
        "perimeters", "CSV → GeoPackage with perimeters only",
        [Carreau(ours, p.delineate(p.sample, "--cells", "none")),
         Peer("geopandas", p.script("delineate_geopandas.py", "perimeters", p.sample,
                                    p.work / "geopandas.gpkg")),
         Peer(duckdb, p.script("delineate_duckdb.py", p.sample, p.work / "duckdb.gpkg")),
         Peer("PostGIS", p.script("delineate_postgis.py", "perimeters", p.sample,
                                  p.work / "postgis.gpkg"), False)],
        [Comparison(ours, "geopandas", Faster(5)), Comparison(ours, duckdb, Faster(4)),
         Comparison(ours, "PostGIS", Faster(5))],
        [Agreement((plain, "geopandas", duckdb, "PostGIS"), "people in perimeters", 1e-6)],
        once=[Carreau(plain, p.delineate(p.sample, *PLAIN, "--cells", "none"))],
        needs=frozenset({"sample", "postgres"}))


def python(p):
    command, package = "carreau delineate", "carreau.delineate in Python"
    return Job(
        "python", "the package for Python, CSV → GeoPackage with perimeters only",
        [Carreau(command, p.delineate(p.sample, "--cells", "none")),
         Peer(package, p.script("delineate_python.py", p.sample, p.work / "python.gpkg"))],
        [Comparison(package, command, Within(1.05))],
        [Agreement((command, package), "people in perimeters")],
        needs=frozenset({"sample", "package"}))


JOIN_BENCHMARKS = {"clustered": "random_order", "sorted": "sorted_by_tile"}


def points(p, order, least):
    program, benchmark = "geometry_raster_index_benchmark", JOIN_BENCHMARKS[order]
    ours, same, geos = "1 thread", "GEOS on the very points of Carreau", "GEOS, prepared"
    sedona, duckdb = "SedonaDB", "DuckDB spatial"
    names = (geos, sedona, "geopandas.sjoin", duckdb, "PostGIS")
    return Job(
        f"points-{order}", f"points → zones, {order}",
        [p.benchmark(ours, program, f"{benchmark}/1"),
         p.benchmark(same, program, f"geos_{benchmark}"),
         Peer(geos, p.program("geos_points", p.points, order)),
         Peer(sedona, p.script("points_sedona.py", p.points, order)),
         Peer("geopandas.sjoin", p.script("points_geopandas.py", p.points, order)),
         Peer(duckdb, p.script("points_duckdb.py", p.points, order)),
         Peer("PostGIS", p.script("points_postgis.py", p.points, order), False)],
        [Comparison(ours, "", Rate(least)), Comparison(ours, sedona, Faster(3)),
         Comparison(ours, "geopandas.sjoin", Faster(10)), Comparison(ours, duckdb, Faster()),
         Comparison(ours, same, Faster()), Comparison(ours, geos, Faster()),
         Comparison(ours, "PostGIS", Faster())],
        [Agreement(names, "points in zones")], needs=frozenset({"points", "postgres"}),
        is_per_item=True, item="point")


def crosswalk(p):
    by_area, by_people = "carreau crosswalk, by area", "carreau crosswalk, by people"
    tobler, exact = "tobler, by area", "exactextract, by people"
    files = {name: p.work / f"crosswalk-{i}.csv"
             for i, name in enumerate((by_area, by_people, tobler, exact))}
    return Job(
        "crosswalk", "100 tables from 10,000 zones to 10,000 others",
        [CarreauVerb(by_area, p.crosswalk("area", files[by_area])),
         CarreauVerb(by_people, p.crosswalk("people", files[by_people])),
         Peer(tobler, p.script("crosswalk_tobler.py", p.zonings, files[tobler])),
         Peer(exact, p.script("crosswalk_exactextract.py", p.grid(), p.zonings, files[exact]))],
        [Comparison(by_area, tobler, Faster(10)), Comparison(by_people, exact, Faster(1))],
        needs=frozenset({"sample", "zonings"}),
        moved=(MovedTables(tobler, files[by_area], files[tobler]),
               MovedTables(exact, files[by_people], files[exact])))


def sample(p):
    ours = "carreau sample"
    command = (str(p.carreau), "sample", str(p.work / "sample"), "--people", str(p.people),
               "--quiet", "--overwrite")
    return Job("sample", f"a country of {p.people:,} people, made up",
               [CarreauVerb(ours, command)], [Comparison(ours, "", AtMost(60))],
               needs=frozenset())


def sweep(p):
    names = ("2 threads", "1 thread")
    once = [CarreauVerb(name, p.verb("sweep", p.sample, *THRESHOLDS, "--quiet", "--threads", name[0],
                                     "-o", str(p.work / "sweep.csv")))
            for name in names]
    ours, single = names
    return Job("sweep", "10,000 scenarios of thresholds", [],
               [Comparison(ours, "", AtMost(180)), Comparison(ours, single, Faster(1.8))],
               once=once)


def scaling(p):
    tenth, whole, tenfold = "0.1 ×", "1 ×", "10 ×"
    return Job(
        "scaling", "cost a cell, whole `carreau delineate`",
        [Carreau(tenth, p.delineate(p.tenth)), Carreau(whole, p.delineate(p.sample)),
         Carreau(tenfold, p.delineate(p.tenfold))],
        [Comparison(whole, tenth, Within(1.5)), Comparison(tenfold, whole, Within(1.5)),
         Comparison(tenfold, tenth, Within(1.5))],
        [Agreement((whole, tenfold), "people in perimeters a cell", 1e-9, is_per_item=True)],
        needs=frozenset({"sample", "scaling"}), is_per_item=True)


def threads(p):
    pairs = [("reading", "inputs_grid_csv_benchmark", "read_grid"),
             ("incomes", "income_fit_benchmark", "estimate_country"),
             ("points → zones", "geometry_raster_index_benchmark", JOIN_BENCHMARKS["clustered"])]
    contenders, comparisons = [], []
    for what, program, benchmark in pairs:
        names = [f"{what}, {n} thread{'s' * (n > 1)}" for n in (1, 2)]
        contenders += [p.benchmark(name, program, f"{benchmark}/{n}")
                       for n, name in enumerate(names, start=1)]
        comparisons.append(Comparison(names[1], names[0], Faster(1.7)))
    outputs = [p.delineate(p.sample, "--threads", str(n), output=f"threads-{n}/carreau.gpkg")
               for n in (1, 2)]
    return Job("threads", "two threads against one", contenders, comparisons,
               needs=frozenset({"sample", "points"}), same_bytes=tuple(outputs))


def all_jobs(p):
    return [csv(p), labelling(p), scenario(p), delineate(p), perimeters(p), python(p),
            points(p, "clustered", 20e6), points(p, "sorted", 60e6), crosswalk(p), sweep(p),
            sample(p), scaling(p), threads(p)]
