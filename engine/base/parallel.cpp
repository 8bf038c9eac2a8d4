// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <exception>

namespace carreau {

ThreadLimit::ThreadLimit(std::size_t threads)
    : control_(threads == 0 ? nullptr
                            : new tbb::global_control(tbb::global_control::max_allowed_parallelism,
                                                      threads)) {}

ThreadLimit::~ThreadLimit() { delete static_cast<tbb::global_control*>(control_); }

void parallel_for(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body,
                  std::size_t grain) {
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, count, grain),
      [&](const tbb::blocked_range<std::size_t>& range) { body(range.begin(), range.end()); });
}

void run_isolated(const std::function<void()>& work) { tbb::this_task_arena::isolate(work); }

void run_both(const std::function<void()>& here, const std::function<void()>& meanwhile) {
  tbb::task_group group;
  std::exception_ptr failure;
  group.run([&] { meanwhile(); });
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

void parallel_sort(std::span<KeyedIndex> items) { tbb::parallel_sort(items.begin(), items.end()); }

}  // namespace carreau
