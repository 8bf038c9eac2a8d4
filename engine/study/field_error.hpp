// SPDX-License-Identifier: Apache-2.0
/// Errors about one member of a request. They name the member; a program with other names for its
/// users, such as the options of the command line, replaces the name.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <string_view>

namespace carreau::study {

/// The members of requests that such an error can be about, of the library and of the lab.
enum class RequestField : std::uint8_t {
  grids,
  rule,
  brackets_of,
  fewest_households,
  without_headcount,
  outlines,
  tables,
  medians,
  programme,
  folder,
  port,
};
/// The name of the member in its request: "without_headcount".
[[nodiscard]] std::string_view to_text(RequestField field);

class FieldError : public ArgumentError {
 public:
  FieldError(RequestField field, Message message);
  /// The error where a required member is empty.
  [[nodiscard]] static FieldError missing(RequestField field);

  [[nodiscard]] RequestField field() const noexcept { return field_; }
  [[nodiscard]] bool is_missing() const noexcept { return is_missing_; }

 private:
  explicit FieldError(RequestField missing);

  RequestField field_;
  bool is_missing_ = false;
};

}  // namespace carreau::study
