// SPDX-License-Identifier: Apache-2.0
#include "shipped_cells.hpp"

#include "base/error.hpp"

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::python {

namespace {

namespace nb = nanobind;

template <class Number>
nb::bytes packed(const std::vector<Number>& numbers) {
  return nb::bytes(numbers.data(), numbers.size() * sizeof(Number));
}

template <class Items, class Get>
nb::bytes packed(const Items& items, const Get& get) {
  std::vector<decltype(get(items[0]))> numbers;
  numbers.reserve(items.size());
  for (const auto& item : items) numbers.push_back(get(item));
  return packed(numbers);
}

/// One column as it was packed.
template <class Number>
std::vector<Number> unpacked(const nb::dict& columns, const char* name) {
  const auto bytes = nb::cast<nb::bytes>(columns[name]);
  std::vector<Number> numbers(bytes.size() / sizeof(Number));
  if (!numbers.empty()) std::memcpy(numbers.data(), bytes.c_str(), numbers.size() * sizeof(Number));
  return numbers;
}

struct Columns {
  std::vector<std::int32_t> rows, places;
  std::vector<std::int64_t> people, households, poor_households, incomes;
  std::vector<std::uint8_t> imputed;
  std::vector<std::uint32_t> groups, commune_lengths;
  std::string communes;
};

Columns columns_of(const nb::dict& from) {
  Columns columns{unpacked<std::int32_t>(from, "rows"),
                  unpacked<std::int32_t>(from, "places"),
                  unpacked<std::int64_t>(from, "people"),
                  unpacked<std::int64_t>(from, "households"),
                  unpacked<std::int64_t>(from, "poor_households"),
                  unpacked<std::int64_t>(from, "incomes"),
                  unpacked<std::uint8_t>(from, "imputed"),
                  unpacked<std::uint32_t>(from, "groups"),
                  unpacked<std::uint32_t>(from, "commune_lengths"),
                  {}};
  const auto text = nb::cast<nb::bytes>(from["communes"]);
  columns.communes.assign(text.c_str(), text.size());
  return columns;
}

bool are_of_one_length(const Columns& c) {
  const std::size_t count = c.rows.size();
  std::size_t text = 0;
  for (const std::uint32_t length : c.commune_lengths) text += length;
  return c.places.size() == count && c.people.size() == count && c.households.size() == count &&
         c.poor_households.size() == count && c.incomes.size() == count &&
         c.imputed.size() == count && (c.groups.empty() || c.groups.size() == count) &&
         c.commune_lengths.size() == count && text == c.communes.size();
}

CellColumns records_of(const Columns& c) {
  if (!are_of_one_length(c)) throw DataError(Message{"sweep_bytes_damaged"});
  CellColumns cells;
  cells.reserve(c.rows.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < c.rows.size(); ++i) {
    CellRecord record;
    record.position = {c.rows[i], c.places[i]};
    record.people = Persons::from_tenths(c.people[i]);
    record.households = Households::from_tenths(c.households[i]);
    record.poor_households = Households::from_tenths(c.poor_households[i]);
    record.income_sum = Euros::from_cents(c.incomes[i]);
    record.imputation = static_cast<Imputation>(c.imputed[i]);
    // The first cell of a group stands for it, so that groups stay as they are.
    if (!c.groups.empty()) record.group = c.groups[i];
    record.communes = c.communes.substr(at, c.commune_lengths[i]);
    at += c.commune_lengths[i];
    cells.add(record);
  }
  return cells;
}

CellTable table_of(const nb::dict& from) {
  const GridSystem grid{nb::cast<int>(from["epsg"]),
                        Metres::whole(nb::cast<int>(from["cell_size"]))};
  CellTable table(grid,
                  nb::cast<bool>(from["has_households"]) ? Headcount::present : Headcount::absent,
                  nb::cast<bool>(from["has_incomes"]) ? Incomes::present : Incomes::absent);
  std::vector<CellColumns> parts;
  parts.push_back(records_of(columns_of(from)));
  if (table.assign(std::move(parts))) throw DataError(Message{"sweep_bytes_damaged"});
  return table;
}

}  // namespace

nb::dict shipped(const study::LoadedRun& run) {
  const CellTable& cells = run.cells;
  const auto tenths = [](auto count) -> std::int64_t { return count.tenths(); };
  std::vector<std::uint32_t> lengths;
  std::string communes;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view codes = cells.communes(CellIndex(i));
    lengths.push_back(static_cast<std::uint32_t>(codes.size()));
    communes += codes;
  }
  nb::dict columns;
  columns["epsg"] = cells.grid().epsg;
  columns["cell_size"] = cells.grid().cell_size.count();
  columns["has_households"] = cells.headcount() == Headcount::present;
  columns["has_incomes"] = cells.incomes() == Incomes::present;
  columns["year"] = run.grid_vintage().year;
  columns["rows"] = packed(cells.positions(), [](CellPosition p) { return p.row; });
  columns["places"] = packed(cells.positions(), [](CellPosition p) { return p.column; });
  columns["people"] = packed(cells.people(), tenths);
  columns["households"] = packed(cells.households(), tenths);
  columns["poor_households"] = packed(cells.poor_households(), tenths);
  columns["incomes"] =
      packed(cells.income_sums(), [](Euros sum) -> std::int64_t { return sum.cents(); });
  columns["imputed"] =
      packed(cells.imputations(), [](Imputation i) { return static_cast<std::uint8_t>(i); });
  columns["groups"] = packed(cells.group_leaders(), [](std::uint32_t leader) { return leader; });
  columns["commune_lengths"] = packed(lengths);
  columns["communes"] = nb::bytes(communes.data(), communes.size());
  return columns;
}

study::GridReader reader_of_shipped(const nb::dict& columns) {
  auto held = std::make_shared<inputs::LoadedGrid>();
  held->cells = table_of(columns);
  // The layout is told in the findings of whoever sent the cells; here nothing reads it.
  held->vintage = nb::cast<int>(columns["year"]);
  return [held](Headcount /*headcount*/, TraitSet /*traits*/, Findings& /*findings*/,
                Progress* /*progress*/) { return std::move(*held); };
}

}  // namespace carreau::python
