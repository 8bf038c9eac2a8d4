// SPDX-License-Identifier: Apache-2.0
#include "inputs/vintage_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/embedded_data.hpp"
#include "files/gdal_source.hpp"
#include "files/table.hpp"
#include "files/toml_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

constexpr const char* kLevelFile = "bridges/level.toml";
constexpr const char* kDeclaredFile = "bridges/declared.toml";

/// Built into the library, so parameters of vintages cannot be lost or differ from the version.
toml::table built_in(const std::string& file) {
  return files::parse_toml(files::embedded_text(file).value_or(std::string_view()), file);
}

/// Reads [a, b], two positive numbers.
std::pair<double, double> pair_of(const toml::node& node, const std::string& file,
                                  Message expected) {
  const toml::array* const pair = node.as_array();
  const bool is_pair = pair != nullptr && pair->size() == 2;
  const auto first = is_pair ? (*pair)[0].value<double>() : std::nullopt;
  const auto second = is_pair ? (*pair)[1].value<double>() : std::nullopt;
  // TOML knows `inf` and `nan`; the sum is neither where neither of the two is.
  if (!first || !second || !(*first > 0.0 && *second > 0.0) || !std::isfinite(*first + *second)) {
    throw DataError(files::place_of(file, node, ""), std::move(expected));
  }
  return {*first, *second};
}

WinsorBounds bounds_of(const toml::node& node, double scale, const std::string& file) {
  const auto [low, high] = pair_of(node, file, Message{"low_and_high"});
  // In euros of the vintage.
  return {low * scale, high * scale};
}

/// The figures of a vintage that belong to the kind of its incomes rather than to its year. Those
/// of declared incomes are in one file, those of disposable ones in three.
struct KindOfIncomes {
  toml::table whole;  ///< keeps the sections
  std::string file;
  const toml::table* section = nullptr;
  /// The national median of the year that the figures were taken in; only asked for bounds.
  std::string_view national;

  KindOfIncomes(const Vintage& vintage, const char* name, const char* own_file)
      : file(vintage.is_declared() ? kDeclaredFile : own_file),
        national(vintage.is_declared() ? "national_median" : "national_disposable") {
    whole = built_in(file);
    section = vintage.is_declared() ? &files::required_section(whole, name, file) : &whole;
  }
  [[nodiscard]] const toml::table& operator*() const { return *section; }
};

/// The bounds are known for one year; for other years they are scaled by the national median.
void set_bounds(Vintage& vintage) {
  const KindOfIncomes kind(vintage, "winsorisation", "bridges/winsorisation.toml");
  const double scale =
      vintage.national_median().value() / files::required_number(*kind, kind.national, kind.file);
  vintage.source_bounds = files::required_text(*kind, "source", kind.file);
  vintage.national_bounds = bounds_of(*(*kind).get("national"), scale, kind.file);
  // INSEE winsorises within each département, so the bounds differ from one to another.
  for (const auto& [code, node] : files::required_section(*kind, "department", kind.file)) {
    vintage.department_bounds[std::string(code.str())] = bounds_of(node, scale, kind.file);
  }
}

/// Means of levels are euros of the year of the bounds, and scaled as these are.
void set_spread_levels(Vintage& vintage, const KindOfIncomes& kind) {
  const toml::array* const levels = (*kind)["levels"].as_array();
  if (levels == nullptr) return;
  const toml::table& bounds = files::required_section(kind.whole, "winsorisation", kind.file);
  const double scale =
      vintage.national_median().value() / files::required_number(bounds, kind.national, kind.file);
  for (const toml::node& level : *levels) {
    const auto [mean, factor] = pair_of(level, kind.file, Message{"low_and_high"});
    vintage.spread_levels.push_back({mean * scale, factor});
  }
}

void set_unit_bridge(Vintage& vintage) {
  const std::string file = "bridges/units.toml";
  const toml::table table = built_in(file);
  vintage.unit_bridge = {files::required_number(table, "exponent", file),
                         files::required_number(table, "factor", file),
                         files::required_number(table, "deviation", file)};
}

void set_spread(Vintage& vintage) {
  // The spread σ of a small area was calibrated on published quartiles (docs/method.md).
  const KindOfIncomes kind(vintage, "spread", "bridges/spread.toml");
  vintage.spread = {files::required_number(*kind, "national", kind.file),
                    files::required_number(*kind, "deviation", kind.file)};
  vintage.source_spread = files::required_text(*kind, "source", kind.file);
  for (const auto& [code, node] : files::required_section(*kind, "department", kind.file)) {
    // A département without a figure of its own takes that of the nation.
    vintage.department_spread[std::string(code.str())] = node.value_or(vintage.spread.mean);
  }
  set_spread_levels(vintage, kind);
}

void set_level(Vintage& vintage) {
  const KindOfIncomes kind(vintage, "level", kLevelFile);
  vintage.mean_to_median = files::required_number(*kind, "mean_to_median", kind.file);
  vintage.level_deviation = files::required_number(*kind, "deviation", kind.file);
  vintage.headcount_misfit = (*kind)["headcount_misfit"].value_or(0.0);
  const toml::table& ratios = files::required_section(*kind, "poor_people_ratio", kind.file);
  vintage.poor_people_ratio = files::required_number(ratios, "national", kind.file);
  for (const auto& [code, node] : files::required_section(ratios, "department", kind.file)) {
    // A ratio of 1: people are poor as often as households.
    vintage.department_poor_people_ratio[std::string(code.str())] = node.value_or(1.0);
  }
}

/// Disposable incomes, which a bridge relates to declared ones.
void set_bridge(Vintage& v, const toml::table& table, const std::string& file) {
  const auto section = [&](const char* name) -> const toml::table& {
    return files::required_section(table, name, file);
  };
  v.national_disposable =
      Euros::from_value(files::required_number(section("national_disposable"), "value", file));
  v.source_disposable = files::required_text(section("national_disposable"), "source", file);
  v.bridge = {v.national_declared.value(),
              v.national_disposable.value(),
              files::required_number(section("bridge"), "exponent", file),
              files::required_number(section("bridge"), "residual", file),
              // Without pairs the bridge is a line between logarithms that runs through both
              // national medians.
              {}};
  v.source_bridge = files::required_text(section("bridge"), "source", file);
}

/// Declared incomes are on the scale of S, which nothing is converted to or from.
void set_same_scale(Vintage& v) {
  v.bridge.is_same_scale = v.perimeter_bridge.is_same_scale = true;
  const toml::table table = built_in(kDeclaredFile);
  const toml::table& choice = files::required_section(table, "choice", kDeclaredFile);
  const double share = files::required_number(choice, "cell_share", kDeclaredFile);
  v.cell_share = BasisPoints::from_points(std::llround(share * 1e4));
  v.source_cell_share = files::required_text(choice, "source", kDeclaredFile);
}

void set_member(Vintage& vintage) {
  const std::string file = "bridges/member.toml";
  const toml::table table = built_in(file);
  vintage.member = {files::required_number(table, "intercept", file),
                    files::required_number(table, "slope", file),
                    std::llround(files::required_number(table, "bandwidth", file)),
                    files::required_text(table, "source", file)};
}

std::vector<IncomePair> pairs_of(const toml::node& node, const std::string& file) {
  std::vector<IncomePair> pairs;
  const toml::array* const list = node.as_array();
  if (list == nullptr) {
    throw DataError(files::place_of(file, node, "pairs"), Message{"pairs_not_a_list"});
  }
  for (const toml::node& item : *list) {
    const auto [declared, disposable] = pair_of(item, file, Message{"declared_and_disposable"});
    // A bridge must rise strictly: S is moved through it and the median back.
    if (!pairs.empty() &&
        !(declared > pairs.back().declared && disposable > pairs.back().disposable)) {
      throw DataError(files::place_of(file, item, "pairs"),
                      Message{"pairs_fall",
                              {{"declared", declared},
                               {"disposable", disposable},
                               {"declared_before", pairs.back().declared},
                               {"disposable_before", pairs.back().disposable}}},
                      Message{"bridge_falls"});
    }
    pairs.push_back({declared, disposable});
  }
  // A single pair has no slope.
  if (!is_rising(pairs)) {
    throw DataError(files::place_of(file, node, "pairs"), Message{"few_pairs"});
  }
  return pairs;
}

/// The bridge through which perimeters are checked, and those of overseas départements: the same
/// for all years, in parts of the national medians.
void set_neutral_bridges(Vintage& vintage) {
  const std::string file = "bridges/neutral.toml";
  const toml::table table = built_in(file);
  const auto bridge_of = [&](const toml::table& section) {
    Bridge bridge{vintage.national_declared.value(), vintage.national_disposable.value()};
    bridge.residual = files::required_number(section, "residual", file) * bridge.anchor_disposable;
    if (const toml::node* const pairs = section.get("pairs")) {
      bridge.pairs = pairs_of(*pairs, file);
      bridge.are_pairs_relative = true;
    } else {
      bridge.exponent = files::required_number(section, "exponent", file);
    }
    return bridge;
  };
  const toml::table& metropole = files::required_section(table, "metropole", file);
  vintage.perimeter_bridge = bridge_of(metropole);
  vintage.source_perimeter_bridge = files::required_text(metropole, "source", file);
  for (const auto& [code, node] : files::required_section(table, "department", file)) {
    const toml::table& own = *node.as_table();
    vintage.department_bridge[std::string(code.str())] = {
        bridge_of(own), files::required_text(own, "source", file)};
  }
}

}  // namespace

std::vector<int> vintage_years() {
  std::vector<int> years;
  // The same folder also has files that are not about a year; their names are no numbers.
  for (const files::EmbeddedFile& file : files::embedded_files()) {
    if (!file.name.starts_with("bridges/")) continue;
    const auto year = parse_number(std::filesystem::path(file.name).stem().string());
    if (year) years.push_back(static_cast<int>(year->value));
  }
  std::sort(years.begin(), years.end());
  return years;
}

Vintage read_vintage(int year) {
  const std::string file = fmt::format("bridges/{}.toml", year);
  // No other year takes its place: all figures of a vintage belong together.
  if (!files::embedded_text(file)) {
    std::vector<std::string> years;
    for (const int y : vintage_years()) years.push_back(fmt::to_string(y));
    throw ArgumentError(Message{"unknown_vintage", {{"year", year}, {"years", years}}});
  }
  const toml::table table = built_in(file);
  Vintage v;
  v.year = year;
  if (table["incomes"].value_or(std::string()) == "declared") v.incomes = IncomeConcept::declared;
  const toml::table& declared = files::required_section(table, "national_declared", file);
  v.national_declared = Euros::from_value(files::required_number(declared, "value", file));
  v.source_declared = files::required_text(declared, "source", file);
  if (v.is_declared()) {
    set_same_scale(v);
  } else {
    set_bridge(v, table, file);
    set_neutral_bridges(v);
    set_unit_bridge(v);
  }
  set_bounds(v);
  set_spread(v);
  set_level(v);
  set_member(v);
  return v;
}

std::optional<double> national_median(int year, IncomeConcept incomes) {
  const char* const section =
      incomes == IncomeConcept::declared ? "national_declared" : "national_disposable";
  // The table of levels has more years; else the vintage of the year has it.
  const toml::table levels = built_in(kLevelFile);
  if (const auto level = levels[section][fmt::to_string(year)].value<double>()) return level;
  const std::string file = fmt::format("bridges/{}.toml", year);
  if (!files::embedded_text(file)) return std::nullopt;
  return built_in(file)[section]["value"].value<double>();
}

void read_bridge(const std::string& path, Vintage& vintage) {
  const std::string file = files::base_name(path);
  if (vintage.is_declared()) {
    throw ArgumentError(Message{"bridge_of_declared", {{"name", file}, {"year", vintage.year}}});
  }
  const toml::table table = files::parse_toml(files::read_whole(path), file);
  const toml::table& section = files::required_section(table, "bridge", file);
  constexpr std::array<std::string_view, 4> kKeys = {"residual", "exponent", "pairs", "source"};
  files::check_keys(section, kKeys, file);
  const std::string source = files::optional_text(section, "source", file);
  // National medians stay those of the vintage; only the relation is replaced.
  Bridge bridge = vintage.bridge;
  bridge.pairs.clear();
  bridge.are_pairs_relative = false;
  bridge.residual = files::required_number(section, "residual", file);
  if (const toml::node* const pairs = section.get("pairs")) {
    bridge.pairs = pairs_of(*pairs, file);
  } else {
    bridge.exponent = files::required_number(section, "exponent", file);
  }
  if (bridge.exponent <= 0.0 || bridge.residual < 0.0) {
    throw DataError(
        {file, {}, "bridge"},
        Message{"bridge_figures", {{"exponent", bridge.exponent}, {"residual", bridge.residual}}},
        Message{"bridge_falls"});
  }
  // Assigned when everything has been checked.
  // The user's bridge serves both uses.
  vintage.bridge = vintage.perimeter_bridge = bridge;
  vintage.source_bridge = vintage.source_perimeter_bridge = source.empty() ? file : source;
}

/// Bounds of the user replace those of the départements that the table names.
void read_bounds(const std::string& path, Vintage& vintage, Findings& findings) {
  constexpr std::array<std::string_view, 4> kDepartment = {"departement", "department", "dep",
                                                           "code"};
  constexpr std::array<std::string_view, 3> kLow = {"p05_eur", "p05", "low"};
  constexpr std::array<std::string_view, 3> kHigh = {"p95_eur", "p95", "high"};
  const auto table = files::open_table(
      path,
      [&](const std::vector<std::string>& columns) { return files::has_any(columns, kDepartment); },
      findings);
  const std::size_t department = table->require(kDepartment, Message{"column_department"});
  const std::size_t low = table->require(kLow, Message{"column_lower_bound"});
  const std::size_t high = table->require(kHigh, Message{"column_upper_bound"});
  while (table->next()) {
    // number() refuses a cell that is not a number, with its row and column.
    const WinsorBounds bounds{table->number(low, findings), table->number(high, findings)};
    if (!(bounds.low > 0.0 && bounds.low < bounds.high)) {
      throw DataError(table->place(low),
                      Message{"bounds_order", {{"low", bounds.low}, {"high", bounds.high}}},
                      Message{"are_columns_swapped"});
    }
    vintage.department_bounds[std::string(table->field(department))] = bounds;
  }
  vintage.source_bounds = table->file();
}

}  // namespace carreau::inputs
