// SPDX-License-Identifier: Apache-2.0
#include "report/crosswalk_summary.hpp"

#include "base/decimal.hpp"
#include "base/version.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/zoning_codes.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace carreau::report {

namespace {

constexpr std::array<MovedState, 5> kStates = {MovedState::complete, MovedState::partial,
                                               MovedState::unknown, MovedState::withheld,
                                               MovedState::no_data};

std::string base_text(const MovedVariable& variable, const Words& w) {
  if (variable.kind == VariableKind::median) {
    return std::string(w("report_crosswalk_summary_estimated"));
  }
  if (!variable.base) return std::string(w("report_crosswalk_summary_two_bases"));
  return std::string(results::value_text(*variable.base, w.language()));
}

std::string closing_line(const NamedCrosswalk& named, const Words& w) {
  for (const MovedVariable& variable : named.variables) {
    if (variable.totals) {
      return std::string(w("report_crosswalk_summary_total_in_the_zones_elsewhere_outside_or"));
    }
  }
  return {};
}

/// A number with the decimals of its column.
nlohmann::ordered_json amount(std::int64_t units, int decimals) {
  if (decimals == 0) return units;
  return decimal_value(units, decimals);
}

nlohmann::ordered_json variable_json(const MovedVariable& variable) {
  nlohmann::ordered_json json;
  json["name"] = variable.name;
  json["kind"] = to_text(variable.kind);
  if (variable.base) json["base"] = to_text(*variable.base);
  else json["base"] = nullptr;
  if (variable.totals) {
    const CountTotals& t = *variable.totals;
    json["total"] = amount(t.total, variable.decimals);
    json["in_zones"] = amount(t.in_zones, variable.decimals);
    json["elsewhere"] = amount(t.elsewhere, variable.decimals);
    json["not_placed"] = amount(t.not_placed, variable.decimals);
    json["unknown_sources"] = t.unknown_sources;
    json["by_another_base"] = t.fallen_back;
  }
  for (const MovedState state : kStates) json[to_text(state)] = variable.count(state);
  return json;
}

}  // namespace

std::string crosswalk_text(const NamedCrosswalk& named, Language language) {
  const Words w(language);
  const auto number = [&](std::size_t n) { return w.count(static_cast<double>(n)); };
  std::string text = fmt::format("Carreau {}\n\n", version());
  text += w.text("report_crosswalk_summary_source_zones_targets_pairs_in_common",
                 {{"from_zones", number(named.from_zones)},
                  {"to_zones", number(named.to_zones)},
                  {"pairs", number(named.pairs)}});
  if (named.variables.empty()) return text + findings_text(named.findings, language);
  TextTable table({w("report_crosswalk_summary_variable"), "", w("report_crosswalk_summary_base"),
                   w("report_crosswalk_summary_total"), w("report_crosswalk_summary_in_the_zones"),
                   w("report_crosswalk_summary_elsewhere"), w("report_crosswalk_summary_no_source"),
                   w("report_crosswalk_summary_complete"), w("report_crosswalk_summary_partial"),
                   w("report_crosswalk_summary_unknown"), w("report_crosswalk_summary_withheld"),
                   w("report_crosswalk_summary_no_data")});
  for (const MovedVariable& variable : named.variables) {
    std::vector<std::string> row = {variable.name,
                                    std::string(results::value_text(variable.kind, w.language())),
                                    base_text(variable, w)};
    if (variable.totals) {
      const CountTotals& t = *variable.totals;
      for (const std::int64_t units : {t.total, t.in_zones, t.elsewhere, t.not_placed}) {
        row.push_back(w.decimal(decimal_value(units, variable.decimals), variable.decimals));
      }
    } else {
      row.resize(7, "–");
    }
    for (const MovedState state : kStates) row.push_back(number(variable.count(state)));
    table.add_row(std::move(row));
  }
  return text + table.text() + closing_line(named, w) + "\n" +
         findings_text(named.findings, language);
}

std::string crosswalk_json(const NamedCrosswalk& named) {
  nlohmann::ordered_json json;
  json["version"] = version();
  json["from_zones"] = named.from_zones;
  json["to_zones"] = named.to_zones;
  json["pairs"] = named.pairs;
  json["variables"] = nlohmann::ordered_json::array();
  for (const MovedVariable& variable : named.variables) {
    json["variables"].push_back(variable_json(variable));
  }
  json["findings"] = findings_json(named.findings);
  return json.dump(2) + "\n";
}

}  // namespace carreau::report
