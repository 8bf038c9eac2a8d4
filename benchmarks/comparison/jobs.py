# SPDX-License-Identifier: Apache-2.0
"""The jobs, who does them, and what is asked. The names of our benchmarks stand here only."""

from dataclasses import dataclass, field
from pathlib import Path

from comparison.contenders import Benchmark, Carreau, Peer
from comparison.goals import Agreement, Comparison, Faster, Rate, Within

# What leaves of `carreau delineate` a test of each cell by itself, and then the peers' estimate.
CELL_BY_CELL = ("--set", "smoothing=0", "--set", "fill_doubtful_gaps=0")
PLAIN = ("--model", "scaled-mean", *CELL_BY_CELL)


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

    def grid(self):
        return self.sample / "carreaux_200m_met.csv"

    def delineate(self, sample, *options, output="carreau.gpkg"):
        return (str(self.carreau), "delineate", str(sample / "carreaux_200m_met.csv"),
                "--urban-units", str(sample / "uu2020_composition.csv"),
                "--communes", str(sample / "communes.csv"),
                "--urban-incomes", str(sample / "incomes.csv"),
                "--rule", "metropole-2014", "--vintage", "2019", "--json", "--overwrite",
                "-o", str(self.work / output), *options)

    def benchmark(self, name, program, benchmark):
        return Benchmark(name, self.root / "build/release/benchmarks" / f"carreau_{program}",
                         benchmark)

    def script(self, name, *words):
        return (str(self.root / "benchmarks/peers" / name), *map(str, words))

    def program(self, name, *words):
        return (str(self.root / "build/release/benchmarks" / f"peer_{name}"), *map(str, words))


@dataclass(frozen=True)
class Job:
    """`contenders` are measured by turns, `once` for their findings only."""

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


def csv(p):
    grid = p.grid()
    pandas, usecols, gdal = "pandas.read_csv", "pandas.read_csv, usecols", "GDAL's CSV driver"
    ours, single = "2 threads", "1 thread"
    return Job(
        "csv", "grid in CSV → columns",
        [p.benchmark(ours, "io_grid_csv_benchmark", "read_grid/2"),
         p.benchmark(single, "io_grid_csv_benchmark", "read_grid/1"),
         Peer(pandas, p.script("read_csv_pandas.py", "whole", grid)),
         Peer(usecols, p.script("read_csv_pandas.py", "usecols", grid)),
         Peer(gdal, p.program("gdal_csv", grid)),
         Peer("memchr for newlines", p.program("newlines", grid))],
        [Comparison(ours, pandas, Faster(15)), Comparison(ours, usecols, Faster()),
         Comparison(single, usecols, Faster()), Comparison(ours, gdal, Faster(50)),
         Comparison(ours, "memchr for newlines", Within(8))],
        [Agreement((ours, pandas, usecols, gdal), "people")])


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
        [Comparison(ours, "PostGIS", Faster(100)), Comparison(single, "PostGIS", Faster()),
         Comparison(single, columns, Within(4))], needs=frozenset({"sample", "postgres"}))


def delineate(p):
    ours, alone, plain = "carreau delineate", "carreau, cell by cell", "carreau, plain estimate"
    return Job(
        "delineate", "CSV → GeoPackage with perimeters and cells",
        [Carreau(ours, p.delineate(p.sample)),
         Peer("geopandas", p.script("delineate_geopandas.py", "whole", p.sample,
                                    p.work / "geopandas.gpkg")),
         Peer("PostGIS", p.script("delineate_postgis.py", "whole", p.sample,
                                  p.work / "postgis.gpkg"), False)],
        [Comparison(ours, "geopandas", Faster(12)), Comparison(ours, "PostGIS", Faster(8))],
        [Agreement((alone, "geopandas"), "people in perimeters", 1e-3),
         Agreement((plain, "PostGIS"), "people in perimeters", 1e-6)],
        once=[Carreau(alone, p.delineate(p.sample, *CELL_BY_CELL, "--cells", "none")),
              Carreau(plain, p.delineate(p.sample, *PLAIN, "--cells", "none"))],
        needs=frozenset({"sample", "postgres"}))


def perimeters(p):
    ours, plain = "carreau delineate --cells none", "carreau, plain estimate"
    return Job(
        "perimeters", "CSV → GeoPackage with perimeters only",
        [Carreau(ours, p.delineate(p.sample, "--cells", "none")),
         Peer("geopandas", p.script("delineate_geopandas.py", "perimeters", p.sample,
                                    p.work / "geopandas.gpkg")),
         Peer("PostGIS", p.script("delineate_postgis.py", "perimeters", p.sample,
                                  p.work / "postgis.gpkg"), False)],
        [Comparison(ours, "geopandas", Faster()), Comparison(ours, "PostGIS", Faster())],
        [Agreement((plain, "geopandas", "PostGIS"), "people in perimeters", 1e-6)],
        once=[Carreau(plain, p.delineate(p.sample, *PLAIN, "--cells", "none"))],
        needs=frozenset({"sample", "postgres"}))


JOIN_BENCHMARKS = {"clustered": "random_order", "sorted": "sorted_by_tile"}


def points(p, order, least):
    program, benchmark = "geometry_raster_index_benchmark", JOIN_BENCHMARKS[order]
    ours, same, geos = "1 thread", "GEOS on the very points of Carreau", "GEOS, prepared"
    names = (ours, geos, "geopandas.sjoin", "PostGIS")
    return Job(
        f"points-{order}", f"points → zones, {order}",
        [p.benchmark(ours, program, f"{benchmark}/1"),
         p.benchmark(same, program, f"geos_{benchmark}"),
         Peer(geos, p.program("geos_points", p.points, order)),
         Peer("geopandas.sjoin", p.script("points_geopandas.py", p.points, order)),
         Peer("PostGIS", p.script("points_postgis.py", p.points, order), False)],
        [Comparison(ours, "", Rate(least)), Comparison(ours, "geopandas.sjoin", Faster(10)),
         Comparison(ours, same, Faster()), Comparison(ours, geos, Faster()),
         Comparison(ours, "PostGIS", Faster())],
        [Agreement(names, "points in zones")], needs=frozenset({"points", "postgres"}),
        is_per_item=True, item="point")


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
    pairs = [("reading", "io_grid_csv_benchmark", "read_grid"),
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
    return [csv(p), labelling(p), scenario(p), delineate(p), perimeters(p),
            points(p, "clustered", 20e6), points(p, "sorted", 60e6), scaling(p), threads(p)]
