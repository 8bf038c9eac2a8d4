// SPDX-License-Identifier: Apache-2.0
/// Ctrl-C and SIGTERM as a call that stops a server.
#pragma once

#include <array>
#include <functional>
#include <mutex>
#include <thread>

namespace carreau::cli {

/// One at a time. While it lives, these signals end no process.
class EndSignals {
 public:
  EndSignals();
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

  /// From now on a signal calls `stop`, from another thread; at once where one has come already. An
  /// empty one does nothing.
  void call(std::function<void()> stop);

 private:
  void watch();

  std::array<int, 2> pipe_{};
  std::mutex mutex_;
  std::function<void()> stop_;
  bool has_come_ = false;
  std::thread thread_;
};

}  // namespace carreau::cli
