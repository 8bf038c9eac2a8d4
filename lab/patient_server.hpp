// SPDX-License-Identifier: Apache-2.0
/// The server of the library, which no slow client can keep from answering others.
#pragma once

#include "lab/http_library.hpp"
#include "lab/patient_stream.hpp"

#include <atomic>
#include <cstddef>

namespace carreau::lab {

/// Every connection has a thread, of which there are so many and no more. Set up as the library
/// says, but for its timeouts and its threads.
class PatientServer : public httplib::Server {
 public:
  PatientServer();

  /// To be set before the server listens.
  ClientPatience patience;
  /// What the library's `new_task_queue` must give.
  [[nodiscard]] httplib::TaskQueue* threads(std::size_t count);

 private:
  class Threads;
  bool process_and_close_socket(int socket) override;

  ServerState state_;
  std::atomic<std::size_t> threads_ = 0;
  std::atomic<std::size_t> connections_ = 0;  ///< with a thread, or waiting for one
};

}  // namespace carreau::lab
