// SPDX-License-Identifier: Apache-2.0
#include "inputs/rectangle_table.hpp"

#include "inputs/grid_fields.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

// Compared without case. `idINSPIRE` names its system, `id` only for métropole.
constexpr std::array<std::string_view, 2> kIds = {"idinspire", "id"};
constexpr std::array<std::string_view, 1> kCellPeople = {"ind_c"};
constexpr std::array<std::string_view, 1> kPeople = {"ind_r"};
constexpr std::array<std::string_view, 1> kIncome = {"ind_srf"};
constexpr std::array<std::string_view, 1> kHouseholds = {"men"};
constexpr std::array<std::string_view, 1> kPoor = {"men_basr"};
constexpr std::array<std::string_view, 2> kCommunes = {"lcog_geo", "depcom"};

/// The columns of 2010 whose sum is a trait of the later grids; the others have no counterpart.
struct TraitParts {
  Trait trait;
  std::array<std::string_view, 2> columns;  ///< the second may be empty
};
constexpr std::array<TraitParts, 9> kTraitParts = {{{Trait::men_1ind, {"men_1ind"}},
                                                    {Trait::men_5ind, {"men_5ind"}},
                                                    {Trait::men_prop, {"men_prop"}},
                                                    {Trait::men_surf, {"men_surf"}},
                                                    {Trait::men_coll, {"men_coll"}},
                                                    {Trait::ind_0_3, {"ind_age1"}},
                                                    {Trait::ind_4_5, {"ind_age2"}},
                                                    {Trait::ind_6_10, {"ind_age3"}},
                                                    {Trait::ind_11_17, {"ind_age4", "ind_age5"}}}};

/// The columns of a trait in a table; empty where one of them is missing.
std::vector<std::size_t> columns_of(const files::Table& table, Trait trait) {
  std::vector<std::size_t> found;
  for (const TraitParts& parts : kTraitParts) {
    if (parts.trait != trait) continue;
    for (const std::string_view name : parts.columns) {
      if (name.empty()) continue;
      const auto column = table.find(name);
      if (!column) return {};
      found.push_back(*column);
    }
  }
  return found;
}

}  // namespace

RectangleKind rectangle_kind(const std::vector<std::string>& columns) {
  const bool has_cells = files::has_any(columns, kIds) && files::has_all(columns, kCellPeople);
  const bool has_figures = files::has_all(columns, kIncome);
  if (has_cells) return has_figures ? RectangleKind::joined : RectangleKind::cells;
  return has_figures ? RectangleKind::rectangles : RectangleKind::none;
}

RectangleTable::RectangleTable(files::Table& table, RectangleKind kind, Headcount headcount,
                               TraitSet wanted, Findings& findings)
    : table_(table), kind_(kind), findings_(findings), key_(table.find("idk")) {
  constexpr std::array<std::string_view, 1> kKey = {"idk"};
  // Cells and rectangles of two files find each other by nothing else.
  if (kind != RectangleKind::joined) {
    key_ = table.require(kKey, Message{"column_rectangle_identifier"});
  }
  if (kind != RectangleKind::rectangles) find_cell();
  if (kind != RectangleKind::cells) find_rectangle(headcount, wanted);
}

void RectangleTable::find_cell() {
  id_ = table_.require(kIds, Message{"column_cell_identifier"});
  cell_people_ = table_.require(kCellPeople, Message{"column_people"});
  communes_ = table_.find(kCommunes);
}

void RectangleTable::find_rectangle(Headcount headcount, TraitSet wanted) {
  people_ = table_.require(kPeople, Message{"column_people"});
  income_ = table_.require(kIncome, Message{"column_incomes"});
  if (headcount == Headcount::present) {
    households_ = table_.require(kHouseholds, Message{"column_households"});
    poor_ = table_.require(kPoor, Message{"column_low_incomes"});
  }
  cells_ = table_.find("nbcar");
  complete_ = table_.find("rect_complete");
  find_traits(wanted);
}

void RectangleTable::find_traits(TraitSet wanted) {
  for (const TraitFacts& facts : trait_facts()) {
    if (!wanted.test(static_cast<std::size_t>(facts.trait))) continue;
    auto columns = columns_of(table_, facts.trait);
    if (columns.empty()) missing_.emplace_back(facts.column);
    else traits_.emplace_back(facts.trait, std::move(columns));
  }
}

TraitSet RectangleTable::traits() const {
  TraitSet set;
  for (const auto& [trait, columns] : traits_) set.set(static_cast<std::size_t>(trait));
  return set;
}

std::string RectangleTable::key() const {
  if (kind_ == RectangleKind::joined && files::is_secret(table_.field(income_))) return {};
  if (key_) return std::string(table_.field(*key_));
  std::string figures;
  for (const std::size_t column : {people_, income_}) {
    figures.append(table_.field(column)).push_back('|');
  }
  return figures;
}

RectangleCell RectangleTable::cell() const {
  RectangleCell cell;
  cell.id = cell_id_of(table_, id_);
  cell.people = rounded_count<Persons>(table_, cell_people_, findings_);
  cell.key = key();
  if (communes_) read_communes(table_, *communes_, findings_, cell.communes);
  if (cell.people.is_zero()) findings_.notice("no_people", {}, table_.place(cell_people_));
  return cell;
}

void RectangleTable::read_households(RectangleFigures& figures) const {
  if (!households_) return;
  figures.households = rounded_count<Households>(table_, *households_, findings_);
  figures.poor_households = rounded_count<Households>(table_, *poor_, findings_);
  if (figures.poor_households <= figures.households) return;
  throw DataError(
      table_.place(*poor_),
      Message{"poor_above_households",
              {{"households", table_.field(*households_)}, {"found", table_.field(*poor_)}}},
      Message{"are_columns_swapped"});
}

RectangleFigures RectangleTable::figures() const {
  RectangleFigures figures;
  figures.people = rounded_count<Persons>(table_, people_, findings_);
  if (figures.people.is_zero()) {
    throw DataError(place(), Message{"rectangle_of_nobody", {{"found", table_.field(people_)}}},
                    Message{"are_people_missing"});
  }
  read_households(figures);
  figures.income_sum = euros_of(table_, income_, findings_);
  check_mean(table_, people_, income_, figures.income_sum.value() / figures.people.value());
  if (cells_) figures.cells = static_cast<std::int64_t>(count_of(table_, *cells_, findings_));
  if (complete_) figures.is_cut = count_of(table_, *complete_, findings_) == 0.0;
  for (const auto& [trait, columns] : traits_) {
    figures.traits[static_cast<std::size_t>(trait)] = trait_tenths(table_, columns, findings_);
  }
  return figures;
}

}  // namespace carreau::inputs
