// SPDX-License-Identifier: Apache-2.0
/// A connection on which a client is waited for, but not for ever.
#pragma once

#include "lab/http_library.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace carreau::lab {

/// How long a client is waited for. A limit on each wait is not enough: who sends a byte every few
/// seconds never exceeds it, and keeps the thread of its connection for as long as it likes. So all
/// waits within one request are added up, and so are those within one answer. What the server takes
/// itself is not counted.
struct ClientPatience {
  std::chrono::milliseconds idle{5'000};        ///< for the next byte, in or out
  std::chrono::milliseconds grace{10'000};      ///< for a request or an answer of any size
  std::int64_t bytes_per_second = 4'096;        ///< what is allowed besides, for their size
  std::chrono::milliseconds kept_alive{2'000};  ///< for the next request of a connection
  // While connections wait because every thread has one:
  std::chrono::milliseconds hurried{1'000};  ///< at most, in the place of each wait above
  /// In the place of the other: an answer of 4 MB has its thread for a minute, not for a quarter of
  /// an hour.
  std::int64_t hurried_bytes_per_second = 65'536;
};

/// What a server says to its connections while they wait.
struct ServerState {
  std::function<bool()> is_hurried;
  std::function<bool()> is_stopped;
};

/// One connection with its requests, one after the other. The socket remains the caller's.
class PatientStream final : public httplib::Stream {
 public:
  /// Both must outlive it.
  PatientStream(int socket, const ClientPatience& patience, const ServerState& server)
      : socket_(socket), patience_(patience), server_(server) {}

  /// Waits for the next request, whose time begins then. False where none comes, or where the
  /// server stops.
  [[nodiscard]] bool await_request();

  [[nodiscard]] bool is_readable() const override;
  [[nodiscard]] bool is_writable() const override;
  /// At least one byte; 0 at the end, -1 where the client took too long or is gone.
  ssize_t read(char* data, std::size_t size) override;
  /// Everything, or -1.
  ssize_t write(const char* data, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  [[nodiscard]] int socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  /// One direction of one request.
  struct Transfer {
    Clock::duration waited{};
    std::int64_t bytes = 0;
  };
  [[nodiscard]] Clock::duration allowed(const Transfer& transfer) const;
  bool wait(short events, Transfer& transfer) const;
  bool wait_for(short events, const std::function<Clock::duration()>& left) const;
  ssize_t take(char* data, std::size_t size);

  int socket_;
  const ClientPatience& patience_;
  const ServerState& server_;
  mutable Transfer in_;
  mutable Transfer out_;
  std::array<char, 8'192> buffer_{};  ///< the library reads heads byte by byte
  std::string_view unread_;           ///< of the buffer
};

}  // namespace carreau::lab
