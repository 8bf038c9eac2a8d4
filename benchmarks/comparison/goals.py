# SPDX-License-Identifier: Apache-2.0
"""What is asked of Carreau, and whether a measurement meets it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Faster:
    """Times that Carreau is faster; without a limit the ratio is told and nothing is asked."""

    limit: float | None = None

    def ratio(self, ours, against):
        return against / ours

    def text(self):
        return f"≥ {self.limit:g} ×" if self.limit else "–"

    def is_met(self, ratio):
        return ratio >= self.limit if self.limit else None


@dataclass(frozen=True)
class Within:
    """Times that Carreau takes longer than something that does less."""

    limit: float

    def ratio(self, ours, against):
        return ours / against

    def text(self):
        return f"≤ {self.limit:g} ×"

    def is_met(self, ratio):
        return ratio <= self.limit


@dataclass(frozen=True)
class Rate:
    """Items a second; compares with nothing."""

    limit: float

    def text(self):
        return f"≥ {self.limit / 1e6:g} M/s"

    def is_met(self, rate):
        return rate >= self.limit


@dataclass(frozen=True)
class Comparison:
    """Two contenders of a job by name; `against` is empty where the goal is a rate."""

    ours: str
    against: str
    goal: object


@dataclass(frozen=True)
class Agreement:
    """Contenders that must find the same, by item if so told, but for a share of `tolerance`."""

    names: tuple
    what: str
    tolerance: float = 0.0
    is_per_item: bool = False
