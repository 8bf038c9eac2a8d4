// SPDX-License-Identifier: Apache-2.0
#include "report/crosswalk_summary.hpp"

#include "base/decimal.hpp"
#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/crosswalk_totals.hpp"
#include "results/heading_list.hpp"
#include "results/record_json.hpp"
#include "results/zoning_codes.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <vector>

namespace carreau::report {

namespace {

namespace h = results::headings;

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

/// The columns of the summary; those of totals only where there are any.
nlohmann::ordered_json variable_json(const MovedVariable& variable) {
  auto json = results::record_json(results::crosswalk_total_columns(), variable);
  if (variable.totals) return json;
  for (const results::Heading& heading : {h::kTotal, h::kInZones, h::kElsewhere, h::kNotPlaced,
                                          h::kUnknownSources, h::kByAnotherBase}) {
    json.erase(std::string(heading.name));
  }
  return json;
}

TextTable empty_table(Language language) {
  TextTable table(results::titles(
      {h::kVariable, h::kKind, h::kBase, h::kTotal, h::kInZones, h::kElsewhere, h::kNotPlaced},
      language));
  for (const MovedState state : results::kMovedStates) {
    table.add_column(results::state_column(state).title(language));
  }
  return table;
}

std::vector<std::string> row_of(const MovedVariable& variable, const Words& w) {
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
  for (const MovedState state : results::kMovedStates) {
    row.push_back(w.count(static_cast<double>(variable.count(state))));
  }
  return row;
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
  TextTable table = empty_table(language);
  for (const MovedVariable& variable : named.variables) table.add_row(row_of(variable, w));
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
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
