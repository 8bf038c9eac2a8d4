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

void ProgressBar::begin(std::string_view step_fr, std::string_view step_en, Unit unit,
                        std::int64_t total) {
  end();
  const std::lock_guard lock(mutex_);
  const bool is_french = language_ == Language::french;
  step_ = is_french ? fmt::format("{} : ", step_fr) : fmt::format("{}: ", step_en);
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

std::string ProgressBar::speed(double seconds) const {
  const bool is_french = language_ == Language::french;
  const double millions = static_cast<double>(done_) / 1e6 / std::max(seconds, 1e-3);
  std::string number = fmt::format("{:.{}f}", millions, millions < 10.0 ? 1 : 0);
  if (is_french) std::replace(number.begin(), number.end(), '.', ',');
  if (unit_ == Unit::bytes) return number + (is_french ? " Mo/s" : " MB/s");
  return number + (is_french ? " M de cellules/s" : " M cells/s");
}

void ProgressBar::show(double now) {
  const double share = total_ > 0 ? static_cast<double>(done_) / static_cast<double>(total_) : 0.0;
  const double elapsed = now - started_;
  out_ << kErase << fmt::format("{}{:3.0f} %, {}", step_, share * 100.0, speed(elapsed));
  if (share > 0.0 && share < 1.0) {
    const std::string left = duration_text(elapsed * (1.0 - share) / share);
    out_ << (language_ == Language::french ? ", reste " : ", left ") << left;
  }
  out_ << std::flush;
  shown_ = now;
  is_visible_ = true;
}

void ProgressBar::end() {
  const std::lock_guard lock(mutex_);
  if (!is_visible_) return;
  const double seconds = clock_() - started_;
  out_ << kErase << fmt::format("{}{}, {}\n", step_, duration_text(seconds), speed(seconds))
       << std::flush;
  is_visible_ = false;
}

std::unique_ptr<ProgressBar> terminal_progress(Language language, bool is_quiet) {
  if (is_quiet || isatty(STDERR_FILENO) == 0) return nullptr;
  return std::make_unique<ProgressBar>(std::cerr, language, steady_seconds);
}

}  // namespace carreau::cli
