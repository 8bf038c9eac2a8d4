// SPDX-License-Identifier: Apache-2.0
/// A line on the terminal for work that takes long: share done, speed, time left.
#pragma once

#include "base/language.hpp"
#include "base/progress.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>

namespace carreau::cli {

/// One line for a step, written over itself at most ten times a second, and only once the step has
/// taken a second; a line of its bytes or cells a second stays behind where one was shown.
class ProgressBar final : public Progress {
 public:
  /// Seconds that only go forward.
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

/// A bar on stderr where that is a terminal and nobody asked for silence; null elsewhere.
[[nodiscard]] std::unique_ptr<ProgressBar> terminal_progress(Language language, bool is_quiet);

}  // namespace carreau::cli
