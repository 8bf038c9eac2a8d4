// SPDX-License-Identifier: Apache-2.0
#include "inputs/territory_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/layer_table.hpp"
#include "files/polygon_layer.hpp"
#include "files/table.hpp"
#include "inputs/commune_codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace carreau::inputs {

namespace {

DetailValue unit_or_none(const std::string& unit) {
  return unit.empty() ? DetailValue(Message{"no_unit"}) : DetailValue(unit);
}

// In order of preference: the usual name of INSEE first.
constexpr std::array<std::string_view, 8> kCommuneCode = {
    "codgeo", "insee_com", "code_commune", "code_insee", "depcom", "com", "insee", "code"};
constexpr std::array<std::string_view, 6> kCommuneName = {"libgeo",  "nom_commune", "lib_com",
                                                          "libelle", "nom",         "name"};
constexpr std::array<std::string_view, 5> kUnitCode = {"uu2020", "uu2010", "code_uu", "uu", "code"};
constexpr std::array<std::string_view, 7> kUnitName = {"libuu2020", "libuu2010", "nom_uu", "libuu",
                                                       "libelle",   "nom",       "name"};

/// INSEE's legal populations split the code of a commune into that of its département and the rest.
constexpr std::array<std::string_view, 3> kDepartmentPart = {"coddep", "code_departement",
                                                             "code département"};
constexpr std::array<std::string_view, 3> kCommunePart = {"codcom", "code_commune", "code commune"};

/// The kind of population that a column gives, by its name in lower case.
std::optional<PopulationKind> population_kind(const std::string& name) {
  const auto is_named = [&](std::initializer_list<std::string_view> prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](std::string_view prefix) { return name.starts_with(prefix); });
  };
  if (is_named({"population_totale", "population totale", "ptot", "pop_tot", "poptot"})) {
    return PopulationKind::total;
  }
  if (is_named({"population_municipale", "population municipale", "pmun", "pop_mun", "popmun"})) {
    return PopulationKind::municipal;
  }
  if (name == "population" || name == "pop") return PopulationKind::unknown;
  return std::nullopt;
}

/// Columns of populations, one for each kind that the table gives.
class PopulationColumns {
 public:
  explicit PopulationColumns(const files::Table& table) {
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      if (const auto kind = population_kind(to_lower(table.columns()[c]))) set(*kind, c);
    }
  }

  [[nodiscard]] std::optional<std::size_t> of(PopulationKind kind) const {
    return columns_[static_cast<std::size_t>(kind)];
  }
  /// The kind that the territory test reads: the decree asks for the total population (art. 2 I 1°
  /// of décret 2014-767), so it goes first.
  [[nodiscard]] std::optional<PopulationKind> best() const {
    for (const PopulationKind kind : kKinds) {
      if (of(kind)) return kind;
    }
    return std::nullopt;
  }

  static constexpr std::array<PopulationKind, 3> kKinds = {
      PopulationKind::total, PopulationKind::municipal, PopulationKind::unknown};

 private:
  /// Of several columns of one kind the first counts.
  void set(PopulationKind kind, std::size_t column) {
    auto& known = columns_[static_cast<std::size_t>(kind)];
    if (!known) known = column;
  }

  std::array<std::optional<std::size_t>, 3> columns_;
};

std::optional<std::int64_t> population_in(const files::Table& table, std::size_t column,
                                          Findings& findings) {
  const auto value = table.optional_number(column, findings);
  // An empty cell is unknown, not zero.
  if (!value) return std::nullopt;
  if (*value < 0.0 || *value > 1e9 || *value != std::floor(*value)) {
    throw DataError(table.place(column), Message{"whole_people", {{"found", table.field(column)}}},
                    Message{"correct_or_leave_empty"});
  }
  return static_cast<std::int64_t>(*value);
}

/// The code of a commune in one column, or in two that must be joined.
class CommuneCode {
 public:
  explicit CommuneCode(const files::Table& table) {
    const auto part = table.find(kCommunePart);
    department_ = table.find(kDepartmentPart);
    if (part && department_) {
      column_ = *part;
    } else {
      department_.reset();
      column_ = table.require(kCommuneCode, Message{"column_commune_code"});
    }
  }

  [[nodiscard]] std::string read(const files::Table& table, Findings& findings) const {
    return department_ ? joined_commune_code(table, *department_, column_, findings)
                       : commune_code_in(table, column_, findings);
  }

 private:
  std::size_t column_ = 0;
  std::optional<std::size_t> department_;
};

/// Collects rows of communes; arrondissements are kept separately until the end.
class CommuneRows {
 public:
  CommuneRows(const files::Table& table, TerritoryParts& parts, Findings& findings)
      : table_(table), parts_(parts), findings_(findings), code_(table), populations_(table) {
    name_ = table.find(kCommuneName);
    // The name in INSEE's legal populations, where the code has its own columns.
    if (!name_ && table.find("codcom")) name_ = table.find("com");
    type_ = table.find("type");
    number_ = ++parts.tables;
  }

  /// Returns the code of the commune; empty for a row that is not a present commune.
  std::string read() {
    if (type_) {
      const std::string type = to_lower(table_.field(*type_));
      // Delegated and associated communes lie within a present one and would count its people
      // twice.
      if (type.find("deleguee") != std::string::npos ||
          type.find("associee") != std::string::npos) {
        return {};
      }
    }
    const std::string code = code_.read(table_, findings_);
    // Paris, Lyon and Marseille: grids and addresses have arrondissements, urban units have
    // communes.
    const bool is_part = is_arrondissement(code);
    const std::string commune(commune_of(code));
    for (const PopulationKind kind : PopulationColumns::kKinds) {
      const auto column = populations_.of(kind);
      const auto people = column ? population_in(table_, *column, findings_) : std::nullopt;
      if (!people) continue;
      if (is_part) {
        folded_[commune][kind] += *people;
      } else {
        whole_.insert(commune);
        put(parts_.communes[commune], commune, kind, *people, table_.place(*column));
      }
    }
    if (is_part) return commune;
    CommuneFacts& facts = parts_.communes[commune];
    if (name_) facts.name = table_.field(*name_);
    return commune;
  }

  /// Uses the sum of arrondissements for a commune without a row of its own.
  void finish() {
    for (const auto& [commune, sums] : folded_) {
      // A row of the commune itself goes before the sum.
      if (whole_.contains(commune)) continue;
      CommuneFacts& facts = parts_.communes[commune];
      for (const auto& [kind, people] : sums) {
        put(facts, commune, kind, people, {table_.file(), {}, {}});
      }
    }
  }

 private:
  /// Of two figures of one kind the last is kept, but reported.
  void put(CommuneFacts& facts, const std::string& commune, PopulationKind kind,
           std::int64_t people, const Place& place) {
    const auto replace = [&](std::optional<std::int64_t>& known) {
      if (known && *known != people) {
        findings_.warn("two_populations",
                       {{"commune", commune}, {"first", *known}, {"second", people}}, place);
      }
      known = people;
    };
    if (kind == PopulationKind::municipal) replace(facts.municipal);
    facts.table = number_;
    // Figures of two kinds differ by right; the one that the decree asks for is tested.
    if (!facts.population || kind < facts.kind) {
      facts.population = people;
      facts.kind = kind;
    } else if (kind == facts.kind) {
      if (kind == PopulationKind::municipal) facts.population = people;
      else replace(facts.population);
    }
  }

  const files::Table& table_;
  TerritoryParts& parts_;
  Findings& findings_;
  CommuneCode code_;
  PopulationColumns populations_;
  std::optional<std::size_t> name_;
  std::optional<std::size_t> type_;
  std::size_t number_ = 0;  ///< of this table among those read
  std::map<std::string, std::map<PopulationKind, std::int64_t>> folded_;
  std::set<std::string> whole_;  ///< communes with a population of their own in this table
};

bool is_boundary_layer(files::Table& table) {
  const auto* layer = dynamic_cast<const files::LayerTable*>(&table);
  return layer != nullptr && layer->has_geometry();
}

std::optional<PublishedMedian> median_in(const files::Table& table, Findings& findings) {
  constexpr std::array<std::string_view, 3> kDeclared = {"median_declared", "dec_med", "decuc_q2"};
  constexpr std::array<std::string_view, 3> kDisposable = {"median_disposable", "disp_med",
                                                           "disp_q2"};
  for (const auto& [names, concept_] :
       {std::pair{kDeclared, IncomeConcept::declared}, {kDisposable, IncomeConcept::disposable}}) {
    const auto column = table.find(names);
    const auto value = column ? table.optional_number(*column, findings) : std::nullopt;
    // Declared first: the decree tests declared incomes.
    if (value && *value > 0.0) return PublishedMedian{Euros::from_value(*value), concept_};
  }
  return std::nullopt;
}

void read_unit_boundaries(files::LayerTable& table, TerritoryParts& parts, Findings& findings) {
  const std::size_t code = table.require(kUnitCode, Message{"column_unit_code"});
  const auto name = table.find(kUnitName);
  const PopulationColumns populations(table);
  const auto kind = populations.best();
  const auto population = kind ? populations.of(*kind) : std::nullopt;
  UnitBoundaries boundaries;
  // Attributes are read with each polygon, so both lists have the same order.
  boundaries.polygons = files::read_polygons(
      table, files::PolygonReadOptions{},
      [&](const files::LayerTable& row) {
        Unit unit;
        unit.code = row.field(code);
        if (unit.code.empty()) {
          throw DataError(row.place(code), Message{"unit_without_code"},
                          Message{"give_or_leave_out"});
        }
        // In métropole the unit is the area whose median enters S.
        unit.income_area = unit.code;
        if (name) unit.name = row.field(*name);
        if (population) unit.population = population_in(row, *population, findings);
        unit.median = median_in(row, findings);
        boundaries.units.push_back(std::move(unit));
      },
      findings);
  if (kind) parts.unit_population_kind = *kind;
  parts.unit_boundaries = std::move(boundaries);
}

void read_composition(files::Table& table, TerritoryParts& parts, Findings& findings) {
  const std::size_t commune = table.require(kCommuneCode, Message{"column_commune_code"});
  const std::size_t unit =
      table.require(std::span(kUnitCode).first(4), Message{"column_unit_code"});
  const auto commune_name = table.find("libgeo");
  const auto unit_name = table.find(kUnitName);
  const auto status = table.find("statut_2017");
  // A commune belongs to one unit; communes with arrondissements have several rows.
  std::map<std::string, std::string> seen;
  while (table.next()) {
    CompositionRow row;
    row.commune = commune_of(commune_code_in(table, commune, findings));
    if (commune_name) row.commune_name = table.field(*commune_name);
    // Rural communes have one code for each département, ending in 000, or the status H.
    const std::string_view code = table.field(unit);
    const bool is_outside = code.empty() || (status && table.field(*status) == "H") ||
                            (code.size() == 5 && code.ends_with("000"));
    if (!is_outside) {
      row.unit = code;
      if (unit_name) row.unit_name = table.field(*unit_name);
    }
    const auto [at, is_new] = seen.try_emplace(row.commune, row.unit);
    if (!is_new && at->second != row.unit) {
      throw DataError(table.place(commune),
                      Message{"commune_in_two_units",
                              {{"commune", row.commune},
                               {"first", unit_or_none(at->second)},
                               {"second", unit_or_none(row.unit)}}},
                      Message{"keep_one_row"});
    }
    if (is_new) parts.composition.push_back(std::move(row));
  }
  if (parts.composition.empty()) {
    throw DataError({table.file(), {}, {}}, Message{"no_composition"},
                    Message{"is_download_complete"});
  }
}

}  // namespace

bool names_communes(const std::vector<std::string>& columns) {
  return files::has_any(columns, kCommuneCode) ||
         (files::has_any(columns, kDepartmentPart) && files::has_any(columns, kCommunePart));
}

bool names_populations(const std::vector<std::string>& columns) {
  return names_communes(columns) &&
         std::any_of(columns.begin(), columns.end(),
                     [](const std::string& name) { return population_kind(name).has_value(); });
}

bool names_composition(const std::vector<std::string>& columns) {
  // A generic "code" could be that of a commune, so it is not accepted for units here.
  return files::has_any(columns, std::span(kUnitCode).first(4)) &&
         files::has_any(columns, kCommuneCode);
}

void read_communes(const std::string& path, TerritoryParts& parts, Findings& findings) {
  const auto table = files::open_table(path, names_communes, findings);
  CommuneRows rows(*table, parts, findings);
  // A table has rows only; a layer also has the limits of communes.
  if (!is_boundary_layer(*table)) {
    while (table->next()) rows.read();
    rows.finish();
    return;
  }
  CommuneBoundaries boundaries;
  boundaries.polygons = files::read_polygons(
      dynamic_cast<files::LayerTable&>(*table), files::PolygonReadOptions{},
      // An empty code keeps the place of a polygon that is no present commune.
      [&](const files::LayerTable&) { boundaries.codes.push_back(rows.read()); }, findings);
  rows.finish();
  parts.commune_boundaries = std::move(boundaries);
}

void read_urban_units(const std::string& path, TerritoryParts& parts, Findings& findings) {
  const auto table = files::open_table(path, names_composition, findings);
  if (is_boundary_layer(*table)) {
    read_unit_boundaries(dynamic_cast<files::LayerTable&>(*table), parts, findings);
  } else {
    read_composition(*table, parts, findings);
  }
}

}  // namespace carreau::inputs
