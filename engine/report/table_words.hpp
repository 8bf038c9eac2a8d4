// SPDX-License-Identifier: Apache-2.0
/// Words for the figures, cells and slips of one printed table.
#pragma once

#include "reconciliation/table_comparison.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::report {

/// Fills in a pattern that was chosen by language.
[[nodiscard]] std::string filled(std::string_view pattern, const auto&... values) {
  return fmt::format(fmt::runtime(pattern), values...);
}
/// « name » or "name".
[[nodiscard]] std::string quoted(const std::string& name, const Words& w);

class TableWords {
 public:
  /// The table must outlive this object.
  TableWords(const SumTable& table, Language language) : table_(table), w_(language) {}

  [[nodiscard]] const Words& words() const { return w_; }
  /// "286 195 €", "195", "12,5 %".
  [[nodiscard]] std::string figure(std::int64_t hundredths, const SumUnit& unit) const;
  /// The name of a row or column, or its number where it has no name.
  [[nodiscard]] std::string line_name(Axis axis, std::size_t line) const;
  /// "ligne 3, « Financement Total » × « Culture »"; in spreadsheets "cellule D3, …".
  [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const;
  /// The place of a figure, or the lines of which it is the sum.
  [[nodiscard]] std::string place(const TableFigure& figure) const;
  /// The content of a cell that is not a number, with the name of its line.
  [[nodiscard]] std::string unread(Axis axis, std::size_t line, std::size_t cross) const;
  /// A line of text for each slip.
  [[nodiscard]] std::string slips(const std::vector<Slip>& slips, const SumUnit& unit,
                                  Axis axis) const;

 private:
  [[nodiscard]] std::string slip(const Slip& slip, const SumUnit& unit, Axis axis) const;
  [[nodiscard]] std::string line_slip(SlipKind kind, const std::string& line) const;

  const SumTable& table_;
  Words w_;
};

}  // namespace carreau::report
