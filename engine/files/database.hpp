// SPDX-License-Identifier: Apache-2.0
/// PostgreSQL with PostGIS, named as GDAL names it: `PG:dbname=… host=… schemas=… tables=…`.
#pragma once

#include "files/gdal_source.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::files {

/// The words of a database's name. What libpq needs to connect is as libpq takes it; what is left
/// out comes from its environment (PGHOST, PGUSER, PGPASSWORD, .pgpass…).
struct Database {
  std::vector<std::pair<std::string, std::string>> connection;  ///< in the order given
  std::vector<std::string> schemas;  ///< that are looked into; empty: all of them
  std::vector<std::string> tables;   ///< that are read, `schema.table` or `table`; empty: all
};

/// Whether a path is no file but a database, well named or not.
[[nodiscard]] bool is_database(std::string_view path);
/// Throws ArgumentError where the words cannot be told apart. Does not connect.
[[nodiscard]] Database parse_database(std::string_view path);

/// A path as messages and files tell it: of a database without its password. Any word that is not
/// known to be harmless is left out, so that a slip in `password=` is not told either.
[[nodiscard]] std::string shown_path(const std::string& path);
/// What a database is called where no machine shall be told of: its name, schemas and tables.
[[nodiscard]] std::string database_name(std::string_view path);
/// A short name: the tables, or else the schemas, or else the database.
[[nodiscard]] std::string database_label(std::string_view path);

/// What becomes of the database when the connection ends.
enum class DatabaseAccess {
  read,   ///< nothing can have been written
  write,  ///< all is undone since the beginning, or since the statement COMMIT
};

/// Connects. Throws IoError with the server's reason.
[[nodiscard]] Dataset connect(const Database& database, DatabaseAccess access);
/// Opens for reading; every table and view there is a layer, those without geometry too. Throws
/// IoError also where a table named is absent, or there is none at all, and tells those that are.
[[nodiscard]] Dataset open_database(const std::string& path);

struct SqlAnswer {
  std::vector<std::vector<std::string>> rows;  ///< as text; nulls are empty
  std::string error;                           ///< the server's reason; empty: it was done
};
SqlAnswer ask(GDALDataset& dataset, const std::string& statement);
/// A message of libpq or PostgreSQL without its lines.
[[nodiscard]] std::string one_line(const std::string& message);
/// A name as SQL writes it, whatever it holds; and a text.
[[nodiscard]] std::string sql_name(std::string_view name);
[[nodiscard]] std::string sql_text(std::string_view text);

/// Throws ArgumentError unless the tables are named: a scenario knows its inputs by their content,
/// and that of a database is the rows of those tables.
void require_tables(const std::string& path);

}  // namespace carreau::files
