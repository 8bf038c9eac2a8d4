// SPDX-License-Identifier: Apache-2.0
#include "inputs/brackets_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 3> kCellId = {"idcar_200m", "idinspire", "cell"};
/// An open bracket is assumed to end at ten times its limit, or at a tenth of it.
constexpr double kOpenEnd = 10.0;

struct BracketColumn {
  std::size_t column = 0;
  double low = 0.0;
  double high = 0.0;
};

/// Parses "12000-14000", "-5000" or "60000-"; any other name is that of another column.
std::optional<BracketColumn> parse_bracket(std::size_t column, std::string_view name) {
  const std::size_t dash = name.find('-');
  // A name without a dash, or without any number around it, is another column.
  if (dash == std::string_view::npos) return std::nullopt;
  const auto low = parse_number(trimmed(name.substr(0, dash)));
  const auto high = parse_number(trimmed(name.substr(dash + 1)));
  if (!low && !high) return std::nullopt;
  BracketColumn bracket{column, 0.0, 0.0};
  // An open upper bracket has only its low end, an open lower one only its high end.
  bracket.high = high ? high->value : low->value * kOpenEnd;
  bracket.low = low && low->value > 0.0 ? low->value : bracket.high / kOpenEnd;
  return bracket;
}

std::vector<BracketColumn> bracket_columns(const files::Table& table) {
  std::vector<BracketColumn> brackets;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (const auto bracket = parse_bracket(c, table.columns()[c])) brackets.push_back(*bracket);
  }
  if (brackets.empty()) {
    throw DataError({table.file(), {}, {}},
                    Message{"bracket_columns", {{"columns", join(table.columns(), ", ")}}},
                    Message{"name_brackets"});
  }
  // Brackets must follow each other without gaps: the distribution function is a sum over them.
  for (std::size_t k = 0; k < brackets.size(); ++k) {
    const std::string& name = table.columns()[brackets[k].column];
    // Written so that NaN fails too.
    if (!(brackets[k].low < brackets[k].high)) {
      throw DataError({table.file(), {}, name}, Message{"bracket_reversed"},
                      Message{"name_brackets"});
    }
    if (k == 0 || brackets[k].low == brackets[k - 1].high) continue;
    throw DataError(
        {table.file(), {}, name},
        Message{"bracket_gap", {{"expected", brackets[k - 1].high}, {"found", brackets[k].low}}},
        Message{"brackets_follow"});
  }
  return brackets;
}

/// Reads one row for each cell, checks it against the grid, and at the end checks the whole.
class BracketRows {
 public:
  BracketRows(files::Table& table, const CellTable& cells, Findings& findings)
      : table_(table),
        cells_(cells),
        findings_(findings),
        id_(table.require(kCellId, Message{"column_cell_id"})),
        brackets_(bracket_columns(table)),
        // One array, cell by cell, in the order of the brackets.
        counts_(cells.size() * brackets_.size()),
        is_seen_(cells.size()) {}

  void read() {
    const CellIndex cell = cell_of_row();
    if (cell.is_none()) return;
    if (is_seen_[cell.position()]) {
      throw DataError(table_.place(id_),
                      Message{"cell_already_given", {{"cell", table_.field(id_)}}},
                      Message{"one_row_a_cell"});
    }
    is_seen_[cell.position()] = true;
    std::int64_t people = 0;
    for (std::size_t k = 0; k < brackets_.size(); ++k) {
      const std::int64_t count = count_in(brackets_[k].column);
      counts_[cell.position() * brackets_.size() + k] = count;
      people += count;
    }
    check_total(cell, people);
  }

  IncomeBrackets finish(IncomeConcept income) {
    check_all();
    IncomeBrackets result;
    result.income = income;
    for (const BracketColumn& bracket : brackets_) result.limits.push_back(bracket.low);
    result.limits.push_back(brackets_.back().high);
    result.counts = std::move(counts_);
    return result;
  }

 private:
  CellIndex cell_of_row() {
    const auto id = CellId::parse(table_.field(id_));
    // Another grid or another resolution gives no warning but an error: all rows would be wrong.
    if (!id || id->grid != cells_.grid()) {
      throw DataError(
          table_.place(id_),
          Message{"bracket_cell_id", {{"epsg", cells_.grid().epsg}, {"found", table_.field(id_)}}},
          Message{"correct_id_or_leave_row_out"});
    }
    const CellIndex cell = cells_.find(id->position);
    // A table may cover more than the grid, so an unknown cell is only worth a warning.
    if (cell.is_none()) findings_.warn("bracket_cell_unknown", {}, table_.place(id_));
    return cell;
  }

  std::int64_t count_in(std::size_t column) {
    const double value = table_.number(column, findings_);
    // People are counted, so a fraction means that the column holds something else.
    if (value < 0.0 || value != std::floor(value) || value > 1e9) {
      throw DataError(table_.place(column),
                      Message{"whole_people", {{"found", table_.field(column)}}},
                      Message{"correct_value"});
    }
    return static_cast<std::int64_t>(value);
  }

  void check_total(CellIndex cell, std::int64_t people) {
    const double expected = cells_.people()[cell.position()].value();
    if (people == 0 && expected > 0.0) {
      throw DataError(
          table_.place(id_),
          Message{"brackets_without_people", {{"cell", table_.field(id_)}, {"expected", expected}}},
          Message{"brackets_for_all"});
    }
    total_ += static_cast<double>(people);
    // Tables and grid are both rounded, which matters in small cells.
    constexpr double kRounding = 1.0;
    constexpr double kTolerance = 0.02;
    const double gap = std::abs(static_cast<double>(people) - expected);
    if (gap <= kRounding || gap <= kTolerance * expected) return;
    findings_.warn("bracket_total",
                   {{"cell", table_.field(id_)}, {"people", people}, {"expected", expected}},
                   table_.place(id_));
  }

  void check_all() {
    double expected = 0.0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const double people = cells_.people()[i].value();
      expected += people;
      // A cell without people needs no row; any other one must not be left without incomes.
      if (is_seen_[i]) continue;
      if (people > 0.0) {
        throw DataError({table_.file(), {}, table_.columns()[id_]},
                        Message{"bracket_row_missing", {{"cell", cells_.id(CellIndex(i)).text()}}},
                        Message{"brackets_for_all"});
      }
      counts_[i * brackets_.size()] = 1;  // any value: the cell has no people, so it is never used
    }
    constexpr double kTolerance = 0.10;
    // A large gap over all cells: probably households instead of people.
    if (std::abs(total_ - expected) <= kTolerance * expected) return;
    throw DataError(
        {table_.file(), {}, {}},
        Message{"bracket_totals", {{"brackets", Fixed{total_, 0}}, {"grid", Fixed{expected, 0}}}},
        Message{"are_they_people"});
  }

  files::Table& table_;
  const CellTable& cells_;
  Findings& findings_;
  std::size_t id_;
  std::vector<BracketColumn> brackets_;
  std::vector<std::int64_t> counts_;
  std::vector<bool> is_seen_;
  double total_ = 0.0;
};

}  // namespace

IncomeBrackets read_brackets(const std::string& path, const CellTable& cells, IncomeConcept income,
                             Findings& findings) {
  const auto table = files::open_table(
      path,
      [](const std::vector<std::string>& columns) { return files::has_any(columns, kCellId); },
      findings);
  BracketRows rows(*table, cells, findings);
  while (table->next()) rows.read();
  return rows.finish(income);
}

}  // namespace carreau::inputs
