// SPDX-License-Identifier: Apache-2.0
/// Clients that hang up, and clients that stay.
#include "lab/client_watch.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace carreau::lab {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

int port_of(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
  return ntohs(address.sin_port);
}

/// Both ends of a connection within this machine, as a server has one and its client the other.
class Connection {
 public:
  Connection() {
    const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const name = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(::bind(listening, name, sizeof address), 0);
    EXPECT_EQ(::listen(listening, 1), 0);
    address.sin_port = htons(static_cast<std::uint16_t>(port_of(listening)));
    client_ = ::socket(AF_INET, SOCK_STREAM, 0);
    EXPECT_EQ(::connect(client_, name, sizeof address), 0);
    served_ = ::accept(listening, nullptr, nullptr);
    EXPECT_GE(served_, 0);
    ::close(listening);
  }
  ~Connection() {
    hang_up();
    ::close(served_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] ConnectionEnds ends() const {
    return {port_of(served_), "127.0.0.1", port_of(client_)};
  }
  void send() const { EXPECT_EQ(::send(client_, "x", 1, 0), 1); }
  void hang_up() {
    if (client_ >= 0) ::close(client_);
    client_ = -1;
  }

 private:
  int client_ = -1;
  int served_ = -1;
};

/// Waits until work is asked to stop; whether it was before half a minute was over.
bool is_soon_stopped(const Cancellation& work) {
  const auto end = steady_clock::now() + std::chrono::seconds(30);
  while (!work.is_requested() && steady_clock::now() < end) std::this_thread::yield();
  return work.is_requested();
}

TEST(ClientWatch, StopsTheWorkOfAClientThatHangsUp) {
  Connection connection;
  Cancellation work;
  const ClientWatch watch(connection.ends(), work, milliseconds(0));
  EXPECT_FALSE(work.is_requested());
  connection.hang_up();
  EXPECT_TRUE(is_soon_stopped(work));
}

TEST(ClientWatch, LetsWorkGoOnWhileTheClientStays) {
  const Connection connection;
  const Connection other;
  Cancellation work;
  {
    const ClientWatch watch(connection.ends(), work, milliseconds(0));
    connection.send();  // the next request of a client that stays
  }
  EXPECT_FALSE(work.is_requested());
}

TEST(ClientWatch, LetsWorkEndThatEndsSoon) {
  Connection connection;
  Cancellation work;
  {
    const ClientWatch watch(connection.ends(), work, std::chrono::hours(1));
    connection.hang_up();
  }
  EXPECT_FALSE(work.is_requested()) << "and the hour is not waited for";
}

TEST(ClientWatch, WatchesNoConnectionThatIsNotThere) {
  Cancellation work;
  { const ClientWatch watch({1, "127.0.0.1", 2}, work, milliseconds(0)); }
  EXPECT_FALSE(work.is_requested());
}

}  // namespace
}  // namespace carreau::lab
