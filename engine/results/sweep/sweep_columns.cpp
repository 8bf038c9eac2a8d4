// SPDX-License-Identifier: Apache-2.0
#include "results/sweep/sweep_columns.hpp"

#include "base/text.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <array>

namespace carreau::results {

namespace {

namespace h = headings;
using enum ColumnUnit;

constexpr Heading kPurpose{"purpose", none, "pourquoi", "purpose"};
constexpr Heading kScenario{"scenario", none, "scénario", "scenario"};
constexpr Heading kNearMisses{"near_misses", zones, "quasi-quartiers", "near misses"};
constexpr Heading kOthers{"other_zones", zones, "zones absentes de la base",
                          "zones that the base does not have"};
constexpr Heading kZoneCount{"zones", zones, "zones", "zones"};
constexpr Heading kLow{"threshold_low", euros, "S le plus bas", "lowest S"};
constexpr Heading kHigh{"threshold_high", euros, "S le plus haut", "highest S"};
constexpr Heading kShareIn{"share_in", share, "part des scénarios où elle est dans une zone",
                           "share of scenarios in which it is in a zone"};
constexpr Heading kShareNear{"share_near", share,
                             "part des scénarios où elle est dans un quasi-quartier",
                             "share of scenarios in which it is in a near miss"};
constexpr Heading kStanding{"share_standing", share, "part des scénarios où elle tient",
                            "share of scenarios in which it stands"};
constexpr Heading kUnless{"stands_unless", none, "stabilité", "stability in French"};
constexpr Heading kUnlessEn{"stands_unless_en", none, "stabilité, en anglais", "stability"};
constexpr Heading kOutcome{"outcome", none, "résultat", "outcome"};
constexpr Heading kFactor{"factor", none, "facteur", "factor"};
constexpr Heading kEffect{"share", share, "part de la variance", "share of the variance"};
constexpr Heading kError{"standard_error", share, "erreur type", "standard error"};
constexpr Heading kParameter{"parameter", none, "paramètre", "parameter"};
constexpr Heading kValue{"value", none, "valeur", "value"};
constexpr Heading kIsBase{"is_base", none, "valeur de la base", "value of the base"};

/// A number where the parameter is one; its text otherwise.
files::FieldValue value_field(const std::string& text, bool is_number) {
  if (text.empty()) return {};
  if (!is_number) return text;
  const auto number = parse_number(text);
  return number ? files::FieldValue(number->value) : files::FieldValue();
}

struct NumberText {
  static constexpr files::FieldType kType = files::FieldType::real;
  static files::FieldValue to_field(const std::string& text) { return value_field(text, true); }
  static bool from_field(const files::FieldValue& value, std::string& out) {
    const auto number = number_of(value);
    out = number ? fmt::format("{:.12g}", *number) : std::string();
    return number || is_null(value);
  }
};
using PlainText = TextTraits<std::string, Empty::null>;

bool is_number(const Parameter& parameter) {
  return parameter.shape.kind == ParameterKind::integer ||
         parameter.shape.kind == ParameterKind::decimal;
}

/// The unit of a parameter's values; those of a number without one are told by its name.
ColumnUnit unit_of(const Parameter& parameter) {
  if (!is_number(parameter)) return none;
  switch (parameter.shape.unit) {
    case ParameterUnit::people: return people;
    case ParameterUnit::euros: return euros;
    case ParameterUnit::metres: return metres;
    case ParameterUnit::share: return share;
    case ParameterUnit::cells: return cells;
    case ParameterUnit::people_per_km2: return per_km2;
    case ParameterUnit::none: break;
  }
  return varies;
}

template <class Record>
std::vector<Column<Record>> outcome_columns() {
  using O = SweptOutcome;
  constexpr auto kOf = &Record::outcome;
  return list_of<Record>(integer_column<kPath<kOf, &O::zones>>(kZoneCount),
                         number_column<kPath<kOf, &O::people>>(h::kPeople),
                         integer_column<kPath<kOf, &O::cells>>(h::kCells),
                         integer_column<kPath<kOf, &O::area_m2>>(h::kAreaM2),
                         integer_column<kPath<kOf, &O::near_misses>>(kNearMisses),
                         integer_column<kPath<kOf, &O::other_zones>>(kOthers),
                         number_column<kPath<kOf, &O::threshold_low>, 0>(kLow),
                         number_column<kPath<kOf, &O::threshold_high>, 0>(kHigh));
}

/// The column of a varied parameter: its own name and meaning.
Column<SweptScenarioRecord> value_column(const Parameter& parameter, std::size_t v) {
  const Heading heading{parameter.name, unit_of(parameter), parameter.meaning_fr,
                        parameter.meaning_en};
  return is_number(parameter) ? part_column<&SweptScenarioRecord::values, NumberText>(heading, v)
                              : part_column<&SweptScenarioRecord::values, PlainText>(heading, v);
}

template <class Record, auto Inner>
Column<Record> line_text_column(const Parameter& parameter, std::size_t v, const Heading& heading) {
  return is_number(parameter) ? part_member_column<&Record::lines, Inner, NumberText>(heading, v)
                              : part_member_column<&Record::lines, Inner, PlainText>(heading, v);
}

/// "enters_poverty_ratio" and so on.
template <class Record>
std::vector<Column<Record>> line_columns(const std::vector<const Parameter*>& varied) {
  std::vector<Column<Record>> columns;
  const auto add = [&](Column<Record> column, const Parameter& parameter) {
    column.name += parameter.name;
    column.french += parameter.name;
    column.english += parameter.name;
    columns.push_back(std::move(column));
  };
  for (std::size_t v = 0; v < varied.size(); ++v) {
    const Parameter& p = *varied[v];
    add(line_text_column<Record, &LineRecord::enters>(
            p, v, {"enters_", unit_of(p), "entre à : ", "enters at: "}),
        p);
    add(line_text_column<Record, &LineRecord::last>(
            p, v, {"last_", unit_of(p), "encore à : ", "still at: "}),
        p);
    add(line_text_column<Record, &LineRecord::leaves>(
            p, v, {"leaves_", unit_of(p), "sort à : ", "leaves at: "}),
        p);
    add(part_member_column<&Record::lines, &LineRecord::broken, IntegerTraits<bool>>(
            {"broken_", none, "avec des trous : ", "with gaps: "}, v),
        p);
  }
  return columns;
}

}  // namespace

template <>
std::span<const CodedValue<SweptZoneKind>> coded_values<SweptZoneKind>() {
  static constexpr std::array<CodedValue<SweptZoneKind>, 3> kValues{
      {{SweptZoneKind::perimeter, "périmètre de la base", "perimeter of the base"},
       {SweptZoneKind::near_miss, "quasi-quartier de la base", "near miss of the base"},
       {SweptZoneKind::other, "zone d'autres scénarios", "zone of other scenarios"}}};
  return kValues;
}

ColumnTable<SweptScenarioRecord> swept_scenario_columns(
    const std::vector<const Parameter*>& varied) {
  using R = SweptScenarioRecord;
  auto columns =
      list_of<R>(integer_column<&R::scenario>(kScenario), text_column<&R::purpose>(kPurpose));
  for (std::size_t v = 0; v < varied.size(); ++v) columns.push_back(value_column(*varied[v], v));
  append_to(columns, outcome_columns<R>());
  return ColumnTable<R>(std::move(columns));
}

ColumnTable<SweptCellRecord> swept_cell_columns(const std::vector<const Parameter*>& varied) {
  using R = SweptCellRecord;
  return ColumnTable<R>(list_of<R>(
      text_column<&R::cell_id, Empty::text>(h::kCellId), text_column<&R::urban_unit>(h::kUrbanUnit),
      text_column<&R::commune>(h::kCommune), number_column<&R::people>(h::kPeople),
      text_column<&R::zone_id>(h::kZoneId), number_column<&R::share_in, 4>(kShareIn),
      number_column<&R::share_near, 4>(kShareNear), line_columns<R>(varied)));
}

ColumnTable<SweptZoneRecord> swept_zone_columns(const std::vector<const Parameter*>& varied) {
  using R = SweptZoneRecord;
  return ColumnTable<R>(list_of<R>(
      text_column<&R::zone_id, Empty::text>(h::kZoneId), text_column<&R::kind>(h::kKind),
      text_column<&R::name>(h::kName), text_column<&R::urban_unit>(h::kUrbanUnit),
      number_column<&R::people>(h::kPeople), integer_column<&R::cells>(h::kCells),
      number_column<&R::share_standing, 4>(kStanding), text_column<&R::stands_unless>(kUnless),
      text_column<&R::stands_unless_en>(kUnlessEn), line_columns<R>(varied)));
}

const ColumnTable<SweptEffectRecord>& swept_effect_columns() {
  using R = SweptEffectRecord;
  static const ColumnTable<R> table(
      list_of<R>(text_column<&R::outcome>(kOutcome), text_column<&R::zone_id>(h::kZoneId),
                 text_column<&R::factor>(kFactor), number_column<&R::share, 4>(kEffect),
                 number_column<&R::standard_error, 4>(kError)));
  return table;
}

const ColumnTable<CurveRecord>& curve_columns() {
  using R = CurveRecord;
  static const ColumnTable<R> table(
      list_of<R>(text_column<&R::parameter>(kParameter), text_column<&R::value>(kValue),
                 integer_column<&R::is_base>(kIsBase), outcome_columns<R>()));
  return table;
}

}  // namespace carreau::results
