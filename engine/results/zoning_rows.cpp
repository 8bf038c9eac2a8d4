// SPDX-License-Identifier: Apache-2.0
#include "results/zoning_rows.hpp"

#include "base/text.hpp"
#include "results/rounded_apart.hpp"
#include "results/row_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace carreau::results {

namespace {

files::FieldValue flag(bool value) { return static_cast<std::int64_t>(value ? 1 : 0); }

files::FieldValue optional_text(std::string text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(std::move(text));
}

/// Value, low, high.
void push_interval(files::Row& row, const Interval& interval) {
  row.push_back(whole(interval.value));
  row.push_back(whole(interval.low));
  row.push_back(whole(interval.high));
}

void push_unit(files::Row& row, const Territory& territory, UnitIndex unit) {
  if (unit.is_none()) {
    row.insert(row.end(),
               {files::FieldValue(), files::FieldValue("hors unité urbaine"), files::FieldValue()});
    return;
  }
  const Unit& u = territory.unit(unit);
  row.push_back(u.code);
  row.push_back(u.name);
  row.push_back(u.population ? files::FieldValue(*u.population) : files::FieldValue());
}

double bound_of(const PerimeterCheck& check, Criterion criterion) {
  const CriterionResult* const result = check.verdict.find(criterion);
  return result == nullptr ? 0.0 : result->bound;
}

files::Row check_row(const Zoning& zones, std::size_t z, const PerimeterCheck& c,
                     const Territory& territory, bool has_households) {
  const AreaFigures& f = c.figures;
  files::Row row = {zones.codes[z], optional_text(zones.names[z]), to_text(c.verdict.outcome()),
                    optional_text(to_text(c.verdict.failed(), ";"))};
  if (!c.has_data()) {
    row.resize(check_fields().size());
    return row;
  }
  push_unit(row, territory, c.unit);
  row.push_back(f.people.value());
  row.push_back(has_households ? files::FieldValue(f.households.value()) : files::FieldValue());
  row.push_back(one_decimal(f.people_low_income));
  row.push_back(rounded_apart(f.share_low_income.fraction(), 0.5, 4));
  push_interval(row, f.first_quartile.value_or(Interval()));
  push_interval(row, f.median_disposable);
  push_interval(row, f.third_quartile.value_or(Interval()));
  push_interval(row, f.median_declared);
  row.push_back(whole(f.threshold_declared.value()));
  row.push_back(whole(f.threshold_disposable));
  row.push_back(whole(f.margin()));
  row.push_back(four_decimals(f.p_criterion));
  row.push_back(four_decimals(c.share_imputed()));
  row.push_back(four_decimals(c.share_straddling()));
  row.push_back(whole(whole_apart(f.density(), bound_of(c, Criterion::density))));
  row.push_back(static_cast<std::int64_t>(c.cells));
  row.push_back(f.area_m2);
  row.push_back(to_text(c.basis));
  for (const Criterion criterion : kCriteria) row.push_back(flag(!c.verdict.fails(criterion)));
  return row;
}

/// "above_threshold 61 %; zone_too_few_people 39 %", the largest first.
std::string reasons_text(const ZoneAgreement& zone) {
  std::vector<std::pair<std::string, double>> list(zone.missed_by_reason.begin(),
                                                   zone.missed_by_reason.end());
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  double all = 0.0;
  for (const auto& [reason, people] : list) all += people;
  std::vector<std::string> parts;
  for (const auto& [reason, people] : list) {
    parts.push_back(fmt::format("{} {:.0f} %", reason, 100.0 * people / all));
  }
  return join(parts, "; ");
}

files::Row agreement_row(const char* side, const Zoning& zones, std::size_t z,
                         const ZoneAgreement& a, const Zoning& other) {
  std::vector<std::string> met;
  for (const std::size_t zone : a.met) met.push_back(other.codes[zone]);
  const bool has_data = a.found != Found::no_data;
  const auto known = [&](double value) {
    return has_data ? files::FieldValue(value) : files::FieldValue();
  };
  return {std::string(side),
          zones.codes[z],
          optional_text(zones.names[z]),
          known(one_decimal(a.people)),
          known(one_decimal(a.shared_people)),
          known(rounded_apart(a.share(), nearest_bound(a.share()), 4)),
          to_text(a.found),
          optional_text(a.main_reason()),
          optional_text(reasons_text(a)),
          known(four_decimals(a.people > 0.0 ? a.straddling_people / a.people : 0.0)),
          optional_text(join(met, ";"))};
}

}  // namespace

const std::vector<files::FieldSpec>& check_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {{"code"},
                                                       {"name"},
                                                       {"verdict"},
                                                       {"failed_criteria"},
                                                       {"urban_unit"},
                                                       {"urban_unit_name"},
                                                       {"urban_unit_population", integer},
                                                       {"people", real},
                                                       {"households", real},
                                                       {"people_low_income", real},
                                                       {"share_low_income", real},
                                                       {"q1_disposable", integer},
                                                       {"q1_disposable_low", integer},
                                                       {"q1_disposable_high", integer},
                                                       {"median_disposable", integer},
                                                       {"median_disposable_low", integer},
                                                       {"median_disposable_high", integer},
                                                       {"q3_disposable", integer},
                                                       {"q3_disposable_low", integer},
                                                       {"q3_disposable_high", integer},
                                                       {"median_declared", integer},
                                                       {"median_declared_low", integer},
                                                       {"median_declared_high", integer},
                                                       {"threshold_declared", integer},
                                                       {"threshold_disposable", integer},
                                                       {"margin", integer},
                                                       {"p_criterion", real},
                                                       {"share_imputed", real},
                                                       {"share_straddling", real},
                                                       {"density", integer},
                                                       {"cells", integer},
                                                       {"area_m2", integer},
                                                       {"territory_basis"},
                                                       {"meets_territory", integer},
                                                       {"meets_population", integer},
                                                       {"meets_density", integer},
                                                       {"meets_income", integer}};
  return fields;
}

std::vector<files::Row> check_rows(const Zoning& zones, const std::vector<PerimeterCheck>& checks,
                                   const Territory& territory, bool has_households) {
  std::vector<files::Row> rows;
  for (std::size_t z = 0; z < checks.size(); ++z) {
    rows.push_back(check_row(zones, z, checks[z], territory, has_households));
  }
  return rows;
}

const std::vector<files::FieldSpec>& agreement_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {
      {"side"},        {"code"},  {"name"},        {"people", real}, {"people_shared", real},
      {"share", real}, {"found"}, {"main_reason"}, {"reasons"},      {"share_straddling", real},
      {"meets_zones"}};
  return fields;
}

std::vector<files::Row> agreement_rows(const Agreement& agreement, const Zoning& proposed,
                                       const Zoning& reference) {
  std::vector<files::Row> rows;
  for (std::size_t z = 0; z < agreement.reference.size(); ++z) {
    rows.push_back(agreement_row("reference", reference, z, agreement.reference[z], proposed));
  }
  for (std::size_t z = 0; z < agreement.proposed.size(); ++z) {
    rows.push_back(agreement_row("proposed", proposed, z, agreement.proposed[z], reference));
  }
  return rows;
}

}  // namespace carreau::results
