// SPDX-License-Identifier: Apache-2.0
/// Ctrl-C and SIGTERM as a call: to stop a server, or to end without leaving anything behind.
#pragma once

#include <array>
#include <functional>
#include <mutex>
#include <thread>

namespace carreau::cli {

/// One at a time. While it lives, these signals end no process. One that is ignored, as by nohup or
/// in the background of a script, stays so.
class EndSignals {
 public:
  EndSignals();
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

  /// From now on a signal calls `stop` with its number, from another thread; at once where one has
  /// come already. An empty one does nothing.
  void call(std::function<void(int signal)> stop);

 private:
  void watch();

  std::array<int, 2> pipe_{};
  std::mutex mutex_;
  std::function<void(int)> stop_;
  char come_ = 0;  ///< the signal that came; 0 for none
  std::thread thread_;
};

/// For a verb that is to end at once: what it was writing is removed first. The shell still sees
/// that a signal ended it.
class CleanEnd {
 public:
  CleanEnd();

 private:
  EndSignals signals_;
};

}  // namespace carreau::cli
