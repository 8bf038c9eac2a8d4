// SPDX-License-Identifier: Apache-2.0
/// An SQLite file that is being completed, and its prepared statements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace carreau::files {

/// A connection to an existing file. Nobody else reads the file and it is deleted on failure, so it
/// needs neither a journal nor synchronous writes. Another connection of this process may write it
/// by turns.
class SqliteFile {
 public:
  /// Throws IoError, in which the file is called `shown`, as does everything below.
  SqliteFile(const std::string& file, std::string shown);

  /// Executes statements that return nothing.
  void run(const std::string& sql) const;
  void check(bool done) const;
  [[nodiscard]] sqlite3* get() const { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };

  std::string shown_;
  std::unique_ptr<sqlite3, Close> database_;
};

/// A prepared statement. Parameters count from 1. Texts and bytes are not copied: they must live
/// until the statement has run.
class Statement {
 public:
  Statement(const SqliteFile& database, const std::string& sql);

  void bind(int parameter, std::int64_t value) const;
  void bind(int parameter, double value) const;
  void bind(int parameter, std::string_view text) const;
  void bind(int parameter, std::span<const unsigned char> bytes) const;
  void bind_null(int parameter) const;

  /// Executes a statement that returns nothing; it can then be bound again.
  void run() const;
  /// Advances to the next row of a query; false after the last one.
  [[nodiscard]] bool next() const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string text(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  const SqliteFile& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace carreau::files
