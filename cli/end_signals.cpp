// SPDX-License-Identifier: Apache-2.0
#include "cli/end_signals.hpp"

#include "base/error.hpp"
#include "files/pending_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <utility>

namespace carreau::cli {

namespace {

/// The end of a pipe to which the signal handler writes. Little else is allowed in a handler.
int end_signal_pipe = -1;  // NOLINT: a handler can only use globals

constexpr char kOver = 0;

void write_end_signal(int signal) {
  const char byte = static_cast<char>(signal);
  [[maybe_unused]] const auto written = ::write(end_signal_pipe, &byte, 1);
}

constexpr std::array kCaught{SIGINT, SIGTERM};

}  // namespace

EndSignals::EndSignals() {
  // Writing to a pipe is safe in a signal handler; locking or allocating is not.
  if (::pipe2(pipe_.data(), O_CLOEXEC) != 0) throw IoError(std::string(), Message{"pipe_failed"});
  end_signal_pipe = pipe_[1];
  for (const int signal : kCaught) {
    if (std::signal(signal, write_end_signal) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
  thread_ = std::thread([this] { watch(); });
}

EndSignals::~EndSignals() {
  for (const int signal : kCaught) {
    if (std::signal(signal, SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
  [[maybe_unused]] const auto written = ::write(pipe_[1], &kOver, 1);
  thread_.join();
  for (const int end : pipe_) ::close(end);
}

void EndSignals::call(std::function<void(int)> stop) {
  const std::lock_guard lock(mutex_);
  stop_ = std::move(stop);
  if (come_ != 0 && stop_) stop_(come_);
}

void EndSignals::watch() {
  for (;;) {
    char byte = kOver;
    const ssize_t count = ::read(pipe_[0], &byte, 1);
    // A signal may interrupt the read itself.
    if (count < 0 && errno == EINTR) continue;
    if (count != 1 || byte == kOver) return;
    const std::lock_guard lock(mutex_);
    come_ = byte;
    if (stop_) stop_(come_);
  }
}

CleanEnd::CleanEnd() {
  signals_.call([](int signal) {
    files::abandon_pending_files();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  });
}

}  // namespace carreau::cli
