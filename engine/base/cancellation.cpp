// SPDX-License-Identifier: Apache-2.0
#include "base/cancellation.hpp"

namespace carreau {

namespace {

// A pointer that every long function would otherwise have to hand on to the ones that it calls.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): each thread has its own
thread_local const Cancellation* current = nullptr;

}  // namespace

CancellationScope::CancellationScope(const Cancellation* cancellation) noexcept : before_(current) {
  if (cancellation != nullptr) current = cancellation;
}

CancellationScope::~CancellationScope() { current = before_; }

const Cancellation* current_cancellation() noexcept { return current; }

void check_cancelled() {
  if (current != nullptr && current->is_requested()) throw Cancelled();
}

}  // namespace carreau
