// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_rows.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "inputs/grid_fields.hpp"
#include "inputs/row_progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace carreau::inputs {

namespace {

/// The source of a cell holds the file in the bits above these, and the row in these.
constexpr std::uint64_t kRowBits = 40;

/// Reads the rows of one table, or of a part of one, into columns.
class RowReader {
 public:
  RowReader(const files::Table& table, const GridColumns& columns, std::uint64_t file,
            Findings& findings)
      : table_(table), columns_(columns), file_(file), findings_(findings) {}

  /// The grid of the cells; empty before the first cell.
  [[nodiscard]] const std::optional<GridSystem>& grid() const { return grid_; }

  const CellRecord& read() {
    // The place of the cell in the files, for messages about duplicates.
    record_.source = source_of(file_, table_.row());
    record_.position = position();
    record_.people = rounded_count<Persons>(table_, columns_.people, findings_);
    read_households(record_);
    read_income(record_);
    if (columns_.imputed) record_.imputation = imputation();
    if (columns_.communes) {
      read_communes(table_, *columns_.communes, findings_, record_.communes);
    }
    for (const auto& [trait, column] : columns_.traits) read_trait(trait, column);
    return record_;
  }

 private:
  CellPosition position() {
    const CellId id = cell_id_of(table_, columns_.id);
    // A place is made of texts, so it is only asked for where there is something to check.
    if (grid_ != id.grid) check_same_grid(grid_, id, table_.place(columns_.id));
    grid_ = id.grid;
    return id.position;
  }

  void read_households(CellRecord& record) {
    if (!columns_.households) return;
    record.households = rounded_count<Households>(table_, *columns_.households, findings_);
    record.poor_households = rounded_count<Households>(table_, *columns_.poor, findings_);
    // INSEE caps poor households at 80 % before rounding, so they never exceed the households.
    if (record.poor_households > record.households) {
      throw DataError(table_.place(*columns_.poor),
                      Message{"poor_above_households",
                              {{"households", table_.field(*columns_.households)},
                               {"found", table_.field(*columns_.poor)}}},
                      Message{"are_columns_swapped"});
    }
    // Rounding may give no household to a cell with people; the model then has no headcount.
    if (record.households.is_zero() && !record.people.is_zero()) {
      findings_.warn("no_households", {}, table_.place(*columns_.households));
    }
  }

  void read_income(CellRecord& record) {
    if (record.people.is_zero()) findings_.notice("no_people", {}, table_.place(columns_.people));
    if (!columns_.income) return;
    const std::size_t column = *columns_.income;
    record.income_sum = euros_of(table_, column, findings_);
    const double sum = record.income_sum.value();
    if (!record.people.is_zero()) {
      check_mean(table_, columns_.people, column, sum / record.people.value());
      return;
    }
    // Incomes without people would be lost in every figure.
    if (sum <= 0.0) return;
    throw DataError(table_.place(column),
                    Message{"income_of_nobody", {{"found", table_.field(column)}}},
                    Message{"are_people_missing"});
  }

  Imputation imputation() {
    const auto flag = table_.plain_decimal(*columns_.imputed, 0);
    if (flag == 0) return Imputation::observed;
    if (flag == 1) return Imputation::imputed;
    // "1.0" and "0,0" are written by some programs.
    const std::string_view text = table_.field(*columns_.imputed);
    const auto value = parse_number(text);
    if (!value || (value->value != 0.0 && value->value != 1.0)) {
      table_.refuse_null(*columns_.imputed);
      throw DataError(table_.place(*columns_.imputed),
                      Message{"imputation_flag", {{"found", text}}}, Message{"imputation_meaning"});
    }
    return value->value == 1.0 ? Imputation::imputed : Imputation::observed;
  }

  void read_trait(Trait trait, std::size_t column) {
    const auto t = static_cast<std::size_t>(trait);
    record_.traits[t] = trait_tenths(table_, std::span(&column, 1), findings_);
    const TraitFacts& facts = trait_facts()[t];
    // A part can only be compared with a base that the grid has.
    if (!facts.is_part || (facts.base == TraitBase::households && !columns_.households)) return;
    const std::int64_t whole =
        facts.base == TraitBase::people ? record_.people.tenths() : record_.households.tenths();
    // Both values are rounded to a tenth independently, so they may differ by one.
    if (record_.traits[t] > whole + 1) {
      findings_.warn("part_above_whole", {{"column", facts.column}}, table_.place(column));
    }
  }

  const files::Table& table_;
  const GridColumns& columns_;
  std::uint64_t file_;
  std::optional<GridSystem> grid_;
  CellRecord record_;  ///< the current row; reused to avoid allocations
  Findings& findings_;
};

/// What one thread found in a part of a file, besides its cells.
struct PartReading {
  std::optional<CellId> first;
  Place place;  ///< of the first cell id
  Findings findings;
  /// The error that stopped this part; the first one in file order is rethrown.
  std::exception_ptr error;
};

/// Reads the rows into `cells`, which are columns or the writer of a part of them.
template <class Cells>
PartReading read_part(files::Table& table, const GridFile& file, Cells& cells) {
  PartReading part;
  RowReader reader(table, file.columns, file.number, part.findings);
  RowProgress progress(table, file.progress);
  try {
    while (table.next()) {
      const CellRecord& record = reader.read();
      cells.add(record);
      if (!part.first) {
        part.first = CellId{*reader.grid(), record.position};
        part.place = table.place(file.columns.id);
      }
      progress.count_row();
    }
    // Kept instead of thrown, because an earlier part may have an error too.
  } catch (const Error&) {
    part.error = std::current_exception();
  }
  return part;
}

/// Checks the parts of a file in order. Findings and errors are those that a single thread would
/// have met first.
void take_parts(const std::vector<PartReading>& parts, GridRows& rows, Findings& findings) {
  for (const PartReading& part : parts) {
    if (part.first) {
      // Parts were read apart, so their grids are compared now.
      check_same_grid(rows.grid, *part.first, part.place);
      rows.grid = part.first->grid;
    }
    // Findings of later parts are left out, as if reading had stopped here.
    if (part.error) std::rethrow_exception(part.error);
    findings.append(part.findings);
  }
}

/// Reads the parts of a table on all threads, each into its share of the columns.
std::vector<PartReading> read_parts(std::span<const std::unique_ptr<files::Table>> tables,
                                    const GridFile& file, CellColumns& cells) {
  std::vector<std::size_t> most;
  for (const auto& table : tables) most.push_back(table->most_rows());
  std::vector<CellWriter> writers = CellWriter::share(cells, most);
  std::vector<PartReading> parts(tables.size());
  parallel_for(
      tables.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          parts[k] = read_part(*tables[k], file, writers[k]);
        }
      },
      1);
  CellWriter::join(std::move(writers), cells);
  return parts;
}

}  // namespace

TraitSet GridColumns::trait_set() const {
  TraitSet set;
  for (const auto& [trait, column] : traits) set.set(static_cast<std::size_t>(trait));
  return set;
}

std::vector<std::size_t> GridColumns::positions() const {
  std::vector<std::size_t> all{id, people};
  for (const auto& column : {income, households, poor, imputed, communes}) {
    if (column) all.push_back(*column);
  }
  for (const auto& [trait, column] : traits) all.push_back(column);
  return all;
}

std::int64_t source_row(std::uint64_t source) {
  return static_cast<std::int64_t>(source & ((std::uint64_t{1} << kRowBits) - 1));
}

std::size_t source_file(std::uint64_t source) { return source >> kRowBits; }

std::uint64_t source_of(std::size_t file, std::int64_t row) {
  return (std::uint64_t{file} << kRowBits) | static_cast<std::uint64_t>(row);
}

void read_grid_rows(files::Table& table, const GridFile& file, GridRows& rows, Findings& findings) {
  if (file.progress != nullptr) {
    file.progress->begin(Message{"progress_reading", {{"file", table.file()}}},
                         RowProgress::unit(table), RowProgress::total(table));
  }
  table.limit_to(file.columns.positions());
  CellColumns cells(file.columns.trait_set());
  // CSV can be cut at line ends; other formats are read by one thread.
  const auto tables = table.split();
  std::vector<PartReading> parts;
  if (tables.empty()) {
    // Columns grow to their size at once.
    cells.reserve(table.most_rows());
    parts.push_back(read_part(table, file, cells));
  } else {
    parts = read_parts(tables, file, cells);
  }
  take_parts(parts, rows, findings);
  rows.parts.push_back(std::move(cells));
}

}  // namespace carreau::inputs
