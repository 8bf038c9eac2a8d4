# SPDX-License-Identifier: Apache-2.0
"""Errors of the engine, with the place, what was expected and what was found."""

from __future__ import annotations

from typing import Any


class Error(Exception):
    """Base of every error about input that cannot be used.

    ``str(error)`` is the whole error in one line, in the language of :func:`carreau.set_language`.

    Attributes:
        message: What is wrong, without its place and without the remedy.
        argument: The keyword argument at fault, where it is one.
        file: The file, table or data set at fault.
        row: The row in it, from 1; of a text file the header line counts as a row.
        column: The column in it.
        expected: What was expected, where the error says so.
        found: What was found, where the error says so.
        remedy: What to do, where something can be said.
        code: The stable name of the error, the same in every language.
        details: Every detail of the message by name, as numbers and texts.
    """

    def __init__(
        self,
        text: str,
        *,
        message: str | None = None,
        argument: str | None = None,
        file: str | None = None,
        row: int | None = None,
        column: str | None = None,
        expected: str | None = None,
        found: str | None = None,
        remedy: str | None = None,
        code: str = "",
        details: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(text)
        self.text = text
        self.message = message if message is not None else text
        self.argument = argument
        self.file = file
        self.row = row
        self.column = column
        self.expected = expected
        self.found = found
        self.remedy = remedy
        self.code = code
        self.details: dict[str, Any] = details or {}

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        # Keyword arguments do not survive pickling by themselves, which process pools need.
        fields = {k: v for k, v in vars(self).items() if k != "text"}
        return (_restored, (type(self), self.text, fields))


class ArgumentError(Error, ValueError):
    """An argument makes no sense: an unknown rule, parameter or option."""


class DataError(Error, ValueError):
    """The content of an input cannot be used."""


class IoError(Error, OSError):
    """A file or database cannot be opened, read or written."""


class SweepInterrupted(Error):  # noqa: N818 - as KeyboardInterrupt, it tells what happened
    """The workers of a sweep are lost: a process died, a scheduler went away.

    What is done is kept in the checkpoint, from which the same call goes on.

    Attributes:
        done: The scenarios that are counted.
        total: All scenarios.
        checkpoint: The file that holds what is done; None where none was asked for.
    """

    def __init__(
        self,
        text: str,
        *,
        done: int = 0,
        total: int = 0,
        checkpoint: str | None = None,
        **fields: Any,
    ) -> None:
        super().__init__(text, **fields)
        self.done = done
        self.total = total
        self.checkpoint = checkpoint

    @classmethod
    def of(cls, problem: str, done: int, total: int, checkpoint: str) -> SweepInterrupted:
        """Return the error in the language of :func:`carreau.set_language`."""
        from carreau import _core

        code = "sweep_interrupted"
        details: dict[str, int | str] = {"done": done, "total": total, "problem": problem}
        message = _core.sentence(code, details)
        if checkpoint:
            remedy = _core.sentence("sweep_interrupted_kept", {"file": checkpoint})
        else:
            remedy = _core.sentence("sweep_interrupted_lost", {})
        return cls(
            f"{message} ({remedy})",
            done=done,
            total=total,
            checkpoint=checkpoint or None,
            message=message,
            remedy=remedy,
            code=code,
            details=details,
        )


def _restored(kind: type[Error], text: str, fields: dict[str, Any]) -> Error:
    return kind(text, **fields)
