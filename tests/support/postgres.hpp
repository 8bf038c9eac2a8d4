// SPDX-License-Identifier: Apache-2.0
/// A private PostgreSQL server with PostGIS for tests: in a temporary folder, on a socket, without
/// a port.
#pragma once

#include "support/temp_folder.hpp"

#include <string>
#include <vector>

namespace carreau::testing {

/// Runs during the lifetime of this object, and not longer than its process. Every local user may
/// connect as anybody, with any password or none.
class PostgresServer {
 public:
  /// Starts with a copy of databases that are made once. Throws std::runtime_error with the message
  /// of the server when it does not start.
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// The reason why no server can run here; empty where PostgreSQL and PostGIS are installed.
  [[nodiscard]] static std::string missing();

  /// The folder of the socket, for `host=`.
  [[nodiscard]] const std::string& host() const { return folder_.path(); }
  /// "PG:dbname=… host=… user=…", followed by `more`. The databases are `zonings`, with PostGIS,
  /// and `postgres`, without.
  [[nodiscard]] std::string name(const std::string& more = {},
                                 const std::string& database = "zonings") const;
  /// The rows that a query returns; none for a command. Throws where the server reports an error.
  [[nodiscard]] std::vector<std::vector<std::string>> rows(const std::string& query) const;
  void run(const std::string& command) const { (void)rows(command); }
  /// The single field that a query returns.
  [[nodiscard]] std::string value(const std::string& query) const {
    return rows(query).at(0).at(0);
  }

 private:
  /// A server whose databases are still to be made.
  explicit PostgresServer(std::string programs);
  static std::string made_databases(const std::string& programs);
  void make_databases();
  void give_folder_to_owner() const;
  void start();
  void wait_until_ready() const;
  void run_program_of(const std::string& program, const std::vector<std::string>& words) const;

  std::string programs_;  ///< folder of initdb and the other programs
  TempFolder folder_;
  int process_ = -1;
};

}  // namespace carreau::testing
