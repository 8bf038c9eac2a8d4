// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` as a process of its own, asked over HTTP.
#pragma once

#include "support/temp_folder.hpp"

#include <httplib.h>
#include <nlohmann/json.hpp>
#include <sys/types.h>

#include <string>
#include <vector>

namespace carreau::testing {

/// Starts with the object, on a port of its own, and is asked to end with it.
class ServedLab {
 public:
  /// `words` follow `carreau serve`; the port is chosen. Returns once the address is printed;
  /// throws with what the program said where it is not.
  ServedLab(const std::string& binary, const TempFolder& folder, std::vector<std::string> words);
  ~ServedLab();
  ServedLab(const ServedLab&) = delete;
  ServedLab& operator=(const ServedLab&) = delete;

  [[nodiscard]] int port() const { return port_; }
  /// A client that keeps its connection.
  [[nodiscard]] httplib::Client client() const;
  /// The JSON that a path answers; an error of HTTP is a failure of the test.
  [[nodiscard]] nlohmann::json get(const std::string& path) const;
  /// The answer to a state, `{"settings": …, "edits": …}`.
  [[nodiscard]] nlohmann::json run(const nlohmann::json& state) const;
  /// Status and body of a state as it is written.
  [[nodiscard]] httplib::Result post(const std::string& body,
                                     const std::string& path = "/api/runs") const;
  /// Sends SIGINT and waits: the exit code.
  int stop();

 private:
  pid_t process_ = -1;
  int port_ = 0;
};

/// A connection that speaks as it likes.
class RawConnection {
 public:
  explicit RawConnection(int port);
  ~RawConnection();
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;
  void send(const std::string& bytes) const;
  /// Everything until the server hangs up.
  [[nodiscard]] std::string receive() const;

 private:
  int socket_ = -1;
};

}  // namespace carreau::testing
