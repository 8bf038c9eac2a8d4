// SPDX-License-Identifier: Apache-2.0
/// Parallel loops over index ranges. Results must not depend on how the range is cut.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace carreau {

/// Limits the threads of every parallel loop while it lives. 0 means all cores.
class ThreadLimit {
 public:
  explicit ThreadLimit(std::size_t threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  void* control_;
};

/// Calls `body(begin, end)` on disjoint blocks that cover [0, count), none of them smaller than
/// half of `grain`: 1 for indices that are each worth a thread. Each index must only write its own
/// slots: that keeps the result the same for any number of threads. An exception of `body` reaches
/// the caller; of several, whichever came first. Throws Cancelled between blocks where the work was
/// asked to stop, see base/cancellation.hpp.
void parallel_for(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body,
                  std::size_t grain = 1024);

/// Runs `work`. While its parallel loops wait for other threads, this thread takes up nothing that
/// was begun outside of it: needed where it holds what others wait for, or would come to wait for
/// itself.
void run_isolated(const std::function<void()>& work);

/// Runs `here` on the calling thread and `meanwhile` on another, or on this one afterwards where
/// none is free. Returns when both are done; an exception of either reaches the caller, of both
/// that of `here`.
void run_both(const std::function<void()>& here, const std::function<void()>& meanwhile);

/// The threads that parallel loops may use: the limit in force, or all cores.
[[nodiscard]] std::size_t thread_count();

/// Calls `work(0)` to `work(workers - 1)`, each on a thread of its own, and returns when all are
/// done. Parallel loops within `work` use its thread alone: several workers share no work, so that
/// two of them take half the time of one. Of several exceptions the one of the lowest number
/// reaches the caller. What stops the work of this thread stops theirs.
void run_workers(std::size_t workers, const std::function<void(std::size_t worker)>& work);

/// An index under a key that orders it; equal keys by index.
struct KeyedIndex {
  std::uint64_t key = 0;
  std::uint32_t index = 0;
  friend auto operator<=>(const KeyedIndex&, const KeyedIndex&) = default;
};
/// Sorts on all threads; the order is total, hence the same for any number of them.
void parallel_sort(std::span<KeyedIndex> items);

}  // namespace carreau
