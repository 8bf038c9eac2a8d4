// SPDX-License-Identifier: Apache-2.0
/// Finds the header of a sheet where it has up to three rows, and names the columns.
#pragma once

#include "files/table.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// What a text says as the name of a column.
enum class NameSense : std::uint8_t {
  none,
  group,   ///< something about amounts, but only above other texts: "Année 2024"
  field,   ///< a field that is no amount: "Porteur"
  amount,  ///< an amount, without saying whose: "Accordé"
  funder,  ///< whose amount, without saying at which stage: "CAF"
  whole,   ///< all that there is to say about an amount: "Accordé CAF", "Total accordé"
};

/// How the texts of a header are understood.
struct HeaderSenses {
  std::function<NameSense(const std::string& name)> sense;
  /// Whether a table with these columns can be read.
  std::function<bool(const std::vector<std::string>& columns)> is_table;
  /// Whether columns below this text describe something else than the action, such as the person
  /// to write to: "Nom" below "Représentant légal" is no name of an action.
  std::function<bool(const std::string& text)> is_of_others;
};

/// The header among the first rows of a sheet: the first one, two or three rows that make a table,
/// of as many rows as give most columns a meaning. The name of a column is made of the texts above
/// each other, from top to bottom: "Accordé CAF" from "Accordé" above "CAF"; only of the lowest
/// where the others add nothing. A text above several columns may be repeated (merged cells) or
/// written once, at the left. A row of units below becomes part of the names; a row that numbers
/// the columns is part of the header. Equal names are numbered: "Accordé", "Accordé (2)".
[[nodiscard]] std::optional<files::Header> find_header_rows(
    std::span<const std::vector<std::string>> rows, const HeaderSenses& senses);

}  // namespace carreau::inputs
