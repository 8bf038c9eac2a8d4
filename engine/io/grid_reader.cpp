// SPDX-License-Identifier: Apache-2.0
#include "io/grid_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/gdal_source.hpp"
#include "io/layer_table.hpp"
#include "io/table.hpp"
#include "territory/commune.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace carreau::io {

namespace {

using Names = std::array<std::string_view, 3>;
constexpr Names kIdNames = {"idcar_200m", "idinspire", "idcar_1km"};
constexpr Names kImputedNames = {"i_est_200", "i_est_cr", "i_est_1km"};
constexpr std::array<std::string_view, 2> kCommuneNames = {"lcog_geo", "depcom"};
constexpr std::array<std::string_view, 1> kPeople = {"ind"};
constexpr std::array<std::string_view, 1> kIncome = {"ind_snv"};
constexpr std::array<std::string_view, 1> kHouseholds = {"men"};
constexpr std::array<std::string_view, 1> kPoor = {"men_pauv"};

constexpr std::uint64_t kRowBits = 40;

struct GridColumns {
  std::size_t id = 0;
  std::size_t people = 0;
  std::size_t income = 0;
  std::optional<std::size_t> households;
  std::optional<std::size_t> poor;
  std::optional<std::size_t> imputed;
  std::optional<std::size_t> communes;
};

std::size_t require_headcount(const Table& table, std::span<const std::string_view> names) {
  if (const auto found = table.find(names)) return *found;
  throw DataError(
      {table.file(), {}, {}},
      fmt::format("expected a column \"{}\" (households), found none: this is a reduced "
                  "grid, with people and incomes only",
                  names.front()),
      "run again with --without-headcount: the estimate then rests on the means "
      "alone and its intervals widen");
}

GridColumns find_columns(const Table& table, Headcount headcount) {
  GridColumns c;
  c.id = table.require(kIdNames, "identifier of the cell");
  c.people = table.require(kPeople, "number of people");
  c.income = table.require(kIncome, "sum of the people's winsorised incomes");
  if (headcount == Headcount::present) {
    c.households = require_headcount(table, kHouseholds);
    c.poor = require_headcount(table, kPoor);
  }
  const bool is_kilometre = to_lower(table.columns()[c.id]) == "idcar_1km";
  c.imputed = is_kilometre ? table.find("i_est_1km") : table.find(kImputedNames);
  c.communes = table.find(kCommuneNames);
  return c;
}

GridLayout layout_of(const Table& table) {
  if (table.find("idinspire")) return GridLayout::y2015;
  const bool has_group = table.find("groupe").has_value();
  const bool is_capitalised =
      std::find(table.columns().begin(), table.columns().end(), "Ind") != table.columns().end();
  return has_group || is_capitalised ? GridLayout::y2017 : GridLayout::y2019;
}

std::optional<int> year_in_name(const std::string& path) {
  const std::string name = base_name(path);
  for (const int year : {2015, 2017, 2019, 2021}) {
    if (name.find(std::to_string(year)) != std::string::npos) return year;
  }
  return std::nullopt;
}

double count_of(const Table& table, std::size_t column, Findings& findings) {
  const double value = table.number(column, findings);
  constexpr double kMost = 1e9;
  if (value < 0.0 || value > kMost) {
    throw DataError(table.place(column),
                    fmt::format("expected a count of 0 or more, found \"{}\"", table.field(column)),
                    "correct the value");
  }
  return value;
}

/// Values as tenths; more decimals than INSEE publishes are rounded, and found.
template <class Count>
Count rounded_count(const Table& table, std::size_t column, Findings& findings) {
  const double value = count_of(table, column, findings);
  const Count count = Count::from_value(value);
  if (std::abs(count.value() - value) > 1e-6) {
    findings.notice("rounded_to_tenths", {}, table.place(column));
  }
  return count;
}

/// Reads the rows of one file into records.
class RowReader {
 public:
  RowReader(const Table& table, const GridColumns& columns, std::uint64_t file,
            std::optional<GridSystem>& grid, Findings& findings)
      : table_(table), columns_(columns), file_(file), grid_(grid), findings_(findings) {}

  CellRecord read() {
    CellRecord record;
    record.source = (file_ << kRowBits) | static_cast<std::uint64_t>(table_.row());
    record.position = position();
    record.people = rounded_count<Persons>(table_, columns_.people, findings_);
    read_households(record);
    read_income(record);
    if (columns_.imputed) record.imputation = imputation();
    if (columns_.communes) record.communes = communes();
    return record;
  }

 private:
  CellPosition position() {
    const std::string_view text = table_.field(columns_.id);
    const auto id = CellId::parse(text);
    if (!id) {
      throw DataError(table_.place(columns_.id),
                      fmt::format("expected a cell id such as CRS3035RES200mN2346200E3842400, "
                                  "its corner a multiple of its size, found \"{}\"",
                                  text),
                      "correct the id, or leave the row out");
    }
    if (!is_supported(id->grid)) {
      throw DataError(table_.place(columns_.id),
                      fmt::format("expected a grid in EPSG 3035, 5490 or 2975 with cells of 200 or "
                                  "1000 m, found \"{}\"",
                                  text),
                      "only INSEE's grids are read");
    }
    if (!grid_) grid_ = id->grid;
    if (id->grid != *grid_) {
      throw DataError(table_.place(columns_.id),
                      fmt::format("expected the same grid as the first cell (EPSG {}, {} m), "
                                  "found \"{}\"",
                                  grid_->epsg, grid_->cell_size.count(), text),
                      "treat each grid in a run of its own");
    }
    return id->position;
  }

  void read_households(CellRecord& record) {
    if (!columns_.households) return;
    record.households = rounded_count<Households>(table_, *columns_.households, findings_);
    record.poor_households = rounded_count<Households>(table_, *columns_.poor, findings_);
    if (record.poor_households > record.households) {
      throw DataError(table_.place(*columns_.poor),
                      fmt::format("expected at most the {} households of \"men\", found {}",
                                  table_.field(*columns_.households), table_.field(*columns_.poor)),
                      "are the two columns swapped?");
    }
    if (record.households.is_zero() && !record.people.is_zero()) {
      findings_.warn("no_households", {}, table_.place(*columns_.households));
    }
  }

  void read_income(CellRecord& record) {
    const double sum = table_.number(columns_.income, findings_);
    record.income_sum = Euros::from_value(sum);
    if (record.people.is_zero()) {
      if (sum > 0.0) {
        throw DataError(table_.place(columns_.income),
                        fmt::format("expected no income where \"ind\" is 0, found {}",
                                    table_.field(columns_.income)),
                        "is the number of people missing?");
      }
      findings_.notice("no_people", {}, table_.place(columns_.people));
      return;
    }
    const double mean = sum / record.people.value();
    constexpr double kLeast = 1'000.0;
    constexpr double kMost = 1'000'000.0;
    if (!(mean >= kLeast && mean <= kMost)) {
      throw DataError(
          table_.place(columns_.income),
          fmt::format("expected a sum of yearly incomes over {} people, found \"{}\": "
                      "{:.0f} € each",
                      table_.field(columns_.people), table_.field(columns_.income), mean),
          "ind_snv is a sum over people, in euros");
    }
  }

  Imputation imputation() {
    const std::string_view text = table_.field(*columns_.imputed);
    const auto value = parse_number(text);
    if (!value || (value->value != 0.0 && value->value != 1.0)) {
      throw DataError(table_.place(*columns_.imputed),
                      fmt::format("expected 0 or 1, found \"{}\"", text),
                      "1 is a cell whose figures are imputed");
    }
    return value->value == 1.0 ? Imputation::imputed : Imputation::observed;
  }

  std::string communes() {
    std::string codes(table_.field(*columns_.communes));
    // Spreadsheets drop the leading zero of the first code.
    if (codes.size() % 5 == 4) {
      codes.insert(codes.begin(), '0');
      findings_.notice("leading_zero", {}, table_.place(*columns_.communes));
    }
    bool is_good = codes.size() % 5 == 0;
    for (std::size_t at = 0; is_good && at < codes.size(); at += 5) {
      is_good = is_commune_code(std::string_view(codes).substr(at, 5));
    }
    if (!is_good) {
      throw DataError(table_.place(*columns_.communes),
                      fmt::format("expected commune codes of 5 characters, glued, found \"{}\"",
                                  table_.field(*columns_.communes)),
                      "correct the codes, or leave the field empty");
    }
    return codes;
  }

  const Table& table_;
  const GridColumns& columns_;
  std::uint64_t file_;
  std::optional<GridSystem>& grid_;
  Findings& findings_;
};

void note_geometry(const Table& table, Findings& findings) {
  const auto* layer = dynamic_cast<const LayerTable*>(&table);
  if (layer == nullptr || !layer->has_geometry()) return;
  if (!layer->crs().is_known()) {
    findings.notice("undefined_crs", {}, {table.file(), {}, {}});
  }
}

void check_extent(const std::vector<CellRecord>& records, const GridSystem& grid,
                  const std::string& file) {
  const auto [west, east] = std::minmax_element(
      records.begin(), records.end(),
      [](const auto& a, const auto& b) { return a.position.column < b.position.column; });
  const auto [south, north] = std::minmax_element(
      records.begin(), records.end(),
      [](const auto& a, const auto& b) { return a.position.row < b.position.row; });
  constexpr std::int64_t kWidest = 5'000'000;  // metres; métropole spans about 1,100 km
  const std::int64_t size = grid.cell_size.count();
  const std::int64_t width = (std::int64_t{east->position.column} - west->position.column) * size;
  const std::int64_t height = (std::int64_t{north->position.row} - south->position.row) * size;
  if (width > kWidest || height > kWidest) {
    const auto& far = height > kWidest ? *north : *east;
    throw DataError({file, static_cast<std::int64_t>(far.source & ((1ULL << kRowBits) - 1)), {}},
                    fmt::format("the cells span {} × {} km: one of their ids is wrong, perhaps {}",
                                width / 1000, height / 1000, CellId{grid, far.position}.text()),
                    "correct the id");
  }
}

}  // namespace

std::string to_text(GridLayout layout) {
  switch (layout) {
    case GridLayout::y2015: return "2015";
    case GridLayout::y2017: return "2017";
    case GridLayout::y2019: return "2019/2021";
  }
  return {};
}

GridReading read_grid(std::span<const std::string> paths, Headcount headcount, Findings& findings) {
  GridReading reading;
  std::optional<GridSystem> grid;
  std::optional<int> vintage;
  std::vector<CellRecord> records;
  const auto is_grid = [](const std::vector<std::string>& columns) {
    return has_any(columns, kIdNames) && has_all(columns, kPeople);
  };
  for (std::size_t f = 0; f < paths.size(); ++f) {
    const auto table = open_table(paths[f], is_grid, findings);
    const GridColumns columns = find_columns(*table, headcount);
    const GridLayout layout = layout_of(*table);
    const auto named = year_in_name(paths[f]);
    const int year = named.value_or(layout == GridLayout::y2015   ? 2015
                                    : layout == GridLayout::y2017 ? 2017
                                                                  : 2019);
    if (vintage && *vintage != year) {
      throw DataError(
          {table->file(), {}, {}},
          fmt::format("expected incomes of {} as in the first file, found {}", *vintage, year),
          "treat each year in a run of its own");
    }
    vintage = year;
    reading.layout = layout;
    reading.is_vintage_assumed = !named && layout == GridLayout::y2019;
    note_geometry(*table, findings);
    if (!columns.imputed) {
      findings.warn("no_imputation_flag", {}, {table->file(), {}, {}});
    }
    RowReader reader(*table, columns, f, grid, findings);
    while (table->next()) records.push_back(reader.read());
  }
  const std::string first = base_name(paths.front());
  if (records.empty())
    throw DataError({first, {}, {}}, "expected cells, found no row", "is the download complete?");
  check_extent(records, *grid, first);

  reading.vintage = *vintage;
  reading.cells = CellTable(*grid, headcount);
  if (const auto twin = reading.cells.assign(std::move(records))) {
    const auto file = [&](std::uint64_t source) { return base_name(paths[source >> kRowBits]); };
    const auto row = [](std::uint64_t source) { return source & ((1ULL << kRowBits) - 1); };
    throw DataError(
        {file(twin->second_source), static_cast<std::int64_t>(row(twin->second_source)), {}},
        fmt::format("cell {} was already given at {}:{}", CellId{*grid, twin->position}.text(),
                    file(twin->first_source), row(twin->first_source)),
        "is a file given twice? keep one of the rows");
  }
  return reading;
}

}  // namespace carreau::io
