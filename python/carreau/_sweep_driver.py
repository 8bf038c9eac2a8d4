# SPDX-License-Identifier: Apache-2.0
"""Runs the blocks of a sweep on the workers of an executor, and adds up what they count."""

from __future__ import annotations

import asyncio
import os
import time
import uuid
from collections import deque
from collections.abc import Callable
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from carreau import _core
from carreau._errors import Error, SweepInterrupted
from carreau._sweep_shipping import Shipping, Way
from carreau._sweep_worker import Blocks, Reply, Request, run_item

ExecutorSource: TypeAlias = Executor | Callable[[], Executor]
"""An executor, or a function that makes one: then a pool whose worker died is replaced."""

_ITEMS_A_WORKER = 8
"""So many items for each worker keep all of them busy to the end."""


@dataclass
class WorkerShare:
    """What one worker did.

    Attributes:
        scenarios: The scenarios that it ran.
        readied: How often it made the sweep ready; 0 in the process that began it.
        received: How often it took data that were sent, instead of reading files.
        seconds: The time in which its blocks ran.
        peak_memory: The most memory that its process has used, in bytes.
    """

    scenarios: int = 0
    readied: int = 0
    received: int = 0
    seconds: float = 0.0
    peak_memory: int = 0


@dataclass
class Execution:
    """How a sweep was executed; nothing of it changes the result.

    Attributes:
        workers: By host and process.
        items: How many items were given to workers and answered.
        sent: How many of them carried the data.
        lacked: How many of them met a worker without the data, and were given again.
        broken_pools: How many pools lost a worker and were replaced.
        seconds: From the first item given to the last count entered.
    """

    workers: dict[str, WorkerShare] = field(default_factory=dict)
    items: int = 0
    sent: int = 0
    lacked: int = 0
    broken_pools: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class _Item:
    blocks: Blocks
    way: Way
    for_worker: str = ""


class Pools:
    """The executor of the caller, or one after another that its function makes."""

    def __init__(self, source: object) -> None:
        self._make: Callable[[], object] | None = None
        if not isinstance(source, Executor):
            if hasattr(source, "get_executor"):
                _core.refuse_executor("sweep_executor_client", "sweep_take_executor")
            if not callable(source):
                _core.refuse("executor", "sweep_executor_kind", {"found": type(source).__name__})
            self._make = source
            source = self._make()
        self.executor = _checked(source)

    @property
    def can_replace(self) -> bool:
        """Whether another pool can be made."""
        return self._make is not None

    def replace(self) -> None:
        """Make another pool in place of one that lost a worker."""
        assert self._make is not None
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = _checked(self._make())

    def close(self) -> None:
        """End a pool that was made here; one of the caller goes on."""
        if self._make is not None:
            self.executor.shutdown(wait=False, cancel_futures=True)


def _checked(made: object) -> Executor:
    if not isinstance(made, Executor):
        _core.refuse("executor", "sweep_executor_kind", {"found": type(made).__name__})
    context = getattr(made, "_mp_context", None)
    if context is not None and context.get_start_method() == "fork":
        _core.refuse_executor("sweep_pool_forks", "sweep_pool_spawns")
    return made


def workers_of(executor: Executor) -> int:
    """Return how many items an executor runs at once, as far as it says so."""
    client: Any = getattr(executor, "_client", None)
    if hasattr(client, "ncores"):
        cores: int = sum(client.ncores().values())
        return max(1, cores)
    for name in ("num_workers", "_max_workers"):
        count = getattr(executor, name, None)
        if isinstance(count, int) and count > 0:
            return count
    return os.cpu_count() or 1


class Driver:
    """Gives items to workers, a bounded number at once, and enters what they count."""

    def __init__(
        self,
        ledger: _core.SweepLedger,
        request: Request,
        shipping: Shipping,
        *,
        workers: int,
        total: int,
        checkpoint: str,
        progress: Callable[[str, str, int, int], object] | None,
    ) -> None:
        self.execution = Execution()
        self._ledger = ledger
        self._request = request
        self._shipping = shipping
        self._at_once = 2 * workers
        self._total = total
        self._checkpoint = checkpoint
        self._progress = progress
        self._from_progress: BaseException | None = None
        self._way = Way.FILES
        self._call = uuid.uuid4().hex
        self._given = 0
        self._lacking: set[str] = set()
        self._waiting = self._cut(ledger.remaining, workers)
        self._running: dict[Future[Reply], _Item] = {}

    def _cut(self, blocks: list[tuple[int, int]], workers: int) -> deque[_Item]:
        # Neighbours stay together: a worker finds most of its work done by the scenario before.
        count = max(1, len(blocks) // (workers * _ITEMS_A_WORKER))
        return deque(
            _Item(tuple(blocks[i : i + count]), self._way) for i in range(0, len(blocks), count)
        )

    def run(self, pools: Pools) -> None:
        """Run every block that remains.

        Raises:
            SweepInterrupted: Where the workers are lost.
            Error: Where a scenario cannot be run.
        """
        began = time.perf_counter()
        try:
            while self._waiting or self._running:
                before = self._ledger.done
                try:
                    self._run_until_broken(pools.executor)
                except BrokenExecutor:
                    # A pool that breaks before it has done anything would break for ever.
                    if not pools.can_replace or self._ledger.done == before:
                        raise
                    self._replace(pools)
        except Error:
            raise
        except (Exception, asyncio.CancelledError) as error:
            if error is self._from_progress:
                raise
            raise self._interrupted(error) from error
        finally:
            self._keep_what_is_done()
            self.execution.seconds = time.perf_counter() - began

    def _run_until_broken(self, executor: Executor) -> None:
        self._tell()
        while self._waiting or self._running:
            while self._waiting and len(self._running) < self._at_once:
                self._submit(executor, self._waiting[0])
                self._waiting.popleft()
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                reply = future.result()
                self._take(self._running.pop(future), reply)
            self._tell()

    def _submit(self, executor: Executor, item: _Item) -> None:
        way = max(item.way, min(self._way, Way.PLACED))
        attachment: Any = self._shipping.attachment(way)
        self._given += 1
        number = f"{self._call}-{self._given}"
        future = executor.submit(run_item, self._request, item.blocks, attachment, number)
        self._running[future] = _Item(item.blocks, way, item.for_worker)
        if way is Way.SENT:
            self.execution.sent += 1

    def _take(self, item: _Item, reply: Reply) -> None:
        self.execution.items += 1
        self._lacking.discard(item.for_worker)
        if reply.tally is None:
            self._give_again(item, reply)
            return
        self._ledger.add(reply.tally)
        share = self.execution.workers.setdefault(reply.worker, WorkerShare())
        share.scenarios += sum(end - first for first, end in item.blocks)
        share.readied += reply.readied != ""
        share.received += reply.readied == "shipment"
        share.seconds += reply.seconds
        share.peak_memory = max(share.peak_memory, reply.peak)

    def _give_again(self, item: _Item, reply: Reply) -> None:
        self.execution.lacked += 1
        if item.way is Way.FILES:
            self._way = Way.PLACED
            self._waiting.appendleft(_Item(item.blocks, Way.PLACED))
            return
        # The data are sent once for each worker that lacks them, not with every item.
        if reply.worker in self._lacking:
            self._waiting.append(_Item(item.blocks, Way.PLACED))
            return
        self._lacking.add(reply.worker)
        self._waiting.appendleft(_Item(item.blocks, Way.SENT, reply.worker))

    def _tell(self) -> None:
        if self._progress is None:
            return
        step = _core.sentence("progress_sweep", {})
        try:
            self._progress(step, "scenarios", self._ledger.done, self._total)
        except BaseException as error:
            self._from_progress = error
            raise

    def _replace(self, pools: Pools) -> None:
        self._keep_what_is_done()
        pools.replace()
        self._shipping.use(pools.executor)
        self.execution.broken_pools += 1

    def _keep_what_is_done(self) -> None:
        """Enter what workers have finished; cancel and put back the rest."""
        running, self._running = self._running, {}
        for future, item in running.items():
            reply = _finished(future)
            if reply is not None and reply.tally is not None:
                self._take(item, reply)
                continue
            future.cancel()
            self._waiting.appendleft(_Item(item.blocks, min(item.way, Way.PLACED)))

    def _interrupted(self, error: BaseException) -> SweepInterrupted:
        self._keep_what_is_done()
        if isinstance(error, (CancelledError, asyncio.CancelledError)):
            reason = _core.sentence("sweep_items_dropped", {})
        else:
            reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return SweepInterrupted.of(reason, self._ledger.done, self._total, self._checkpoint)


def _finished(future: Future[Reply]) -> Reply | None:
    if not future.done() or future.cancelled():
        return None
    return None if future.exception() is not None else future.result()
