// SPDX-License-Identifier: Apache-2.0
/// Notices that a client is gone, whose answer nobody waits for any more.
#pragma once

#include "base/cancellation.hpp"

#include <chrono>
#include <string>
#include <thread>

namespace carreau::lab {

/// The two ends of a connection.
struct ConnectionEnds {
  int own_port = 0;
  std::string client;  ///< its address, in digits
  int client_port = 0;
};

/// While it lives, work for a client is asked to stop once the client has hung up. Not at once:
/// work that ends within `patience` may as well come to its end, since stopping a run costs the
/// next one what it would have kept. A connection that this process does not have is not watched.
class ClientWatch {
 public:
  ClientWatch(const ConnectionEnds& ends, Cancellation& work, std::chrono::milliseconds patience);
  ~ClientWatch();
  ClientWatch(const ClientWatch&) = delete;
  ClientWatch& operator=(const ClientWatch&) = delete;

 private:
  void watch(int connection, std::chrono::milliseconds patience);

  Cancellation& work_;
  int over_;  ///< a descriptor that can be read from once the work is over
  std::thread thread_;
};

}  // namespace carreau::lab
