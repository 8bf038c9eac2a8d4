# SPDX-License-Identifier: Apache-2.0
"""What is asked of Carreau, and whether a measurement meets it."""

from dataclasses import dataclass

from comparison.quantities import duration, frequency


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

    def value(self, measurement):
        return measurement.items / measurement.seconds

    def show(self, value):
        return frequency(value)

    def text(self):
        return f"≥ {self.limit / 1e6:g} M/s"

    def is_met(self, value):
        return value >= self.limit


@dataclass(frozen=True)
class AtMost:
    """Seconds; compares with nothing."""

    seconds: float

    def value(self, measurement):
        return measurement.seconds

    def show(self, value):
        return duration(value)

    def text(self):
        return f"≤ {duration(self.seconds)}"

    def is_met(self, value):
        return value <= self.seconds


@dataclass(frozen=True)
class PeakMemory:
    """Megabytes of memory; compares with nothing."""

    limit: float

    def value(self, measurement):
        return measurement.peak_mb

    def show(self, value):
        return f"{value:,.0f} MB"

    def text(self):
        return f"≤ {self.limit:,.0f} MB"

    def is_met(self, value):
        return value <= self.limit


@dataclass(frozen=True)
class Comparison:
    """Two contenders of a job by name; `against` is empty where the goal is of one alone."""

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
