// SPDX-License-Identifier: Apache-2.0
#include "files/sqlite_file.hpp"

#include "base/error.hpp"

#include <sqlite3.h>

#include <utility>

namespace carreau::files {

namespace {

/// Whoever writes has the file for itself, and one thread at a time uses it: SQLite's own locks,
/// which it would take for each value that is bound, protect nothing.
constexpr int kHow = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

}  // namespace

void SqliteFile::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

SqliteFile::SqliteFile(const std::string& file, std::string shown) : shown_(std::move(shown)) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &opened, kHow, nullptr);
  database_.reset(opened);
  check(result == SQLITE_OK);
  run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
}

void SqliteFile::run(const std::string& sql) const {
  check(sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

void SqliteFile::check(bool done) const {
  if (done) return;
  throw IoError(
      shown_, Message{"cannot_be_written_by_sqlite", {{"reason", sqlite3_errmsg(database_.get())}}},
      Message{"is_there_room"});
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(const SqliteFile& database, const std::string& sql) : database_(database) {
  sqlite3_stmt* prepared = nullptr;
  const int result = sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &prepared, nullptr);
  statement_.reset(prepared);
  database_.check(result == SQLITE_OK);
}

void Statement::bind(int parameter, std::int64_t value) const {
  database_.check(sqlite3_bind_int64(statement_.get(), parameter, value) == SQLITE_OK);
}

void Statement::bind(int parameter, double value) const {
  database_.check(sqlite3_bind_double(statement_.get(), parameter, value) == SQLITE_OK);
}

void Statement::bind(int parameter, std::string_view text) const {
  database_.check(sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(),
                                      SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK);
}

void Statement::bind(int parameter, std::span<const unsigned char> bytes) const {
  database_.check(sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(),
                                      SQLITE_STATIC) == SQLITE_OK);
}

void Statement::bind_null(int parameter) const {
  database_.check(sqlite3_bind_null(statement_.get(), parameter) == SQLITE_OK);
}

void Statement::run() const {
  database_.check(sqlite3_step(statement_.get()) == SQLITE_DONE);
  sqlite3_reset(statement_.get());
}

bool Statement::next() const {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  database_.check(result == SQLITE_DONE);
  // Without a reset SQLite would keep its lock.
  sqlite3_reset(statement_.get());
  return false;
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
  // SQLite's texts are unsigned characters; null has no text.
  const auto* const text =
      reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text == nullptr ? std::string() : std::string(text);
}

}  // namespace carreau::files
