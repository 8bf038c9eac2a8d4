// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_rows.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "territory/commune.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <string>
#include <utility>

namespace carreau::inputs {

namespace {

/// The source of a cell holds the file in the bits above these, and the row in these.
constexpr std::uint64_t kRowBits = 40;

/// Checks that a file is on the same grid as the cells before it.
void check_same_grid(const std::optional<GridSystem>& grid, const CellId& id, const Place& place) {
  if (!grid || id.grid == *grid) return;
  throw DataError(
      place,
      Message{"row_of_another_grid",
              {{"epsg", grid->epsg}, {"size", grid->cell_size.count()}, {"found", id.text()}}},
      Message{"grids_apart"});
}

double count_of(const files::Table& table, std::size_t column, Findings& findings) {
  const double value = table.number(column, findings);
  // More than any cell can hold; the sum over a grid then fits into 64 bits.
  constexpr double kMost = 1e9;
  if (value < 0.0 || value > kMost) {
    throw DataError(table.place(column),
                    Message{"count_negative", {{"found", table.field(column)}}},
                    Message{"correct_value"});
  }
  return value;
}

/// The value in tenths. A value with more decimals than INSEE publishes is rounded and reported.
template <class Count>
Count rounded_count(const files::Table& table, std::size_t column, Findings& findings) {
  // The usual form is read exactly, without a floating-point number in between.
  if (const auto tenths = parse_plain_decimal(table.field(column), 1)) {
    return Count::from_tenths(*tenths);
  }
  const double value = count_of(table, column, findings);
  const Count count = Count::from_value(value);
  // INSEE publishes tenths; other sources may give more decimals.
  if (std::abs(count.value() - value) > 1e-6) {
    findings.notice("rounded_to_tenths", {}, table.place(column));
  }
  return count;
}

/// The value of a trait in tenths; 32 bits keep the columns of a national grid small.
std::int32_t trait_tenths(const files::Table& table, std::size_t column, Findings& findings) {
  const std::int64_t tenths = rounded_count<Persons>(table, column, findings).tenths();
  if (tenths <= std::numeric_limits<std::int32_t>::max()) return static_cast<std::int32_t>(tenths);
  throw DataError(table.place(column), Message{"count_too_large", {{"found", table.field(column)}}},
                  Message{"correct_value"});
}

/// Reads the rows of one table, or of a part of one, into columns.
class RowReader {
 public:
  RowReader(const files::Table& table, const GridColumns& columns, std::uint64_t file,
            Findings& findings)
      : table_(table), columns_(columns), file_(file), findings_(findings) {}

  /// The grid of the cells; empty before the first cell.
  [[nodiscard]] const std::optional<GridSystem>& grid() const { return grid_; }

  void read(CellColumns& cells) {
    // The place of the cell in the files, for messages about duplicates.
    record_.source = (file_ << kRowBits) | static_cast<std::uint64_t>(table_.row());
    record_.position = position();
    record_.people = rounded_count<Persons>(table_, columns_.people, findings_);
    read_households(record_);
    read_income(record_);
    if (columns_.imputed) record_.imputation = imputation();
    if (columns_.communes) read_communes(record_.communes);
    for (const auto& [trait, column] : columns_.traits) read_trait(trait, column);
    cells.add(record_);
  }

 private:
  CellPosition position() {
    const std::string_view text = table_.field(columns_.id);
    const auto id = CellId::parse(text);
    if (!id) {
      throw DataError(table_.place(columns_.id), Message{"grid_cell_id", {{"found", text}}},
                      Message{"correct_id_or_leave_row_out"});
    }
    // Only the systems in which INSEE publishes grids: métropole, Martinique, La Réunion.
    if (!is_supported(id->grid)) {
      throw DataError(table_.place(columns_.id), Message{"grid_unknown", {{"found", text}}},
                      Message{"only_insee_grids"});
    }
    check_same_grid(grid_, *id, table_.place(columns_.id));
    grid_ = id->grid;
    return id->position;
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
    // In cents, as all money; INSEE's sums have one decimal.
    const auto cents = parse_plain_decimal(table_.field(columns_.income), 2);
    record.income_sum = cents ? Euros::from_cents(*cents)
                              : Euros::from_value(table_.number(columns_.income, findings_));
    const double sum = record.income_sum.value();
    if (record.people.is_zero()) {
      // Incomes without people would be lost in every figure.
      if (sum > 0.0) {
        throw DataError(table_.place(columns_.income),
                        Message{"income_of_nobody", {{"found", table_.field(columns_.income)}}},
                        Message{"are_people_missing"});
      }
      findings_.notice("no_people", {}, table_.place(columns_.people));
      return;
    }
    // A mean far from any standard of living: the column is probably a mean already, or in
    // thousands.
    const double mean = sum / record.people.value();
    constexpr double kLeast = 1'000.0;
    constexpr double kMost = 1'000'000.0;
    // Written so that NaN fails too.
    if (!(mean >= kLeast && mean <= kMost)) {
      throw DataError(table_.place(columns_.income),
                      Message{"income_sum",
                              {{"people", table_.field(columns_.people)},
                               {"found", table_.field(columns_.income)},
                               {"mean", Fixed{mean, 0}}}},
                      Message{"income_is_sum"});
    }
  }

  Imputation imputation() {
    const std::string_view text = table_.field(*columns_.imputed);
    if (text == "0") return Imputation::observed;
    if (text == "1") return Imputation::imputed;
    // "1.0" and "0,0" are written by some programs.
    const auto value = parse_number(text);
    if (!value || (value->value != 0.0 && value->value != 1.0)) {
      throw DataError(table_.place(*columns_.imputed),
                      Message{"imputation_flag", {{"found", text}}}, Message{"imputation_meaning"});
    }
    return value->value == 1.0 ? Imputation::imputed : Imputation::observed;
  }

  void read_communes(std::string& codes) {
    codes = table_.field(*columns_.communes);
    // Spreadsheets remove the leading zero of the first code.
    if (codes.size() % 5 == 4) {
      codes.insert(codes.begin(), '0');
      findings_.notice("leading_zero", {}, table_.place(*columns_.communes));
    }
    // Codes are glued together, five characters each, the one with the largest share first.
    bool is_good = codes.size() % 5 == 0;
    for (std::size_t at = 0; is_good && at < codes.size(); at += 5) {
      is_good = is_commune_code(std::string_view(codes).substr(at, 5));
    }
    if (!is_good) {
      throw DataError(table_.place(*columns_.communes),
                      Message{"commune_codes", {{"found", table_.field(*columns_.communes)}}},
                      Message{"correct_codes"});
    }
  }

  void read_trait(Trait trait, std::size_t column) {
    const auto t = static_cast<std::size_t>(trait);
    record_.traits[t] = trait_tenths(table_, column, findings_);
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

/// The result of one thread.
struct PartReading {
  CellColumns cells;
  std::optional<GridSystem> grid;
  Place first;  ///< place of the first cell id
  Findings findings;
  /// The error that stopped this part; the first one in file order is rethrown.
  std::exception_ptr error;
};

/// Reports progress while the rows of a table are read: in bytes for text, assuming rows of equal
/// length, otherwise in rows.
class RowProgress {
 public:
  RowProgress(const files::Table& table, Progress* progress)
      : progress_(progress), left_(total(table)), step_(kStep) {
    if (table.bytes() == 0) return;
    // Bytes for a number of rows, if all rows had the same length.
    step_ *= left_ / static_cast<std::int64_t>(std::max<std::size_t>(table.most_rows(), 1));
  }
  // What is left of the estimate is reported at the end, so that progress always reaches its total.
  ~RowProgress() {
    if (progress_ != nullptr && left_ > 0) progress_->advance(left_);
  }
  RowProgress(const RowProgress&) = delete;
  RowProgress& operator=(const RowProgress&) = delete;

  static Progress::Unit unit(const files::Table& table) {
    return table.bytes() > 0 ? Progress::Unit::bytes : Progress::Unit::cells;
  }
  static std::int64_t total(const files::Table& table) {
    return table.bytes() > 0 ? table.bytes() : static_cast<std::int64_t>(table.most_rows());
  }
  void count_row() {
    if (++rows_ % kStep != 0) return;
    // Cancellation and progress are looked at rarely: rows take less than a microsecond.
    check_cancelled();
    if (progress_ == nullptr) return;
    const std::int64_t done = std::min(step_, left_);
    left_ -= done;
    progress_->advance(done);
  }

 private:
  static constexpr std::int64_t kStep = 16'384;
  Progress* progress_;
  std::int64_t left_;
  std::int64_t step_;  ///< bytes or rows that correspond to kStep rows
  std::int64_t rows_ = 0;
};

PartReading read_part(files::Table& table, const GridFile& file) {
  PartReading part;
  // Columns grow to their size at once.
  part.cells = CellColumns(file.columns.trait_set());
  part.cells.reserve(table.most_rows());
  RowReader reader(table, file.columns, file.number, part.findings);
  RowProgress progress(table, file.progress);
  try {
    while (table.next()) {
      reader.read(part.cells);
      if (part.cells.size() == 1) part.first = table.place(file.columns.id);
      progress.count_row();
    }
    // Kept instead of thrown, because an earlier part may have an error too.
  } catch (const Error&) {
    part.error = std::current_exception();
  }
  part.grid = reader.grid();
  return part;
}

/// Reads the rows of a file on all threads where its format allows it, otherwise in order.
std::vector<PartReading> read_parts(files::Table& table, const GridFile& file) {
  if (file.progress != nullptr) {
    file.progress->begin(Message{"progress_reading", {{"file", table.file()}}},
                         RowProgress::unit(table), RowProgress::total(table));
  }
  // CSV can be cut at line ends; other formats are read by one thread.
  const auto tables = table.split();
  std::vector<PartReading> parts(std::max<std::size_t>(tables.size(), 1));
  if (tables.empty()) {
    parts.front() = read_part(table, file);
    return parts;
  }
  parallel_for(
      tables.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) parts[k] = read_part(*tables[k], file);
      },
      1);
  return parts;
}

/// Appends the parts of a file in order. Findings and errors are those that a single thread would
/// have met first.
void take_parts(std::vector<PartReading> parts, GridRows& rows, Findings& findings) {
  for (PartReading& part : parts) {
    if (part.cells.size() > 0) {
      const CellId first{*part.grid, part.cells.positions().front()};
      // Parts were read apart, so their grids are compared now.
      check_same_grid(rows.grid, first, part.first);
      rows.grid = part.grid;
    }
    // Findings of later parts are left out, as if reading had stopped here.
    if (part.error) std::rethrow_exception(part.error);
    findings.append(part.findings);
    rows.parts.push_back(std::move(part.cells));
  }
}

}  // namespace

TraitSet GridColumns::trait_set() const {
  TraitSet set;
  for (const auto& [trait, column] : traits) set.set(static_cast<std::size_t>(trait));
  return set;
}

std::int64_t source_row(std::uint64_t source) {
  return static_cast<std::int64_t>(source & ((std::uint64_t{1} << kRowBits) - 1));
}

std::size_t source_file(std::uint64_t source) { return source >> kRowBits; }

void read_grid_rows(files::Table& table, const GridFile& file, GridRows& rows, Findings& findings) {
  take_parts(read_parts(table, file), rows, findings);
}

}  // namespace carreau::inputs
