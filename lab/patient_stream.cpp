// SPDX-License-Identifier: Apache-2.0
#include "lab/patient_stream.hpp"

#include "lab/socket_ends.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace carreau::lab {

namespace {

using namespace std::chrono_literals;

/// The longest wait before the state of the server is looked at again.
constexpr std::chrono::milliseconds kSlice = 100ms;

bool is_temporary(int error) { return error == EINTR || error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

/// Waits in slices for as long as `left` says. Whether something happened at the socket; what, the
/// next call on it tells.
bool PatientStream::wait_for(short events, const std::function<Clock::duration()>& left) const {
  for (;;) {
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(left());
    if (rest <= rest.zero()) return false;
    pollfd end{socket_, events, 0};
    const int count = ::poll(&end, 1, static_cast<int>(std::min(rest, kSlice).count()));
    if (count > 0) return true;
    if (count < 0 && !is_temporary(errno)) return false;
  }
}

PatientStream::Clock::duration PatientStream::allowed(const Transfer& transfer) const {
  const bool is_hurried = server_.is_hurried();
  const auto for_any = is_hurried ? patience_.hurried : patience_.grace;
  const auto rate = is_hurried ? patience_.hurried_bytes_per_second : patience_.bytes_per_second;
  return for_any + std::chrono::milliseconds(transfer.bytes * 1'000 / rate);
}

bool PatientStream::wait(short events, Transfer& transfer) const {
  const auto begin = Clock::now();
  const bool is_ready = wait_for(events, [&]() -> Clock::duration {
    const Clock::duration waiting = Clock::now() - begin;
    // What is sent counts once the system has it, megabytes before the client reads any.
    const auto idle =
        server_.is_hurried() ? std::min(patience_.hurried, patience_.idle) : patience_.idle;
    return std::min<Clock::duration>(idle - waiting, allowed(transfer) - transfer.waited - waiting);
  });
  transfer.waited += Clock::now() - begin;
  return is_ready;
}

bool PatientStream::await_request() {
  in_ = {};
  out_ = {};
  if (!unread_.empty()) return true;
  const auto begin = Clock::now();
  return wait_for(POLLIN, [&]() -> Clock::duration {
    if (server_.is_stopped()) return {};
    const auto most = server_.is_hurried() ? std::min(patience_.hurried, patience_.kept_alive)
                                           : patience_.kept_alive;
    return most - (Clock::now() - begin);
  });
}

bool PatientStream::is_readable() const { return !unread_.empty() || wait(POLLIN, in_); }

bool PatientStream::is_writable() const { return wait(POLLOUT, out_); }

/// Bytes from the socket: -1 where none come.
ssize_t PatientStream::take(char* data, std::size_t size) {
  for (;;) {
    if (!wait(POLLIN, in_)) return -1;
    const ssize_t count = ::recv(socket_, data, size, MSG_DONTWAIT);
    if (count < 0 && is_temporary(errno)) continue;
    in_.bytes += std::max<ssize_t>(count, 0);
    return count;
  }
}

ssize_t PatientStream::read(char* data, std::size_t size) {
  if (unread_.empty()) {
    if (size >= buffer_.size()) return take(data, size);
    const ssize_t count = take(buffer_.data(), buffer_.size());
    if (count <= 0) return count;
    unread_ = {buffer_.data(), static_cast<std::size_t>(count)};
  }
  const std::size_t count = std::min(size, unread_.size());
  std::memcpy(data, unread_.data(), count);
  unread_.remove_prefix(count);
  return static_cast<ssize_t>(count);
}

ssize_t PatientStream::write(const char* data, std::size_t size) {
  // The library takes a short count for the whole in places.
  std::size_t sent = 0;
  while (sent < size) {
    if (!wait(POLLOUT, out_)) return -1;
    const ssize_t count = ::send(socket_, data + sent, size - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && is_temporary(errno)) continue;
    if (count < 0) return -1;
    out_.bytes += count;
    sent += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(size);
}

void PatientStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  SocketEnd end = far_end(socket_);
  ip = std::move(end.address);
  port = end.port;
}

void PatientStream::get_local_ip_and_port(std::string& ip, int& port) const {
  SocketEnd end = own_end(socket_);
  ip = std::move(end.address);
  port = end.port;
}

}  // namespace carreau::lab
