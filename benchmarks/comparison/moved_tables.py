# SPDX-License-Identifier: Apache-2.0
"""Whether `carreau crosswalk` and a peer moved every count to the same place."""

import csv
from dataclasses import dataclass
from pathlib import Path

# Carreau shares a count out in whole units, peers leave it broken: what each of the sources of a zone
# gives it may differ by a part of one, so that a zone of a hundred sources differs by some.
UNITS = 20.0


@dataclass(frozen=True)
class MovedTables:
    """Two tables of the same counts by zone; `name` is that of the peer."""

    name: str
    ours: Path
    theirs: Path

    def finding(self):
        """What was found in common, and whether it is: (text, is_same)."""
        if not self.ours.exists() or not self.theirs.exists():
            return "", True
        shown, difference = compare_counts(self.ours, self.theirs)
        is_same = shown > 0 and difference <= UNITS
        text = f"{shown:,} moved counts, {difference:.2g} apart at most ({self.name})"
        return text if is_same else f"**they disagree**: {text}", is_same


def compare_counts(ours, theirs):
    """How many counts both show, and by how much they differ at most. A zone where hardly anybody
    lives is withheld by Carreau and shown by peers."""
    shown, difference = 0, 0.0
    with ours.open(encoding="utf-8-sig", newline="") as one, theirs.open(newline="") as other:
        for row, peer in zip(csv.DictReader(one), csv.DictReader(other), strict=True):
            if row["code"] != peer["code"]:
                return shown, float("inf")
            for name, count in peer.items():
                if name == "code" or not row[name]:
                    continue
                shown += 1
                difference = max(difference, abs(float(row[name]) - float(count)))
    return shown, difference
