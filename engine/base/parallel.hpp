// SPDX-License-Identifier: Apache-2.0
/// Parallel loops over index ranges. Results must not depend on how the range is cut.
#pragma once

#include <cstddef>
#include <functional>

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

/// Calls `body(begin, end)` on disjoint blocks that cover [0, count). Each index must only write
/// its own slots: that keeps the result the same for any number of threads.
void parallel_for(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body);

}  // namespace carreau
