// SPDX-License-Identifier: Apache-2.0
/// The columns of `crosswalk` and the rows that fill them.
#pragma once

#include "files/row_stream.hpp"
#include "zoning/moved_variables.hpp"
#include "zoning/zoning.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {

/// Whether a variable may bear the name: not one of the columns that every table has.
[[nodiscard]] bool may_name_variable(std::string_view name);

/// `code` and `name` of each target, then of each variable its value under its own name and, with
/// the endings that docs/crosswalk.md lists, what it rests on. References must outlive it.
class CrosswalkRows {
 public:
  CrosswalkRows(const Zoning& zones, const std::vector<MovedVariable>& variables);
  CrosswalkRows(const CrosswalkRows&) = delete;
  CrosswalkRows& operator=(const CrosswalkRows&) = delete;

  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return fields_; }
  [[nodiscard]] std::vector<files::Row> rows() const;

 private:
  const Zoning& zones_;
  const std::vector<MovedVariable>& variables_;
  std::deque<std::string> names_;  ///< fields_ points into it
  std::vector<files::FieldSpec> fields_;
};

}  // namespace carreau::results
