// SPDX-License-Identifier: Apache-2.0
/// Typed errors: a message says what was expected and what was found, a place says where, a remedy
/// says what to do.
#pragma once

#include "base/message.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace carreau {

/// Where in the input something was met. Rows count from 1 and include the header line,
/// as a text editor or a spreadsheet numbers them.
struct Place {
  std::string file;
  std::optional<std::int64_t> row;
  std::string column;

  /// "file:row: column", leaving out what is not known.
  [[nodiscard]] std::string text(Language language = Language::english) const;
  friend bool operator==(const Place&, const Place&) = default;
};

/// Base of every error that the library throws for unusable input. what() is the whole error in
/// English; error_text() tells it in either language.
class Error : public std::runtime_error {
 public:
  [[nodiscard]] const Message& message() const noexcept;
  /// Nothing in it where the error is of no file.
  [[nodiscard]] const Place& place() const noexcept;
  /// What to do; null where nothing can be said.
  [[nodiscard]] const Message* remedy() const noexcept;

 protected:
  Error(Place place, Message message, Message remedy);

 private:
  struct Parts;
  explicit Error(Parts parts);
  // Shared, because an exception must be copied without throwing.
  std::shared_ptr<const Parts> parts_;
};

/// The request itself makes no sense: an unknown rule, parameter or option (exit code 2).
class ArgumentError : public Error {
 public:
  explicit ArgumentError(Message message, Message remedy = {});
  /// `what`: the option or parameter that is at fault.
  ArgumentError(std::string what, Message message, Message remedy = {});
};

/// The content of an input cannot be used (exit code 1).
class DataError : public Error {
 public:
  explicit DataError(Message message, Message remedy = {});
  DataError(Place place, Message message, Message remedy = {});
};

/// A file or database cannot be opened, read or written (exit code 1).
class IoError : public Error {
 public:
  IoError(std::string file, Message message, Message remedy = {});
};

/// The whole error as a message, to stand within another.
[[nodiscard]] Message as_message(const Error& error);

/// "place: problem (remedy)", in words.
[[nodiscard]] std::string error_text(const Error& error, Language language);

}  // namespace carreau
