# SPDX-License-Identifier: Apache-2.0
"""Numbers as the tables show them."""


def significant(value):
    """Three digits, no exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def duration(seconds):
    for size, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")):
        if seconds >= size:
            return f"{significant(seconds / size)} {unit}"
    return "0 s"


def frequency(rate):
    return f"{significant(rate / 1e6)} M/s" if rate >= 1e6 else f"{significant(rate / 1e3)} k/s"
