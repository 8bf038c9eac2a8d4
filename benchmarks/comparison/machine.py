# SPDX-License-Identifier: Apache-2.0
"""What the figures were measured on."""

import os
import platform
import re
import subprocess


def first_line(*command):
    """Of what a program prints, or nothing."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              check=False)
    except OSError:
        return ""
    return (done.stdout.splitlines() or [""])[0].strip()


def field(path, name):
    with open(path, encoding="utf-8") as file:
        for line in file:
            key, _, value = line.partition(":")
            if key.strip() == name:
                return value.strip()
    return "unknown"


def number(text):
    """The first version number in a text."""
    found = re.search(r"\d+(\.\d+)+", text)
    return found.group() if found else "missing"


def package(name):
    """Version of a Debian package, as its authors number it."""
    return number(first_line("dpkg-query", "-W", "-f", "${Version}\n", name))


PEERS = ["pandas", "pyarrow", "geopandas", "shapely", "pyogrio", "polars", "duckdb", "sedonadb",
         "exactextract", "tobler", "numpy", "scipy"]


def versions(places):
    """Of the Python peers that are installed."""
    program = "import importlib.metadata as m, sys; " \
              "print(', '.join(f'{name} {m.version(name)}' for name in sys.argv[1:]))"
    return first_line(places.python, "-c", program, *PEERS)


def machine(places, load):
    """Pairs of a label and its value, for the document; `load` as it was before any work."""
    memory = int(field("/proc/meminfo", "MemTotal").split()[0]) / (1 << 20)
    return [
        ("processor", f"{field('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores"),
        ("memory", f"{memory:.0f} GB"),
        ("system", f"{platform.system()} {platform.release()}"),
        ("load when started", f"{load:.1f}"),
        ("compiler", first_line("c++", "--version")),
        ("libraries", f"GDAL {package('libgdal32')}, GEOS {package('libgeos-c1v5')}"),
        ("Python", f"{platform.python_version()}, {versions(places)}"),
        ("server", ", ".join((f"PostgreSQL {package('postgresql-15')}",
                              f"PostGIS {package('postgresql-15-postgis-3')}"))),
    ]
