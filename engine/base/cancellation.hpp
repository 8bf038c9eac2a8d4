// SPDX-License-Identifier: Apache-2.0
/// Stopping long work from outside of it.
#pragma once

#include <atomic>
#include <stdexcept>

namespace carreau {

/// Thrown by work that was asked to stop. Not an Error: no input is at fault, and whoever reports
/// unusable input must not take it for one.
class Cancelled : public std::runtime_error {
 public:
  Cancelled() : std::runtime_error("cancelled") {}
};

/// A request to stop, from any thread, at any time; it cannot be withdrawn. Work that looks at it
/// throws Cancelled and leaves nothing behind.
///
///   Cancellation stop;
///   std::thread work([&] { study::delineate(request, {nullptr, &stop}); });
///   stop.request();
class Cancellation {
 public:
  void request() noexcept { is_requested_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool is_requested() const noexcept {
    return is_requested_.load(std::memory_order_relaxed);
  }

 private:
  std::atomic<bool> is_requested_ = false;
};

/// While it lives, the work of this thread, and of every thread that a parallel loop of it takes
/// up, looks at `cancellation`. A null pointer changes nothing: a scope around it stays in force.
class CancellationScope {
 public:
  explicit CancellationScope(const Cancellation* cancellation) noexcept;
  ~CancellationScope();
  CancellationScope(const CancellationScope&) = delete;
  CancellationScope& operator=(const CancellationScope&) = delete;

 private:
  const Cancellation* before_;
};

/// What the work of this thread looks at; null where nobody can stop it.
[[nodiscard]] const Cancellation* current_cancellation() noexcept;

/// Throws Cancelled where the work of this thread was asked to stop. Long work calls it between its
/// steps and once a block of rows; parallel loops call it by themselves.
void check_cancelled();

}  // namespace carreau
