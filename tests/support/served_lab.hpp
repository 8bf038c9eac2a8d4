// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` in its own process, queried over HTTP.
#pragma once

#include "lab/http_library.hpp"
#include "support/temp_folder.hpp"

#include <nlohmann/json.hpp>
#include <sys/types.h>

#include <string>
#include <vector>

namespace carreau::testing {

/// The constructor starts it on its own port, and the destructor asks it to end.
class ServedLab {
 public:
  /// `words` follow `carreau serve`; the port is chosen automatically. Returns when the address is
  /// printed; otherwise throws with the output of the program.
  ServedLab(const std::string& binary, const TempFolder& folder, std::vector<std::string> words);
  ~ServedLab();
  ServedLab(const ServedLab&) = delete;
  ServedLab& operator=(const ServedLab&) = delete;

  [[nodiscard]] int port() const { return port_; }
  /// As it was printed.
  [[nodiscard]] const std::string& address() const { return address_; }
  /// A client that keeps its connection open.
  [[nodiscard]] httplib::Client client() const;
  /// The JSON answer for a path; an HTTP error makes the test fail.
  [[nodiscard]] nlohmann::json get(const std::string& path) const;
  /// The answer to a state, `{"settings": …, "edits": …}`.
  [[nodiscard]] nlohmann::json run(const nlohmann::json& state) const;
  /// The status and body for a state given as text.
  [[nodiscard]] httplib::Result post(const std::string& body,
                                     const std::string& path = "/api/runs") const;
  /// Sends SIGINT and waits; returns the exit code.
  int stop();

 private:
  pid_t process_ = -1;
  int port_ = 0;
  std::string address_;
};

/// A raw connection that can send anything.
class RawConnection {
 public:
  explicit RawConnection(int port);
  ~RawConnection();
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;
  void send(const std::string& bytes) const;
  /// Everything until the server closes the connection.
  [[nodiscard]] std::string receive() const;

 private:
  int socket_ = -1;
};

}  // namespace carreau::testing
