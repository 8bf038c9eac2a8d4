// SPDX-License-Identifier: Apache-2.0
#include "lab/client_watch.hpp"

#include "lab/socket_ends.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <system_error>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;

/// The descriptor of a connection; -1 where there is none. The library of HTTP (0.11) tells a
/// handler the ends and keeps the socket to itself, so it is looked for among all.
int find_connection(const ConnectionEnds& ends) {
  std::error_code no_more;
  for (const auto& entry : fs::directory_iterator("/proc/self/fd", no_more)) {
    const int descriptor = std::atoi(entry.path().filename().c_str());
    if (far_end(descriptor) == SocketEnd{ends.client, ends.client_port} &&
        own_end(descriptor).port == ends.own_port) {
      return descriptor;
    }
  }
  return -1;
}

/// Waits until something happens at one of the ends, for so many milliseconds at most; -1: for
/// ever. Whether something did.
bool wait(std::span<pollfd> ends, int milliseconds) {
  int count = -1;
  do {
    count = ::poll(ends.data(), ends.size(), milliseconds);
  } while (count < 0 && errno == EINTR);
  return count > 0;
}

}  // namespace

ClientWatch::ClientWatch(const ConnectionEnds& ends, Cancellation& work,
                         std::chrono::milliseconds patience)
    : work_(work), over_(::eventfd(0, EFD_CLOEXEC)) {
  const int connection = find_connection(ends);
  if (connection < 0 || over_ < 0) return;
  thread_ = std::thread([this, connection, patience] { watch(connection, patience); });
}

ClientWatch::~ClientWatch() {
  if (thread_.joinable()) {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(over_, &one, sizeof one);
    thread_.join();
  }
  if (over_ >= 0) ::close(over_);
}

void ClientWatch::watch(int connection, std::chrono::milliseconds patience) {
  std::array<pollfd, 2> ends{{{over_, POLLIN, 0}, {connection, POLLRDHUP, 0}}};
  const bool is_woken = wait(ends, -1);
  const auto over = std::span(ends).first(1);
  if (!is_woken || over.front().revents != 0) return;
  if (!wait(over, static_cast<int>(patience.count()))) work_.request();
}

}  // namespace carreau::lab
