# SPDX-License-Identifier: Apache-2.0
"""Findings: what is odd in the data but usable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Finding:
    """One kind of oddity in one input, counted.

    Attributes:
        severity: ``"notice"`` says how the input was understood; look at a ``"warning"``.
        code: The stable name of the finding, the same in every language.
        message: The finding in words.
        file: The file, table or data set where it was met first.
        row: The row of the first occurrence, from 1.
        column: The column of the first occurrence.
        count: How often it was met.
        details: Every detail of the message by name, as numbers and texts.
    """

    severity: Literal["notice", "warning"]
    code: str
    message: str
    file: str | None = None
    row: int | None = None
    column: str | None = None
    count: int = 1
    details: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message
