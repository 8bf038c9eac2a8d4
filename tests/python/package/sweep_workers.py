# SPDX-License-Identifier: Apache-2.0
"""Executors that lose a worker on purpose, for the tests. Workers import this module."""

from __future__ import annotations

import dataclasses
import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any


def _once(marker: Path) -> bool:
    """Whether this is the first call of all processes that gives this marker."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def when_counted(folder: Path) -> Callable[[str, str, int, int], None]:
    """Return a progress that marks when the first item is counted."""

    def progress(_step: str, unit: str, done: int, _total: int) -> None:
        if unit == "scenarios" and done > 0:
            (folder / "counted").touch()

    return progress


def die_when_counted(folder: str, run: Callable[..., Any], *arguments: Any) -> Any:
    """Run an item; the first that begins after one was counted kills its process instead."""
    if (Path(folder) / "counted").exists() and _once(Path(folder) / "killed"):
        os.kill(os.getpid(), signal.SIGKILL)
    return run(*arguments)


def say_where(folder: str, run: Callable[..., Any], *arguments: Any) -> Any:
    """Run an item where a worker sees neither the files of the run nor what was placed for it."""
    request, blocks, shipment, number = arguments
    del folder
    shipment = "/no/such/file" if isinstance(shipment, str) else shipment
    return run(request, blocks, shipment, number)


class Dropping(Executor):
    """Runs the first item here, and drops the others, as Dask does without its scheduler."""

    num_workers = 1

    def __init__(self) -> None:
        self._is_first = True

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self._is_first:
            future.set_result(fn(*args, **kwargs))
        else:
            future.cancel()
            future.set_running_or_notify_cancel()
        self._is_first = False
        return future


class OtherVersion(Executor):
    """Runs items here, as a worker whose version makes another sweep of the same request."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        request, *rest = args
        future: Future[Any] = Future()
        try:
            future.set_result(fn(dataclasses.replace(request, token="0" * 64), *rest, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Through(Executor):
    """Gives items to another executor through a function of this module."""

    def __init__(self, inner: Executor, by: Callable[..., Any], folder: Path) -> None:
        self.inner = inner
        self._by = by
        self._folder = str(folder)
        client = getattr(inner, "_client", None)
        if client is not None:
            self._client = client

    @property
    def num_workers(self) -> int:
        return 2

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self.inner.submit(self._by, self._folder, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.inner.shutdown(wait=wait, cancel_futures=cancel_futures)
