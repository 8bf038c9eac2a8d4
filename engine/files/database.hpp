// SPDX-License-Identifier: Apache-2.0
/// PostgreSQL with PostGIS, addressed in GDAL's syntax: `PG:dbname=… host=… schemas=… tables=…`.
#pragma once

#include "files/gdal_source.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::files {

/// The words of a database address. The connection parameters are passed to libpq unchanged;
/// missing ones come from its environment (PGHOST, PGUSER, PGPASSWORD, .pgpass…).
struct Database {
  std::vector<std::pair<std::string, std::string>> connection;  ///< in the given order
  std::vector<std::string> schemas;                             ///< schemas to search; empty: all
  std::vector<std::string> tables;  ///< tables to read, as `schema.table` or `table`; empty: all
};

/// Whether a path is the address of a database rather than a file, even if the address is
/// malformed.
[[nodiscard]] bool is_database(std::string_view path);
/// Does not connect. Throws ArgumentError for a malformed address.
[[nodiscard]] Database parse_database(std::string_view path);

/// A path as messages and output files show it. Of a database address only the words known to be
/// harmless are kept, so that neither a password nor a misspelt `password=` is disclosed.
[[nodiscard]] std::string shown_path(const std::string& path);
/// The name of a database without its server: database, schemas and tables.
[[nodiscard]] std::string database_name(std::string_view path);
/// A short label: the tables, otherwise the schemas, otherwise the database.
[[nodiscard]] std::string database_label(std::string_view path);

/// What happens to changes when the connection ends.
enum class DatabaseAccess {
  read,   ///< nothing is written
  write,  ///< everything since the beginning, or since the last COMMIT, is rolled back
};

/// Connects. Throws IoError with the reason given by the server.
[[nodiscard]] Dataset connect(const Database& database, DatabaseAccess access);
/// Opens a database for reading. Every table and view is a layer, including those without geometry.
/// Throws IoError where a named table does not exist, or where there is no table at all; the
/// message lists the existing ones.
[[nodiscard]] Dataset open_database(const std::string& path);

struct SqlAnswer {
  std::vector<std::vector<std::string>> rows;  ///< values as text; null is empty
  std::string error;                           ///< the reason given by the server; empty on success
};
SqlAnswer ask(GDALDataset& dataset, const std::string& statement);
/// A message of libpq or PostgreSQL joined to a single line.
[[nodiscard]] std::string one_line(const std::string& message);
/// Quotes a name, or a text, for SQL, whatever characters it contains.
[[nodiscard]] std::string sql_name(std::string_view name);
[[nodiscard]] std::string sql_text(std::string_view text);

/// Throws ArgumentError unless the address names its tables. A scenario identifies inputs by their
/// content, and the content of a database is the rows of the named tables.
void require_tables(const std::string& path);

}  // namespace carreau::files
