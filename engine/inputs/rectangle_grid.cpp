// SPDX-License-Identifier: Apache-2.0
#include "inputs/rectangle_grid.hpp"

#include "base/error.hpp"
#include "inputs/grid_fields.hpp"
#include "inputs/row_progress.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace carreau::inputs {

namespace {

/// People are published in halves: half a person is what rounding may move.
constexpr std::int64_t kHalfPerson = 5;

/// What a cell has of `whole`, where the cells before it hold `before` tenths of the people and the
/// cells with it `with`: differences of rounded running totals, which add up to the whole.
std::int64_t part_of(std::int64_t whole, Persons before, Persons with, Persons all) {
  const auto total = [&](Persons people) {
    return std::llround(static_cast<double>(whole) * static_cast<double>(people.tenths()) /
                        static_cast<double>(all.tenths()));
  };
  return total(with) - total(before);
}

/// Counts kinds of oddities of rectangles, with the first one.
struct Oddity {
  std::int64_t count = 0;
  std::string rectangle;
  Place place;

  void add(const std::string& key, const Place& at) {
    if (count++ > 0) return;
    rectangle = key;
    place = at;
  }
  void warn(const char* code, Findings& findings) const {
    if (count > 0) findings.warn(code, {{"rectangle", rectangle}}, place, count);
  }
};

}  // namespace

bool RectangleGrid::Rectangle::is_cut() const {
  if (figures.is_cut) return true;
  if (figures.cells) return cells < *figures.cells;
  return people.tenths() + kHalfPerson < figures.people.tenths();
}

bool RectangleGrid::Rectangle::adds_up() const {
  const std::int64_t excess = people.tenths() - figures.people.tenths();
  return excess <= kHalfPerson && (is_cut() || excess >= -kHalfPerson);
}

void RectangleGrid::read(std::vector<GridTable>& tables, Progress* progress) {
  check_kinds(tables);
  traits_ = wanted_;
  for (const GridTable& table : tables) {
    files_.resize(std::max(files_.size(), table.file + 1));
    files_[table.file] = table.table->file();
  }
  for (GridTable& table : tables) read_rows(table, progress);
  if (cells_.empty()) {
    throw DataError({tables.front().table->file(), {}, {}}, Message{"no_cells"},
                    Message{"is_download_complete"});
  }
  match();
  check_rectangles();
  note_unmatched();
}

void RectangleGrid::check_kinds(const std::vector<GridTable>& tables) const {
  bool has_cells = false;
  bool has_rectangles = false;
  for (const GridTable& table : tables) {
    has_cells = has_cells || table.kind != RectangleKind::rectangles;
    has_rectangles = has_rectangles || table.kind != RectangleKind::cells;
  }
  if (has_cells && has_rectangles) return;
  throw DataError({tables.front().table->file(), {}, {}},
                  has_cells ? Message{"rectangles_missing"} : Message{"cells_missing"},
                  Message{"cells_and_rectangles"});
}

void RectangleGrid::read_rows(GridTable& table, Progress* progress) {
  files::Table& rows = *table.table;
  const RectangleTable reader(rows, table.kind, headcount_, wanted_, findings_);
  if (table.kind != RectangleKind::cells) {
    traits_ &= reader.traits();
    if (!reader.missing().empty()) {
      findings_.warn("traits_missing", {{"columns", reader.missing()}}, {rows.file(), {}, {}});
    }
  }
  if (progress != nullptr) {
    progress->begin(Message{"progress_reading", {{"file", rows.file()}}}, RowProgress::unit(rows),
                    RowProgress::total(rows));
  }
  RowProgress counted(rows, progress);
  while (rows.next()) {
    const std::uint64_t source = source_of(table.file, rows.row());
    if (table.kind != RectangleKind::cells) add_rectangle(reader, table.kind, source);
    if (table.kind != RectangleKind::rectangles) add_cell(reader, source, rows.place(0));
    counted.count_row();
  }
}

Place RectangleGrid::place_of(const Rectangle& rectangle) const {
  return {files_[source_file(rectangle.source)], source_row(rectangle.source), "ind_r"};
}

void RectangleGrid::add_rectangle(const RectangleTable& table, RectangleKind kind,
                                  std::uint64_t source) {
  std::string key = table.key();
  const bool is_joined = kind == RectangleKind::joined;
  if (key.empty()) {
    // A joined row without figures is a cell without a rectangle.
    if (is_joined) return;
    throw DataError(table.place(), Message{"rectangle_unnamed"}, Message{"give_or_leave_out"});
  }
  const RectangleFigures figures = table.figures();
  const auto number = static_cast<std::uint32_t>(rectangles_.size());
  const auto [at, is_new] = number_of_.try_emplace(key, number);
  if (is_new) {
    rectangles_.push_back({figures, std::move(key), source, 0, {}, {}});
    return;
  }
  const Rectangle& known = rectangles_[at->second];
  if (is_joined && known.figures == figures) return;
  const std::vector<Detail> details{{"rectangle", key},
                                    {"file", files_[source_file(known.source)]},
                                    {"row", source_row(known.source)}};
  if (is_joined) {
    throw DataError(table.place(), Message{"rectangle_differs", details},
                    Message{"one_rectangle_one_figure"});
  }
  throw DataError(table.place(), Message{"rectangle_twice", details}, Message{"is_file_twice"});
}

void RectangleGrid::add_cell(const RectangleTable& table, std::uint64_t source,
                             const Place& place) {
  Cell cell{table.cell(), kNoGroup, source};
  check_same_grid(grid_, cell.read.id, place);
  grid_ = cell.read.id.grid;
  cells_.push_back(std::move(cell));
}

void RectangleGrid::match() {
  // The order of the table, so that shares do not depend on that of the files.
  std::sort(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.read.id.position, a.source) < std::pair(b.read.id.position, b.source);
  });
  const auto twin = std::ranges::adjacent_find(
      cells_, {}, [](const Cell& cell) { return cell.read.id.position; });
  if (twin != cells_.end()) {
    const auto place = [&](const Cell& cell) {
      return Place{files_[source_file(cell.source)], source_row(cell.source), {}};
    };
    refuse_cell_twice(twin->read.id, place(*twin), place(*std::next(twin)));
  }
  for (Cell& cell : cells_) {
    const auto found = number_of_.find(cell.read.key);
    if (found == number_of_.end()) continue;
    cell.rectangle = found->second;
    Rectangle& rectangle = rectangles_[found->second];
    ++rectangle.cells;
    rectangle.people += cell.read.people;
  }
}

void RectangleGrid::check_rectangles() {
  Oddity cut;
  Oddity unequal;
  std::int64_t without_cells = 0;
  for (const Rectangle& rectangle : rectangles_) {
    if (rectangle.cells == 0) {
      ++without_cells;
      continue;
    }
    const auto expected = rectangle.figures.cells;
    if (expected && rectangle.cells > *expected) {
      throw DataError(
          place_of(rectangle),
          Message{
              "rectangle_cells",
              {{"rectangle", rectangle.key}, {"expected", *expected}, {"found", rectangle.cells}}},
          Message{"check_idk"});
    }
    if (rectangle.is_cut()) cut.add(rectangle.key, place_of(rectangle));
    if (!rectangle.adds_up()) unequal.add(rectangle.key, place_of(rectangle));
  }
  cut.warn("rectangles_cut", findings_);
  unequal.warn("rectangles_unequal", findings_);
  if (without_cells > 0) findings_.notice("rectangles_without_cells", {}, {}, without_cells);
}

void RectangleGrid::note_unmatched() {
  Persons people;
  std::int64_t count = 0;
  const Cell* first = nullptr;
  for (const Cell& cell : cells_) {
    if (cell.rectangle != kNoGroup) continue;
    if (count++ == 0) first = &cell;
    people += cell.read.people;
  }
  if (count == 0) return;
  // Files that do not belong together would leave nothing.
  if (count == static_cast<std::int64_t>(cells_.size())) {
    throw DataError(Message{"no_rectangle_fits",
                            {{"cell", first->read.id.text()}, {"rectangle", first->read.key}}},
                    Message{"cells_and_rectangles"});
  }
  findings_.warn("cells_without_rectangle",
                 {{"people", Fixed{people.value(), 1}}, {"cell", first->read.id.text()}}, {},
                 count);
}

CellRecord RectangleGrid::share_of(const Cell& cell) {
  Rectangle& rectangle = rectangles_[cell.rectangle];
  const RectangleFigures& figures = rectangle.figures;
  const Persons before = rectangle.shared;
  rectangle.shared += cell.read.people;
  const auto part = [&](std::int64_t whole) {
    return part_of(whole, before, rectangle.shared, figures.people);
  };
  CellRecord record;
  record.position = cell.read.id.position;
  record.people = cell.read.people;
  record.households = Households::from_tenths(part(figures.households.tenths()));
  record.poor_households = Households::from_tenths(part(figures.poor_households.tenths()));
  record.income_sum = Euros::from_cents(part(figures.income_sum.cents()));
  const bool is_shared = rectangle.cells > 1 || rectangle.is_cut();
  record.imputation = is_shared ? Imputation::imputed : Imputation::observed;
  record.group = cell.rectangle;
  record.communes = cell.read.communes;
  for (std::size_t t = 0; t < kTraitCount; ++t) {
    record.traits[t] = static_cast<std::int32_t>(part(figures.traits[t]));
  }
  record.source = cell.source;
  return record;
}

GridRows RectangleGrid::take() {
  GridRows rows;
  rows.grid = grid_;
  CellColumns columns(traits_);
  columns.reserve(cells_.size());
  for (const Cell& cell : cells_) {
    if (cell.rectangle != kNoGroup) columns.add(share_of(cell));
  }
  rows.parts.push_back(std::move(columns));
  return rows;
}

}  // namespace carreau::inputs
