// SPDX-License-Identifier: Apache-2.0
/// A line on the terminal for long work: share done, speed, time left.
#pragma once

#include "base/language.hpp"
#include "base/progress.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>

namespace carreau::cli {

/// Shows one line for each step, updated at most ten times a second and only after the step has
/// taken a second. When such a step ends, a line with its speed, in bytes, cells or scenarios for
/// each second, remains.
class ProgressBar final : public Progress {
 public:
  /// Returns seconds of a monotonic clock.
  using Clock = std::function<double()>;

  ProgressBar(std::ostream& out, Language language, Clock clock);
  ~ProgressBar() override;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void begin(const Message& step, Unit unit, std::int64_t total) override;
  void advance(std::int64_t amount) override;
  void end() override;

 private:
  [[nodiscard]] Message speed(double seconds) const;
  void show(double now);

  std::ostream& out_;
  Language language_;
  Clock clock_;
  std::mutex mutex_;
  Message step_;
  Unit unit_ = Unit::bytes;
  std::int64_t total_ = 0;
  std::int64_t done_ = 0;
  double started_ = 0.0;
  double shown_ = 0.0;
  bool is_visible_ = false;
};

/// A bar on stderr where that is a terminal and the user did not ask for silence; otherwise null.
[[nodiscard]] std::unique_ptr<ProgressBar> terminal_progress(Language language, bool is_quiet);

}  // namespace carreau::cli
