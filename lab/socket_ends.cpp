// SPDX-License-Identifier: Apache-2.0
#include "lab/socket_ends.hpp"

#include <netdb.h>
#include <sys/socket.h>

#include <array>
#include <cstdlib>

namespace carreau::lab {

namespace {

/// What getsockname() and getpeername() have in common.
using NameOfEnd = int (*)(int, sockaddr*, socklen_t*);

SocketEnd end_of(int socket, NameOfEnd name_of_end) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (name_of_end(socket, any, &size) != 0) return {};
  std::array<char, NI_MAXHOST> host{};
  std::array<char, NI_MAXSERV> port{};
  const int failure = ::getnameinfo(any, size, host.data(), host.size(), port.data(), port.size(),
                                    NI_NUMERICHOST | NI_NUMERICSERV);
  const bool is_internet = address.ss_family == AF_INET || address.ss_family == AF_INET6;
  if (failure != 0 || !is_internet) return {};
  return {host.data(), std::atoi(port.data())};
}

}  // namespace

SocketEnd own_end(int socket) { return end_of(socket, ::getsockname); }
SocketEnd far_end(int socket) { return end_of(socket, ::getpeername); }

}  // namespace carreau::lab
