// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>

namespace carreau::cli {

namespace {

constexpr double kPatience = 1.0;  ///< seconds before anything is shown
constexpr double kInterval = 0.1;  ///< seconds between two updates
constexpr std::string_view kErase = "\r\x1b[K";

double steady_seconds() {
  using std::chrono::steady_clock;
  return std::chrono::duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// "35 s", "2 min 05 s"
std::string duration_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  return fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

}  // namespace

ProgressBar::ProgressBar(std::ostream& out, Language language, Clock clock)
    : out_(out), language_(language), clock_(std::move(clock)) {}

ProgressBar::~ProgressBar() { end(); }

void ProgressBar::begin(const Message& step, Unit unit, std::int64_t total) {
  end();
  const std::lock_guard lock(mutex_);
  step_ = step;
  unit_ = unit;
  total_ = total;
  done_ = 0;
  started_ = clock_();
  shown_ = started_ + kPatience - kInterval;
}

void ProgressBar::advance(std::int64_t amount) {
  const std::lock_guard lock(mutex_);
  done_ = std::min(done_ + amount, total_);
  const double now = clock_();
  if (now - shown_ >= kInterval) show(now);
}

Message ProgressBar::speed(double seconds) const {
  if (unit_ == Unit::scenarios) {
    const double number = static_cast<double>(done_) / std::max(seconds, 1e-3);
    return Message{"progress_scenarios", {{"number", Fixed{number, number < 10.0 ? 1 : 0}}}};
  }
  const double millions = static_cast<double>(done_) / 1e6 / std::max(seconds, 1e-3);
  const Fixed number{millions, millions < 10.0 ? 1 : 0};
  if (unit_ == Unit::bytes) return Message{"progress_megabytes", {{"number", number}}};
  return Message{"progress_million_cells", {{"number", number}}};
}

void ProgressBar::show(double now) {
  const double share = total_ > 0 ? static_cast<double>(done_) / static_cast<double>(total_) : 0.0;
  const double elapsed = now - started_;
  Message line{"progress_line",
               {{"step", step_},
                {"percent", fmt::format("{:3.0f}", share * 100.0)},
                {"speed", speed(elapsed)}}};
  if (share > 0.0 && share < 1.0) {
    line.code = "progress_line_with_time_left";
    line.details.push_back({"time", duration_text(elapsed * (1.0 - share) / share)});
  }
  out_ << kErase << text_of(line, language_) << std::flush;
  shown_ = now;
  is_visible_ = true;
}

void ProgressBar::end() {
  const std::lock_guard lock(mutex_);
  if (!is_visible_) return;
  const double seconds = clock_() - started_;
  const Message line{
      "progress_done",
      {{"step", step_}, {"time", duration_text(seconds)}, {"speed", speed(seconds)}}};
  out_ << kErase << text_of(line, language_) << std::endl;
  is_visible_ = false;
}

std::unique_ptr<ProgressBar> terminal_progress(Language language, bool is_quiet) {
  if (is_quiet || isatty(STDERR_FILENO) == 0) return nullptr;
  return std::make_unique<ProgressBar>(std::cerr, language, steady_seconds);
}

}  // namespace carreau::cli
