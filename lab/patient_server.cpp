// SPDX-License-Identifier: Apache-2.0
#include "lab/patient_server.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <utility>

namespace carreau::lab {

/// Counts the connections, so that those with a thread know whether others wait for one.
class PatientServer::Threads final : public httplib::ThreadPool {
 public:
  Threads(std::size_t count, std::atomic<std::size_t>& connections)
      : ThreadPool(count), connections_(connections) {}

  void enqueue(std::function<void()> answer) override {
    ++connections_;
    ThreadPool::enqueue([this, answer = std::move(answer)] {
      answer();
      --connections_;
    });
  }

 private:
  std::atomic<std::size_t>& connections_;
};

PatientServer::PatientServer()
    : state_{[this] { return connections_ > threads_; },
             [this] { return svr_sock_ == INVALID_SOCKET; }} {}

httplib::TaskQueue* PatientServer::threads(std::size_t count) {
  threads_ = count;
  // Answers tell clients how long their connection stays open.
  set_keep_alive_timeout(
      std::chrono::duration_cast<std::chrono::seconds>(patience.kept_alive).count());
  return new Threads(count, connections_);
}

/// As the library's own, with a stream that adds up the waits of a request.
bool PatientServer::process_and_close_socket(int socket) {
  PatientStream client(socket, patience, state_);
  bool is_answered = false;
  for (std::size_t left = keep_alive_max_count_; left > 0 && client.await_request(); --left) {
    bool is_closed = false;
    is_answered = process_request(client, left == 1, is_closed, nullptr);
    if (!is_answered || is_closed) break;
  }
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
  return is_answered;
}

}  // namespace carreau::lab
