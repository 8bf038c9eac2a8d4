// SPDX-License-Identifier: Apache-2.0
#include "files/path_in_file.hpp"

#include "base/text.hpp"
#include "files/database.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace carreau::files {

namespace {

/// What the user's environment says of this word of a connection; empty where it says nothing.
std::string chosen(const char* variable) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? std::string() : value;
}

/// The folder of a socket, or a name of this machine.
bool is_here(const std::string& host) {
  return host.empty() || host.starts_with('/') || host.starts_with('@') || host == "localhost" ||
         host == "127.0.0.1" || host == "::1";
}

/// libpq tries several servers in turn, so each of them counts.
bool is_known(const std::string& hosts, const std::string& of_environment) {
  if (!of_environment.empty() && hosts == of_environment) return true;
  const std::vector<std::string> list = split(hosts, ',');
  return std::ranges::all_of(list, is_here);
}

/// The server of an address that the user did not choose; empty where there is none.
std::string foreign_server(const Database& database) {
  for (const auto& [key, value] : database.connection) {
    const bool is_server = (key == "host" && !is_known(value, chosen("PGHOST"))) ||
                           (key == "hostaddr" && !is_known(value, chosen("PGHOSTADDR"))) ||
                           // An address within the name of the database.
                           (key == "dbname" && value.find_first_of("=:") != std::string::npos) ||
                           (key == "service" && value != chosen("PGSERVICE"));
    if (is_server) return value;
  }
  return {};
}

}  // namespace

void check_path_in_file(const std::string& path, const Place& place) {
  if (path.starts_with("/vsi")) {
    throw DataError(place, Message{"path_in_file_of_gdal"}, Message{"name_file_itself"});
  }
  if (!is_database(path)) return;
  const std::string server = foreign_server(parse_database(path));
  if (server.empty()) return;
  throw DataError(place, Message{"path_in_file_of_server", {{"server", server}}},
                  Message{"name_server_yourself"});
}

}  // namespace carreau::files
