// SPDX-License-Identifier: Apache-2.0
/// Typed errors. A message says what was expected, what was found, where, and what to do.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace carreau {

/// Where in the input something was met. Rows count from 1 and include the header line,
/// as a text editor or a spreadsheet numbers them.
struct Place {
  std::string file;
  std::optional<std::int64_t> row;
  std::string column;

  /// "file:row: column", leaving out what is not known.
  [[nodiscard]] std::string text() const;
  friend bool operator==(const Place&, const Place&) = default;
};

/// Base of every error that the library throws for unusable input.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The request itself makes no sense: an unknown rule, parameter or option (exit code 2).
class ArgumentError : public Error {
 public:
  using Error::Error;
};

/// The content of an input cannot be used (exit code 1).
class DataError : public Error {
 public:
  using Error::Error;
  /// `place: problem (remedy)`; the remedy may be empty.
  DataError(const Place& place, const std::string& problem, const std::string& remedy);
};

/// A file or database cannot be opened, read or written (exit code 1).
class IoError : public Error {
 public:
  using Error::Error;
  IoError(const std::string& file, const std::string& problem, const std::string& remedy);
};

}  // namespace carreau
