// SPDX-License-Identifier: Apache-2.0
/// Work that takes long, beside work that somebody waits for.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>

namespace carreau {

/// Runs `work` on all threads but one, which is left to other work; on a single core there is none
/// to leave. Its parallel loops get threads only once those of other work have theirs. An exception
/// reaches the caller.
void run_in_background(const std::function<void()>& work);

/// How far the longest step of some work is; written by the threads of the work, read by any.
class WorkMeter {
 public:
  void begin(std::int64_t items) noexcept {
    done_.store(0, std::memory_order_relaxed);
    items_.store(items, std::memory_order_relaxed);
  }
  void advance(std::int64_t items) noexcept { done_.fetch_add(items, std::memory_order_relaxed); }
  /// From 0 to 1; 0 before any.
  [[nodiscard]] double share() const noexcept {
    const std::int64_t items = items_.load(std::memory_order_relaxed);
    const auto done = static_cast<double>(done_.load(std::memory_order_relaxed));
    return items == 0 ? 0.0 : std::min(1.0, done / static_cast<double>(items));
  }

 private:
  std::atomic<std::int64_t> items_ = 0;
  std::atomic<std::int64_t> done_ = 0;
};

/// While it lives, the work that this thread begins tells `meter` how far it is.
class WorkMeterScope {
 public:
  explicit WorkMeterScope(WorkMeter& meter) noexcept;
  ~WorkMeterScope();
  WorkMeterScope(const WorkMeterScope&) = delete;
  WorkMeterScope& operator=(const WorkMeterScope&) = delete;

 private:
  WorkMeter* before_;
};

/// That of this thread; null where nobody wants to know.
[[nodiscard]] WorkMeter* current_meter() noexcept;

}  // namespace carreau
