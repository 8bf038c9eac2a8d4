// SPDX-License-Identifier: Apache-2.0
/// A PostgreSQL of the test's own, with PostGIS: in a temporary folder, on a socket, on no port.
#pragma once

#include "support/temp_folder.hpp"

#include <string>
#include <vector>

namespace carreau::testing {

/// Runs while it lives, and no longer than the process that started it. Every local user may
/// connect as anybody, with any password or none.
class PostgresServer {
 public:
  /// Throws std::runtime_error with the server's words when it does not start.
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// Why there can be none here; empty where PostgreSQL and PostGIS are installed.
  [[nodiscard]] static std::string missing();

  /// The folder of the socket, which is `host=`.
  [[nodiscard]] const std::string& host() const { return folder_.path(); }
  /// "PG:dbname=… host=… user=…", with `more` words behind. The databases that there are:
  /// `zonings`, with PostGIS, and `postgres`, without.
  [[nodiscard]] std::string name(const std::string& more = {},
                                 const std::string& database = "zonings") const;
  /// The rows that a query answers, or none for a command. Throws where the server refuses.
  [[nodiscard]] std::vector<std::vector<std::string>> rows(const std::string& query) const;
  void run(const std::string& command) const { (void)rows(command); }
  /// One field.
  [[nodiscard]] std::string value(const std::string& query) const {
    return rows(query).at(0).at(0);
  }

 private:
  void start();
  void wait_until_ready() const;
  void run_program_of(const std::string& program, const std::vector<std::string>& words) const;

  std::string programs_;  ///< folder of initdb and the others
  TempFolder folder_;
  int process_ = -1;
};

}  // namespace carreau::testing
