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


def package_of(library: str) -> str | None:
    """Return the Debian package of a library that auditwheel renamed."""
    name = re.sub(r"-[0-9a-f]{8}(?=\.so)", "", library)
    found = subprocess.run(["dpkg", "-S", f"*/{name}"], capture_output=True, text=True, check=False)
    return found.stdout.split(":")[0] if found.returncode == 0 else None


def notice(libraries: list[str]) -> str:
    """Return the notice: each package with its libraries, its version and its licences."""
    packages: dict[str, list[str]] = {}
    for library in libraries:
        packages.setdefault(package_of(library) or "unknown", []).append(library)
    parts = ["This wheel holds libraries of Debian 12, unchanged but for their names.\n"]
    for package, members in sorted(packages.items()):
        version = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        parts.append(f"\n==== {package} {version}: {', '.join(sorted(members))}\n")
        copyright_file = Path("/usr/share/doc", package, "copyright")
        if copyright_file.exists():
            parts.append(copyright_file.read_text(encoding="utf-8", errors="replace"))
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
