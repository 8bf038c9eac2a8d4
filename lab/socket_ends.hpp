// SPDX-License-Identifier: Apache-2.0
/// The addresses at the two ends of a connection.
#pragma once

#include <string>

namespace carreau::lab {

struct SocketEnd {
  std::string address;  ///< in digits; empty for what is no connection of the internet
  int port = 0;
  friend bool operator==(const SocketEnd&, const SocketEnd&) = default;
};
[[nodiscard]] SocketEnd own_end(int socket);
[[nodiscard]] SocketEnd far_end(int socket);

}  // namespace carreau::lab
