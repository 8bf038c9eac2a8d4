// SPDX-License-Identifier: Apache-2.0
#include "base/background.hpp"

#include "base/parallel.hpp"

#include <tbb/task_arena.h>

#include <cstddef>

namespace carreau {

namespace {

// A pointer that every long function would otherwise have to hand on to the ones that it calls.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): each thread has its own
thread_local WorkMeter* meter_of_thread = nullptr;

}  // namespace

void run_in_background(const std::function<void()>& work) {
  const int threads = static_cast<int>(std::max<std::size_t>(thread_count(), 2)) - 1;
  tbb::task_arena arena(threads, 1, tbb::task_arena::priority::low);
  arena.execute(work);
}

WorkMeterScope::WorkMeterScope(WorkMeter& meter) noexcept : before_(meter_of_thread) {
  meter_of_thread = &meter;
}
WorkMeterScope::~WorkMeterScope() { meter_of_thread = before_; }

WorkMeter* current_meter() noexcept { return meter_of_thread; }

}  // namespace carreau
