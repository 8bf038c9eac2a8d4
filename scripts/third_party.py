# SPDX-License-Identifier: Apache-2.0
"""What a build holds of others: Debian's libraries and headers, and the modules of its pages.

scripts/notices, scripts/sbom and scripts/wheel_notice.py write it down, each in its own form.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Declarations of the kernel's interface, and headers of the compiler that builds the tests: nothing of
# them goes into the program that users run, which GCC compiles.
NO_CODE = {"linux-libc-dev", "libclang-common-16-dev"}
# A package that states its licence on its site alone (https://github.com/zaach/jsonlint).
UNSTATED = {"@mapbox/jsonlint-lines-primitives": "MIT"}


@dataclass
class Package:
    """A Debian package that a program links or is compiled with."""

    name: str
    version: str = ""
    source: str = ""
    files: set[str] = field(default_factory=set)
    is_direct: bool = False  # named by the program itself, not by one of its libraries

    @property
    def copyright_file(self) -> Path:
        """Return the path of what Debian says of its authors and licences."""
        return Path("/usr/share/doc", self.name, "copyright")

    def licence(self) -> str:
        """Return the short names of its licences, that of most files first."""
        if not self.copyright_file.exists():
            return "see its copyright file"
        text = self.copyright_file.read_text(encoding="utf-8", errors="replace")
        if not text.startswith("Format:"):
            known = {"gcc-12": "GPL-3+ with GCC runtime library exception", "glibc": "LGPL-2.1+"}
            return known.get(self.source, "see its copyright file")
        # The first stanza of files is the widest ("Files: *").
        return re.search(r"^License:\s*(\S.*)$", text, re.MULTILINE)[1].strip()


@dataclass
class Module:
    """A module of npm, in the version that package-lock.json fixes."""

    name: str
    version: str
    licence: str
    author: str
    site: str
    text: str  # of its licence


def run(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def packages_of(files: set[str], by_name: bool = False) -> dict[str, Package]:
    """Return the Debian packages of some files, by name; files of no package are left out.

    `files` are whole paths, or where `by_name` names of libraries in any folder.
    """
    found: dict[str, Package] = {}
    # The lists that dpkg keeps: `dpkg -S` takes half a minute for what a program is compiled from.
    for known in Path("/var/lib/dpkg/info").glob("*.list"):
        paths = known.read_text(encoding="utf-8").split("\n")
        if by_name:
            paths = [Path(path).name for path in paths if "/lib/" in path and ".so" in path]
        mine = files.intersection(paths)
        if mine:
            name = known.stem.split(":")[0]
            found.setdefault(name, Package(name)).files.update(Path(path).name for path in mine)
    if found:
        lines = run("dpkg-query", "-W", "-f", "${Package} ${Version} ${source:Package}\n", *found)
        for line in lines.splitlines():
            name, version, source = line.split(" ")
            found[name].version, found[name].source = version, source
    return found


def linked_packages(program: Path) -> dict[str, Package]:
    """Return the packages of the shared libraries that a program loads."""
    needed = set(re.findall(r"NEEDED\s+(\S+)", run("objdump", "-p", str(program))))
    paths, direct = set(), set()
    for line in run("ldd", str(program)).splitlines():
        found = re.search(r"(?:(\S+) => )?(/\S+) \(", line)
        if not found:
            continue
        real = Path(found[2]).resolve()
        # Debian 12 has merged /lib into /usr/lib, but packages name either.
        paths |= {str(real), str(real).removeprefix("/usr")}
        if (found[1] or Path(found[2]).name) in needed:
            direct.add(real.name)
    packages = packages_of(paths)
    for package in packages.values():
        package.is_direct = bool(package.files & direct)
    return packages


def compiled_packages(build: Path, linked: dict[str, Package]) -> dict[str, Package]:
    """Return the packages whose headers alone go into a build, from what Ninja noted of it."""
    headers: set[str] = set()
    is_of_program = False
    for line in run("ninja", "-C", str(build), "-t", "deps").splitlines():
        if line and not line.startswith(" "):
            # Tests and benchmarks are compiled with more than the program holds.
            is_of_program = line.startswith(("engine/", "lab/", "cli/"))
        elif is_of_program and line.startswith("    /usr/"):
            headers.add(line.strip())
    sources = {package.source for package in linked.values()}
    return {
        name: package for name, package in packages_of(headers).items()
        if package.source not in sources and name not in NO_CODE
    }


def bundled_modules(build: Path) -> dict[str, Module]:
    """Return the modules that the pages of a build hold, by name.

    Those that esbuild took in (modules.json of lab/web/build.mjs), and those that these depend on:
    some modules come already bundled with theirs.
    """
    folder = ROOT / "build" / "lab-modules"
    locked = json.loads((ROOT / "lab/web/package-lock.json").read_text(encoding="utf-8"))["packages"]
    bundled = build / "lab/web/page/modules.json"
    if not bundled.exists():
        sys.exit(f"error: {bundled}: no such file; build the pages with scripts/build")
    waiting = json.loads(bundled.read_text(encoding="utf-8"))
    found: dict[str, Module] = {}
    while waiting:
        name = waiting.pop()
        # What is declared of types leaves no trace in a bundle.
        if name in found or name.startswith("@types/"):
            continue
        entry = locked[f"node_modules/{name}"]
        found[name] = module_in(folder / "node_modules" / name, name, entry["version"])
        waiting += entry.get("dependencies", {})
    return found


def module_in(folder: Path, name: str, version: str) -> Module:
    """Return what a module says of itself and its licence."""
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    licence = told.get("license") or UNSTATED.get(name)
    if licence is None:
        sys.exit(f"error: {folder}: states no licence; find it, and name it in UNSTATED of scripts/third_party.py")
    author = told.get("author") or ""
    author = author["name"] if isinstance(author, dict) else re.sub(r"\s*[<(].*", "", author)
    texts = sorted(p for p in folder.iterdir() if re.match(r"licen[cs]e", p.name, re.IGNORECASE))
    if texts:
        text = "\n".join(p.read_text(encoding="utf-8").strip() for p in texts)
    else:
        usual = ROOT / "scripts/licences" / f"{licence}.txt"
        if not usual.exists():
            sys.exit(f"error: {folder}: has no text of its licence, {licence}; put the usual one into {usual}")
        text = usual.read_text(encoding="utf-8").strip()
        text = f"Copyright (c) {author}\n\n{text}"
    site = told.get("homepage") or told.get("repository") or ""
    site = site["url"] if isinstance(site, dict) else site
    return Module(name, version, licence, author, site, text)
