// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/archive.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/table.hpp"
#include "inputs/grid_columns.hpp"
#include "inputs/grid_fields.hpp"
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

/// The year in the name of a file or of a table in memory.
std::optional<int> year_in_name(const std::string& name) {
  // The vintages that INSEE has published.
  for (const int year : {2015, 2017, 2019, 2021}) {
    if (name.find(std::to_string(year)) != std::string::npos) return year;
  }
  return std::nullopt;
}

// In metres. Metropolitan France spans about 1,100 km; Europe, from the Azores to Cyprus, 6,500.
constexpr std::int64_t kWidest = 5'000'000;
constexpr std::int64_t kWidestDeclared = 10'000'000;

/// The cells of some columns that lie farthest out.
struct Ends {
  std::size_t west = 0;
  std::size_t east = 0;
  std::size_t south = 0;
  std::size_t north = 0;
};

Ends ends_of(std::span<const CellPosition> positions) {
  Ends ends;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i].column < positions[ends.west].column) ends.west = i;
    if (positions[i].column > positions[ends.east].column) ends.east = i;
    if (positions[i].row < positions[ends.south].row) ends.south = i;
    if (positions[i].row > positions[ends.north].row) ends.north = i;
  }
  return ends;
}

/// A cell far from all others has a wrong id; it would also make the lattice excessively large.
void check_extent(const GridRows& rows, const std::string& file, std::int64_t widest) {
  struct Seen {
    CellPosition position;
    std::uint64_t source = 0;
  };
  std::optional<std::array<Seen, 4>> all;  // west, east, south, north
  for (const CellColumns& part : rows.parts) {
    if (part.size() == 0) continue;
    const Ends ends = ends_of(part.positions());
    const auto seen = [&](std::size_t i) { return Seen{part.positions()[i], part.sources()[i]}; };
    const std::array<Seen, 4> found = {seen(ends.west), seen(ends.east), seen(ends.south),
                                       seen(ends.north)};
    if (!all) all = found;
    if (found[0].position.column < (*all)[0].position.column) (*all)[0] = found[0];
    if (found[1].position.column > (*all)[1].position.column) (*all)[1] = found[1];
    if (found[2].position.row < (*all)[2].position.row) (*all)[2] = found[2];
    if (found[3].position.row > (*all)[3].position.row) (*all)[3] = found[3];
  }
  const auto& [west, east, south, north] = *all;
  const std::int64_t size = rows.grid->cell_size.count();
  const std::int64_t width = (std::int64_t{east.position.column} - west.position.column) * size;
  const std::int64_t height = (std::int64_t{north.position.row} - south.position.row) * size;
  if (width <= widest && height <= widest) return;
  // The end that is most likely the wrong one: far in the north or the east.
  const Seen& far = height > widest ? north : east;
  throw DataError({file, source_row(far.source), {}},
                  Message{"cells_span",
                          {{"width", width / 1000},
                           {"height", height / 1000},
                           {"cell", CellId{*rows.grid, far.position}.text()}}},
                  Message{"correct_id"});
}

/// The tables of a file: one, but for cells and rectangles in layers of one file.
std::vector<GridTable> tables_of(const std::string& path, std::size_t file,
                                 const GridMapping& mapping, Findings& findings) {
  std::vector<GridTable> tables;
  const files::IsHeader is_grid = grid_header(mapping);
  auto first = files::open_table(path, is_grid, findings);
  const RectangleKind kind = rectangle_kind_of(*first, mapping);
  const bool is_half = kind == RectangleKind::cells || kind == RectangleKind::rectangles;
  // Delimited text is one table, and opening it again would repeat its findings.
  if (!is_half || files::table_kind(path) == files::TableKind::delimited_text) {
    tables.push_back({std::move(first), kind, file});
    return tables;
  }
  for (auto& table : files::open_tables(path, is_grid, findings).tables) {
    const RectangleKind its_kind = rectangle_kind_of(*table, mapping);
    tables.push_back({std::move(table), its_kind, file});
  }
  return tables;
}

/// The files that a path stands for. INSEE published the cells and the rectangles of a territory in
/// one archive; of any other archive the user names a member.
std::vector<std::string> files_of(const std::string& path, const GridMapping& mapping,
                                  Findings& findings) {
  if (files::is_database(path) || !to_lower(path).ends_with(".zip")) return {path};
  std::vector<std::string> members = files::data_members(path);
  if (members.size() != 2) return {path};
  Findings of_the_trial;
  std::vector<RectangleKind> kinds;
  for (const std::string& member : members) {
    const auto table = files::open_table(member, grid_header(mapping), of_the_trial);
    kinds.push_back(rectangle_kind_of(*table, mapping));
  }
  std::sort(kinds.begin(), kinds.end());
  if (kinds != std::vector{RectangleKind::cells, RectangleKind::rectangles}) return {path};
  findings.notice("archive_of_cells_and_rectangles", {}, {files::base_name(path), {}, {}});
  return members;
}

/// The year of the incomes: from the mapping, the name of the file, otherwise from its layout.
int year_of(const files::Table& table, GridLayout layout, const GridMapping& mapping) {
  // No other year has this layout, whatever the name says.
  if (layout == GridLayout::y2010) return 2010;
  if (mapping.year) return *mapping.year;
  if (const auto named = year_in_name(table.file())) return *named;
  switch (layout) {
    case GridLayout::y2015: return 2015;
    case GridLayout::y2017: return 2017;
    case GridLayout::declared: break;
    default: return 2019;
  }
  // Incomes of an unknown year compare with nothing; people do without.
  if (!mapping.has_incomes()) return 0;
  throw DataError({table.file(), {}, {}}, Message{"mapping_without_year"}, Message{"add_year"});
}

/// Reads the tables of one grid, one after the other.
class GridReading {
 public:
  GridReading(GridDemand demand, Findings& findings, Progress* progress)
      : demand_(std::move(demand)), findings_(findings), progress_(progress) {}

  void read_files(std::span<const std::string> given) {
    std::vector<std::string> paths;
    for (const std::string& path : given) {
      for (std::string& file : files_of(path, demand_.mapping, findings_)) {
        paths.push_back(std::move(file));
      }
    }
    // The first name stands for the grid in messages.
    for (const std::string& path : paths) names_.push_back(files::base_name(path));
    for (std::size_t f = 0; f < paths.size(); ++f) {
      for (GridTable& table : tables_of(paths[f], f, demand_.mapping, findings_)) {
        read(std::move(table));
      }
    }
  }

  void read_tables(std::vector<std::unique_ptr<files::Table>> tables) {
    for (const auto& table : tables) names_.push_back(table->file());
    for (std::size_t t = 0; t < tables.size(); ++t) {
      const RectangleKind kind = rectangle_kind_of(*tables[t], demand_.mapping);
      read({std::move(tables[t]), kind, t});
    }
  }

  LoadedGrid take() {
    join_rectangles();
    const std::string first = names_.empty() ? std::string() : names_.front();
    if (!rows_.grid) {
      throw DataError({first, {}, {}}, Message{"no_cells"}, Message{"is_download_complete"});
    }
    const bool is_declared = demand_.mapping.is_declared();
    check_extent(rows_, first, is_declared ? kWidestDeclared : kWidest);
    const Incomes incomes = demand_.mapping.has_incomes() ? Incomes::present : Incomes::absent;
    result_.cells = CellTable(*rows_.grid, demand_.headcount, incomes);
    // The positions decide on the order, so the same cells give the same table from any file.
    if (const auto twin = result_.cells.assign(std::move(rows_.parts))) refuse_twin(*twin);
    return std::move(result_);
  }

 private:
  void read(GridTable table) {
    note_vintage(*table.table, table.kind);
    if (table.kind == RectangleKind::none) read_cells(*table.table, table.file);
    else of_2010_.push_back(std::move(table));
  }

  void read_cells(files::Table& table, std::size_t file) {
    const GridColumns columns = find_grid_columns(table, demand_, findings_);
    check_geometry(table, columns.id, findings_);
    read_grid_rows(table, {columns, file, progress_}, rows_, findings_);
  }

  void join_rectangles() {
    if (of_2010_.empty()) return;
    RectangleGrid grid(demand_.headcount, demand_.traits, findings_);
    grid.read(of_2010_, progress_);
    rows_ = grid.take();
  }

  /// The layout and year of a table. All tables of a grid must have the same year.
  void note_vintage(const files::Table& table, RectangleKind kind) {
    const GridMapping& mapping = demand_.mapping;
    result_.layout = kind == RectangleKind::none ? layout_of(table, mapping) : GridLayout::y2010;
    const int year = year_of(table, result_.layout, mapping);
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
    result_.is_vintage_assumed =
        result_.layout == GridLayout::y2019 && !mapping.year && !year_in_name(table.file());
  }

  /// Throws the error for a cell that occurs twice, with both places.
  [[noreturn]] void refuse_twin(const CellTable::Duplicate& twin) const {
    const auto place = [&](std::uint64_t source) {
      return Place{names_[source_file(source)], source_row(source), {}};
    };
    refuse_cell_twice({*rows_.grid, twin.position}, place(twin.first_source),
                      place(twin.second_source));
  }

  GridDemand demand_;
  Findings& findings_;
  Progress* progress_;
  std::vector<std::string> names_;  ///< of the files or tables, by their number
  std::vector<GridTable> of_2010_;
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
    case GridLayout::declared: return "declared";
  }
  return {};
}

LoadedGrid read_grid(std::span<const std::string> paths, Headcount headcount, Findings& findings,
                     Progress* progress, TraitSet wanted, const GridMapping& mapping) {
  check_mapping(mapping);
  GridReading reading({headcount, wanted, mapping}, findings, progress);
  reading.read_files(paths);
  return reading.take();
}

LoadedGrid read_grid(std::vector<std::unique_ptr<files::Table>> tables, Headcount headcount,
                     Findings& findings, Progress* progress, TraitSet wanted,
                     const GridMapping& mapping) {
  check_mapping(mapping);
  GridReading reading({headcount, wanted, mapping}, findings, progress);
  reading.read_tables(std::move(tables));
  return reading.take();
}

}  // namespace carreau::inputs
