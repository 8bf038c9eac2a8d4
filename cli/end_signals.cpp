// SPDX-License-Identifier: Apache-2.0
#include "cli/end_signals.hpp"

#include "base/error.hpp"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <utility>

namespace carreau::cli {

namespace {

/// The end of a pipe to which the signal handler writes. Little else is allowed in a handler.
int end_signal_pipe = -1;  // NOLINT: a handler can only use globals

constexpr char kSignal = 1;
constexpr char kOver = 0;

void write_end_signal(int) {
  [[maybe_unused]] const auto written = ::write(end_signal_pipe, &kSignal, 1);
}

}  // namespace

EndSignals::EndSignals() {
  // Writing to a pipe is safe in a signal handler; locking or allocating is not.
  if (::pipe(pipe_.data()) != 0) throw IoError(std::string(), Message{"pipe_failed"});
  end_signal_pipe = pipe_[1];
  std::signal(SIGINT, write_end_signal);
  std::signal(SIGTERM, write_end_signal);
  // A client that closes its connection ends its answer, not the server.
  std::signal(SIGPIPE, SIG_IGN);
  thread_ = std::thread([this] { watch(); });
}

EndSignals::~EndSignals() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  [[maybe_unused]] const auto written = ::write(pipe_[1], &kOver, 1);
  thread_.join();
  for (const int end : pipe_) ::close(end);
}

void EndSignals::call(std::function<void()> stop) {
  const std::lock_guard lock(mutex_);
  stop_ = std::move(stop);
  if (has_come_ && stop_) stop_();
}

void EndSignals::watch() {
  for (;;) {
    char byte = kOver;
    const ssize_t count = ::read(pipe_[0], &byte, 1);
    // A signal may interrupt the read itself.
    if (count < 0 && errno == EINTR) continue;
    if (count != 1 || byte == kOver) return;
    const std::lock_guard lock(mutex_);
    has_come_ = true;
    if (stop_) stop_();
  }
}

}  // namespace carreau::cli
