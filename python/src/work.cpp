// SPDX-License-Identifier: Apache-2.0
#include "work.hpp"

#include "base/parallel.hpp"
#include "language.hpp"

#include <nanobind/stl/string.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace carreau::python {

namespace {

namespace nb = nanobind;

/// How far one step has come.
struct Report {
  Message step;
  Progress::Unit unit = Progress::Unit::bytes;
  std::int64_t done = 0;
  std::int64_t total = 0;
};

/// Collects what working threads report, for the thread that tells it to Python.
class Reports final : public Progress {
 public:
  void begin(const Message& step, Unit unit, std::int64_t total) override {
    const std::lock_guard lock(mutex_);
    close();
    current_ = {step, unit, 0, total};
    done_ = 0;
    is_open_ = true;
    told_ = -1;
  }
  void advance(std::int64_t amount) override { done_.fetch_add(amount, std::memory_order_relaxed); }
  void end() override {
    const std::lock_guard lock(mutex_);
    close();
  }

  /// What has changed since the last call: every step that ended, and the present one.
  std::vector<Report> take() {
    const std::lock_guard lock(mutex_);
    std::vector<Report> reports = std::move(ended_);
    ended_.clear();
    if (is_open_ && told_ != done_) {
      told_ = done_;
      reports.push_back(current());
    }
    return reports;
  }

 private:
  [[nodiscard]] Report current() const {
    Report report = current_;
    report.done = std::min(done_.load(), report.total);
    return report;
  }
  /// A step that is over is told as complete, whatever of it needed no counting.
  void close() {
    if (is_open_) ended_.push_back({current_.step, current_.unit, current_.total, current_.total});
    is_open_ = false;
  }

  std::mutex mutex_;
  std::atomic<std::int64_t> done_ = 0;
  Report current_;
  bool is_open_ = false;
  std::int64_t told_ = -1;
  std::vector<Report> ended_;
};

const char* unit_name(Progress::Unit unit) {
  switch (unit) {
    case Progress::Unit::bytes: return "bytes";
    case Progress::Unit::cells: return "cells";
    case Progress::Unit::scenarios: return "scenarios";
  }
  return "";
}

void tell(Reports& reports, const nb::object& progress) {
  for (const Report& report : reports.take()) {
    progress(text_of(report.step, language()), unit_name(report.unit), report.done, report.total);
  }
}

/// Work on a thread of its own, and whether it is over.
class Worker {
 public:
  Worker(std::size_t threads, const Cancellation& stop, std::function<void()> work)
      : thread_([this, threads, &stop, work = std::move(work)] {
          try {
            const ThreadLimit limit(threads);
            const CancellationScope scope(&stop);
            work();
          } catch (...) {
            // Kept for the thread that made the call, which throws it on when this one has ended.
            failure_ = std::current_exception();
          }
          const std::lock_guard lock(mutex_);
          is_over_ = true;
          over_.notify_all();
        }) {}
  ~Worker() { thread_.join(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Waits without the lock of the interpreter.
  bool is_over_within(std::chrono::milliseconds time) {
    const nb::gil_scoped_release free;
    std::unique_lock lock(mutex_);
    return over_.wait_for(lock, time, [&] { return is_over_; });
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable over_;
  bool is_over_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // the last member, because it uses the others
};

}  // namespace

void run_watched(const Control& control, const std::function<void(const study::Watch&)>& work) {
  constexpr std::chrono::milliseconds kInterval(50);
  const bool is_told = control.progress.is_valid() && !control.progress.is_none();
  Cancellation stop;
  Reports reports;
  std::exception_ptr raised;
  Worker worker(control.threads, stop, [&] { work({is_told ? &reports : nullptr, &stop}); });
  for (bool is_over = false; !is_over;) {
    is_over = worker.is_over_within(kInterval);
    if (raised) continue;
    try {
      if (is_told) tell(reports, control.progress);
      if (PyErr_CheckSignals() != 0) throw nb::python_error();
    } catch (const nb::python_error&) {
      raised = std::current_exception();
      stop.request();
    }
  }
  if (raised) std::rethrow_exception(raised);
  worker.rethrow();
}

void bind_control(nb::module_& module) {
  nb::class_<Control>(module, "Control", "How a call is run: its threads and its progress.")
      .def(
          "__init__",
          [](Control* self, std::size_t threads, nb::object progress) {
            new (self) Control{threads, std::move(progress)};
          },
          nb::arg("threads") = 0, nb::arg("progress") = nb::none());
}

}  // namespace carreau::python
