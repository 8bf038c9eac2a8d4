// SPDX-License-Identifier: Apache-2.0
/// Clients that send a request so slowly that it never ends.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

namespace carreau::testing {

/// Each begins a request at once, and then sends a byte of a header every few milliseconds, until
/// the server closes its connection or this is destroyed.
class TricklingClients {
 public:
  TricklingClients(int port, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) connections_.push_back(connect_to(port));
    thread_ = std::thread([this] { trickle(); });
  }
  ~TricklingClients() {
    is_over_ = true;
    thread_.join();
    for (const pollfd& one : connections_) ::close(one.fd);
  }
  TricklingClients(const TricklingClients&) = delete;
  TricklingClients& operator=(const TricklingClients&) = delete;

  /// Returns once the server has closed every connection.
  void wait_until_closed() const { open_.wait(true); }

 private:
  static constexpr int kPause = 20;  ///< milliseconds

  static pollfd connect_to(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("no connection");
    }
    send_to(socket, "GET / HTTP/1.1\r\nHost: ");
    return {socket, POLLRDHUP, 0};
  }
  static void send_to(int socket, std::string_view bytes) {
    (void)::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  /// Leaves the loop over a negative descriptor out, as poll() does.
  void trickle() {
    std::vector<pollfd> waited = connections_;
    while (!is_over_ &&
           std::ranges::any_of(waited, [](const pollfd& one) { return one.fd >= 0; })) {
      ::poll(waited.data(), waited.size(), kPause);
      for (pollfd& one : waited) {
        if (one.fd >= 0 && one.revents != 0) one.fd = -1;
        if (one.fd >= 0) send_to(one.fd, "a");
      }
    }
    open_ = false;
    open_.notify_all();
  }

  std::vector<pollfd> connections_;
  std::atomic<bool> is_over_ = false;
  std::atomic<bool> open_ = true;
  std::thread thread_;
};

}  // namespace carreau::testing
