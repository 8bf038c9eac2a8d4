# SPDX-License-Identifier: Apache-2.0
"""Says which libraries a wheel holds: their Debian packages, versions and licences.

    wheel_notice.py carreau-….whl

Writes carreau/THIRD_PARTY.txt into the wheel, with the copyright file of each package.
"""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from third_party import ROOT, packages_of


def own_name(library: str) -> str:
    """Return the name that a library had before auditwheel renamed it."""
    return re.sub(r"-[0-9a-f]{8}(?=\.so)", "", library)


def notice(libraries: list[str]) -> str:
    """Return the notice: each package with its libraries, its version and its licences."""
    packages = packages_of({own_name(library) for library in libraries}, by_name=True)
    named = {name for package in packages.values() for name in package.files}
    parts = ["This wheel holds libraries of Debian 12, unchanged but for their names.\n"]
    for name, package in sorted(packages.items()):
        members = sorted(library for library in libraries if own_name(library) in package.files)
        parts.append(f"\n==== {name} {package.version}: {', '.join(members)}\n")
        if package.copyright_file.exists():
            parts.append(package.copyright_file.read_text(encoding="utf-8", errors="replace"))
    unknown = sorted(library for library in libraries if own_name(library) not in named)
    if unknown:
        parts.append(f"\n==== unknown: {', '.join(unknown)}\n")
    # What is compiled into the engine stands in the notices of the program.
    parts.append("\n" + (ROOT / "THIRD_PARTY_NOTICES.txt").read_text(encoding="utf-8"))
    return "".join(parts)


def main(wheel: Path) -> None:
    """Add the notice to a wheel."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "wheel", "unpack", "-d", folder, wheel],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (unpacked,) = Path(folder).iterdir()
        libraries = sorted(p.name for p in unpacked.glob("*.libs/*"))
        (unpacked / "carreau" / "THIRD_PARTY.txt").write_text(notice(libraries), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "wheel", "pack", "-d", wheel.parent, unpacked],
            check=True,
            stdout=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
