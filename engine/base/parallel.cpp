// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.hpp"

#include "base/cancellation.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#ifdef CARREAU_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

namespace carreau {

namespace {

// Debian's oneTBB is not compiled for the thread sanitizer, which therefore does not see that a
// block begins after what the caller of its loop had done, and that the caller goes on after all
// blocks. These two tell it. Blocks of one loop stay without order: a race between them is what it
// is to find.
#ifdef CARREAU_THREAD_SANITIZER
char callers_before;
char blocks_before;
struct LoopOrder {
  LoopOrder() { __tsan_release(&callers_before); }
  ~LoopOrder() { __tsan_acquire(&blocks_before); }
  LoopOrder(const LoopOrder&) = delete;
  LoopOrder& operator=(const LoopOrder&) = delete;
};
struct BlockOrder {
  BlockOrder() { __tsan_acquire(&callers_before); }
  ~BlockOrder() { __tsan_release(&blocks_before); }
  BlockOrder(const BlockOrder&) = delete;
  BlockOrder& operator=(const BlockOrder&) = delete;
};
#else
struct LoopOrder {};
struct BlockOrder {};
#endif

/// A block in parts, so that a request to stop is seen before the whole block is done.
class StoppableBlocks {
 public:
  StoppableBlocks(const std::function<void(std::size_t, std::size_t)>& body, std::size_t grain,
                  const Cancellation* cancellation)
      : body_(body), grain_(grain), cancellation_(cancellation) {}

  void operator()(const tbb::blocked_range<std::size_t>& range) const {
    [[maybe_unused]] const BlockOrder order;
    // The thread may be one of the pool, where nobody has said yet what stops the work.
    const CancellationScope scope(cancellation_);
    constexpr std::size_t kGrainsAtOnce = 4;
    const std::size_t parts =
        std::max<std::size_t>(1, range.size() / (kGrainsAtOnce * std::max<std::size_t>(1, grain_)));
    for (std::size_t p = 0; p < parts; ++p) {
      check_cancelled();
      body_(range.begin() + range.size() * p / parts,
            range.begin() + range.size() * (p + 1) / parts);
    }
  }

 private:
  const std::function<void(std::size_t, std::size_t)>& body_;
  std::size_t grain_;
  const Cancellation* cancellation_;
};

}  // namespace

ThreadLimit::ThreadLimit(std::size_t threads)
    : control_(threads == 0 ? nullptr
                            : new tbb::global_control(tbb::global_control::max_allowed_parallelism,
                                                      threads)) {}

ThreadLimit::~ThreadLimit() { delete static_cast<tbb::global_control*>(control_); }

void parallel_for(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body,
                  std::size_t grain) {
  [[maybe_unused]] const LoopOrder order;
  const tbb::blocked_range<std::size_t> all(0, count, grain);
  if (const Cancellation* const cancellation = current_cancellation()) {
    check_cancelled();
    tbb::parallel_for(all, StoppableBlocks(body, grain, cancellation));
    return;
  }
  tbb::parallel_for(all, [&](const tbb::blocked_range<std::size_t>& range) {
    [[maybe_unused]] const BlockOrder block;
    body(range.begin(), range.end());
  });
}

void run_isolated(const std::function<void()>& work) { tbb::this_task_arena::isolate(work); }

void run_both(const std::function<void()>& here, const std::function<void()>& meanwhile) {
  [[maybe_unused]] const LoopOrder order;
  tbb::task_group group;
  std::exception_ptr failure;
  group.run([&, cancellation = current_cancellation()] {
    [[maybe_unused]] const BlockOrder block;
    const CancellationScope scope(cancellation);
    meanwhile();
  });
  try {
    here();
  } catch (...) {
    // Whatever it is, it must not leave while the other still works on what this frame holds.
    failure = std::current_exception();
  }
  try {
    group.wait();
  } catch (...) {
    // Kept for the end, where one of the two is thrown on: that of `here`, which came first.
    if (!failure) failure = std::current_exception();
  }
  if (failure) std::rethrow_exception(failure);
}

std::size_t thread_count() {
  return tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
}

void run_workers(std::size_t workers, const std::function<void(std::size_t worker)>& work) {
  const Cancellation* const cancellation = current_cancellation();
  std::vector<std::exception_ptr> failures(workers);
  const auto run = [&](std::size_t worker) {
    const CancellationScope scope(cancellation);
    try {
      // An arena of one slot: no thread of the pool joins this worker's loops.
      tbb::task_arena alone(1);
      alone.execute([&] { work(worker); });
    } catch (...) {
      // Kept until every worker has ended; then the first is thrown on.
      failures[worker] = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t worker = 1; worker < workers; ++worker) threads.emplace_back(run, worker);
  if (workers > 0) run(0);
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

void parallel_sort(std::span<KeyedIndex> items) { tbb::parallel_sort(items.begin(), items.end()); }

}  // namespace carreau
