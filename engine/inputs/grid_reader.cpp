// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/archive.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "files/table.hpp"
#include "inputs/grid_rows.hpp"
#include "inputs/rectangle_grid.hpp"
#include "inputs/rectangle_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

// Names of the vintages of 2019, 2015, and of the grid of 1 km; compared without case.
using Names = std::array<std::string_view, 3>;
constexpr Names kIdNames = {"idcar_200m", "idinspire", "idcar_1km"};
constexpr Names kImputedNames = {"i_est_200", "i_est_cr", "i_est_1km"};
constexpr std::array<std::string_view, 2> kCommuneNames = {"lcog_geo", "depcom"};
constexpr std::array<std::string_view, 1> kPeople = {"ind"};
constexpr std::array<std::string_view, 1> kIncome = {"ind_snv"};
constexpr std::array<std::string_view, 1> kHouseholds = {"men"};
constexpr std::array<std::string_view, 1> kPoor = {"men_pauv"};

std::size_t require_headcount(const files::Table& table, std::span<const std::string_view> names) {
  if (const auto found = table.find(names)) return *found;
  // Reduced files leave out the households; the remedy names the option to run without them.
  throw DataError({table.file(), {}, {}}, Message{"reduced_grid", {{"name", names.front()}}},
                  Message{"run_without_headcount"});
}

GridColumns find_columns(const files::Table& table, Headcount headcount) {
  GridColumns c;
  c.id = table.require(kIdNames, Message{"column_cell_identifier"});
  c.people = table.require(kPeople, Message{"column_people"});
  c.income = table.require(kIncome, Message{"column_incomes"});
  if (headcount == Headcount::present) {
    c.households = require_headcount(table, kHouseholds);
    c.poor = require_headcount(table, kPoor);
  }
  // A file of 1 km also has the flag of its cells of 200 m, so the flag must be that of the own
  // cells.
  const bool is_kilometre = to_lower(table.columns()[c.id]) == "idcar_1km";
  c.imputed = is_kilometre ? table.find("i_est_1km") : table.find(kImputedNames);
  // Without it communes come from their limits.
  c.communes = table.find(kCommuneNames);
  return c;
}

void find_traits(const files::Table& table, TraitSet wanted, GridColumns& columns,
                 Findings& findings) {
  // All missing columns in one finding.
  std::vector<std::string> missing;
  for (const TraitFacts& facts : trait_facts()) {
    if (!wanted.test(static_cast<std::size_t>(facts.trait))) continue;
    if (const auto column = table.find(facts.column)) {
      columns.traits.emplace_back(facts.trait, *column);
    } else {
      missing.emplace_back(facts.column);
    }
  }
  if (!missing.empty()) {
    findings.warn("traits_missing", {{"columns", missing}}, {table.file(), {}, {}});
  }
}

/// The columns changed from one vintage to another; nothing else in a file gives its year.
GridLayout layout_of(const files::Table& table) {
  if (table.find("idinspire")) return GridLayout::y2015;
  const bool has_group = table.find("groupe").has_value();
  // The columns of 2017 begin with capitals, those of 2019 and 2021 do not.
  const bool is_capitalised =
      std::find(table.columns().begin(), table.columns().end(), "Ind") != table.columns().end();
  return has_group || is_capitalised ? GridLayout::y2017 : GridLayout::y2019;
}

std::optional<int> year_in_name(const std::string& path) {
  const std::string name = files::base_name(path);
  // The vintages that INSEE has published.
  for (const int year : {2015, 2017, 2019, 2021}) {
    if (name.find(std::to_string(year)) != std::string::npos) return year;
  }
  return std::nullopt;
}

void note_geometry(const files::Table& table, Findings& findings) {
  const auto* layer = dynamic_cast<const files::LayerTable*>(&table);
  if (layer == nullptr || !layer->has_geometry()) return;
  // Only a notice: positions come from the ids of the cells, never from the delivered shapes, which
  // may be rotated or clipped.
  if (!layer->crs().is_known()) {
    findings.notice("undefined_crs", {}, {table.file(), {}, {}});
  }
}

/// A cell far from all others has a wrong id; it would also make the lattice excessively large.
void check_extent(const GridRows& rows, const std::string& file) {
  struct Seen {
    CellPosition position;
    std::uint64_t source = 0;
  };
  std::optional<std::array<Seen, 4>> ends;  // west, east, south, north
  for (const CellColumns& part : rows.parts) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const Seen seen{part.positions()[i], part.sources()[i]};
      if (!ends) ends = {seen, seen, seen, seen};
      auto& [west, east, south, north] = *ends;
      if (seen.position.column < west.position.column) west = seen;
      if (seen.position.column > east.position.column) east = seen;
      if (seen.position.row < south.position.row) south = seen;
      if (seen.position.row > north.position.row) north = seen;
    }
  }
  const auto& [west, east, south, north] = *ends;
  constexpr std::int64_t kWidest = 5'000'000;  // metres; metropolitan France spans about 1,100 km
  const std::int64_t size = rows.grid->cell_size.count();
  const std::int64_t width = (std::int64_t{east.position.column} - west.position.column) * size;
  const std::int64_t height = (std::int64_t{north.position.row} - south.position.row) * size;
  if (width <= kWidest && height <= kWidest) return;
  // The end that is most likely the wrong one: far in the north or the east.
  const Seen& far = height > kWidest ? north : east;
  throw DataError({file, source_row(far.source), {}},
                  Message{"cells_span",
                          {{"width", width / 1000},
                           {"height", height / 1000},
                           {"cell", CellId{*rows.grid, far.position}.text()}}},
                  Message{"correct_id"});
}

/// A header of a grid: an id of cells and the number of people, or a table of the grid of 2010.
bool is_grid(const std::vector<std::string>& columns) {
  return (files::has_any(columns, kIdNames) && files::has_all(columns, kPeople)) ||
         rectangle_kind(columns) != RectangleKind::none;
}

RectangleKind kind_of(const files::Table& table) {
  std::vector<std::string> names;
  for (const std::string& name : table.columns()) names.push_back(to_lower(name));
  return rectangle_kind(names);
}

/// The tables of a file: one, but for cells and rectangles in layers of one file.
std::vector<GridTable> tables_of(const std::string& path, std::size_t file, Findings& findings) {
  std::vector<GridTable> tables;
  auto first = files::open_table(path, is_grid, findings);
  const RectangleKind kind = kind_of(*first);
  const bool is_half = kind == RectangleKind::cells || kind == RectangleKind::rectangles;
  // Delimited text is one table, and opening it again would repeat its findings.
  if (!is_half || files::table_kind(path) == files::TableKind::delimited_text) {
    tables.push_back({std::move(first), kind, file});
    return tables;
  }
  for (auto& table : files::open_tables(path, is_grid, findings).tables) {
    const RectangleKind its_kind = kind_of(*table);
    tables.push_back({std::move(table), its_kind, file});
  }
  return tables;
}

/// The files that a path stands for. INSEE published the cells and the rectangles of a territory in
/// one archive; of any other archive the user names a member.
std::vector<std::string> files_of(const std::string& path, Findings& findings) {
  if (files::is_database(path) || !to_lower(path).ends_with(".zip")) return {path};
  std::vector<std::string> members = files::data_members(path);
  if (members.size() != 2) return {path};
  Findings of_the_trial;
  std::vector<RectangleKind> kinds;
  for (const std::string& member : members) {
    kinds.push_back(kind_of(*files::open_table(member, is_grid, of_the_trial)));
  }
  std::sort(kinds.begin(), kinds.end());
  if (kinds != std::vector{RectangleKind::cells, RectangleKind::rectangles}) return {path};
  findings.notice("archive_of_cells_and_rectangles", {}, {files::base_name(path), {}, {}});
  return members;
}

/// The year of the incomes: from the name of the file, otherwise from its layout.
int year_of(const std::string& path, GridLayout layout) {
  // No other year has this layout, whatever the name says.
  if (layout == GridLayout::y2010) return 2010;
  if (const auto named = year_in_name(path)) return *named;
  if (layout == GridLayout::y2015) return 2015;
  return layout == GridLayout::y2017 ? 2017 : 2019;
}

/// Reads the files of one grid, one after the other.
class GridReading {
 public:
  GridReading(std::span<const std::string> paths, Headcount headcount, Findings& findings)
      : headcount_(headcount), findings_(findings) {
    for (const std::string& path : paths) {
      for (std::string& file : files_of(path, findings)) paths_.push_back(std::move(file));
    }
  }

  void read(TraitSet wanted, Progress* progress) {
    std::vector<GridTable> of_2010;
    for (std::size_t f = 0; f < paths_.size(); ++f) {
      for (GridTable& table : tables_of(paths_[f], f, findings_)) {
        note_vintage(*table.table, table.kind, paths_[f]);
        note_geometry(*table.table, findings_);
        if (table.kind == RectangleKind::none) read_cells(*table.table, f, wanted, progress);
        else of_2010.push_back(std::move(table));
      }
    }
    if (of_2010.empty()) return;
    RectangleGrid grid(headcount_, wanted, findings_);
    grid.read(of_2010, progress);
    rows_ = grid.take();
  }

  LoadedGrid take() {
    const std::string first = paths_.empty() ? std::string() : files::base_name(paths_.front());
    if (!rows_.grid) {
      throw DataError({first, {}, {}}, Message{"no_cells"}, Message{"is_download_complete"});
    }
    check_extent(rows_, first);
    result_.cells = CellTable(*rows_.grid, headcount_);
    // The positions decide on the order, so the same cells give the same table from any file.
    if (const auto twin = result_.cells.assign(std::move(rows_.parts))) refuse_twin(*twin);
    return std::move(result_);
  }

 private:
  void read_cells(files::Table& table, std::size_t file, TraitSet wanted, Progress* progress) {
    GridColumns columns = find_columns(table, headcount_);
    find_traits(table, wanted, columns, findings_);
    // Without the flag imputed cells cannot be told from others.
    if (!columns.imputed) findings_.warn("no_imputation_flag", {}, {table.file(), {}, {}});
    read_grid_rows(table, {columns, file, progress}, rows_, findings_);
  }

  /// The layout and year of a file. All files of a grid must have the same year.
  void note_vintage(const files::Table& table, RectangleKind kind, const std::string& path) {
    result_.layout = kind == RectangleKind::none ? layout_of(table) : GridLayout::y2010;
    const int year = year_of(path, result_.layout);
    // Location and source of incomes changed between vintages; INSEE advises against comparing
    // them.
    if (has_year_ && result_.vintage != year) {
      throw DataError({table.file(), {}, {}},
                      Message{"grid_years", {{"expected", result_.vintage}, {"found", year}}},
                      Message{"years_apart"});
    }
    has_year_ = true;
    result_.vintage = year;
    // 2019 and 2021 have the same layout, so without a year in the name 2019 is a guess.
    result_.is_vintage_assumed = !year_in_name(path) && result_.layout == GridLayout::y2019;
  }

  /// Throws the error for a cell that occurs twice, with both places.
  [[noreturn]] void refuse_twin(const CellTable::Duplicate& twin) const {
    const auto place = [&](std::uint64_t source) {
      return Place{files::base_name(paths_[source_file(source)]), source_row(source), {}};
    };
    refuse_cell_twice({*rows_.grid, twin.position}, place(twin.first_source),
                      place(twin.second_source));
  }

  std::vector<std::string> paths_;
  Headcount headcount_;
  Findings& findings_;
  GridRows rows_;
  LoadedGrid result_;
  bool has_year_ = false;
};

}  // namespace

std::string to_text(GridLayout layout) {
  switch (layout) {
    case GridLayout::y2010: return "2010";
    case GridLayout::y2015: return "2015";
    case GridLayout::y2017: return "2017";
    case GridLayout::y2019: return "2019/2021";
  }
  return {};
}

LoadedGrid read_grid(std::span<const std::string> paths, Headcount headcount, Findings& findings,
                     Progress* progress, TraitSet wanted) {
  GridReading reading(paths, headcount, findings);
  reading.read(wanted, progress);
  return reading.take();
}

}  // namespace carreau::inputs
