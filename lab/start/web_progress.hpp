// SPDX-License-Identifier: Apache-2.0
/// Progress that a page asks for while the work goes on.
#pragma once

#include "base/progress.hpp"

#include <atomic>
#include <mutex>

namespace carreau::lab {

class WebProgress final : public Progress {
 public:
  struct Now {
    Message step;  ///< without a code where no step is under way
    std::int64_t done = 0;
    std::int64_t total = 0;  ///< 0 where it is not known
  };

  void begin(const Message& step, Unit /*unit*/, std::int64_t total) override {
    const std::lock_guard lock(mutex_);
    now_ = {step, 0, total};
    done_ = 0;
  }
  void advance(std::int64_t amount) override { done_ += amount; }
  void end() override {
    const std::lock_guard lock(mutex_);
    now_ = {};
    done_ = 0;
  }

  [[nodiscard]] Now now() const {
    const std::lock_guard lock(mutex_);
    Now now = now_;
    now.done = done_;
    return now;
  }

 private:
  mutable std::mutex mutex_;
  Now now_;
  std::atomic<std::int64_t> done_ = 0;
};

}  // namespace carreau::lab
