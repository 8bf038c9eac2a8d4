// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_summary.hpp"

#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/indicator_words.hpp"
#include "report/text_table.hpp"
#include "results/heading_list.hpp"
#include "results/indicator_titles.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

constexpr std::array<std::string_view, 7> kShown = {"ind_0_17", "ind_65p", "men_1ind", "men_fmp",
                                                    "men_prop", "log_soc", "men_pauv"};

/// The codes of the zones whose figures are withheld for this reason.
std::vector<std::string> codes_withheld(const PortraitView& view, Withheld withheld) {
  std::vector<std::string> codes;
  for (std::size_t z = 0; z < view.portraits.zones.size(); ++z) {
    if (view.portraits.zones[z].figures.withheld == withheld) codes.push_back(view.zones.codes[z]);
  }
  return codes;
}

std::vector<std::string> row_of(const PortraitView& view, std::size_t z, const Words& w) {
  const Figures& f = view.portraits.zones[z].figures;
  std::vector<std::string> row = {view.zones.codes[z], view.zones.names[z]};
  row.push_back(f.cells > 0 ? w.count(f.people) : "–");
  row.push_back(f.households ? w.count(*f.households) : "–");
  for (const std::string_view column : kShown) {
    const auto& rate = f.rates[indicator_at(column)];
    row.push_back(rate ? w.percent(rate->value) : "–");
  }
  row.push_back(f.incomes
                    ? w.euros(f.incomes->median.value) + " " + income_bounds(f.incomes->median, w)
                    : to_text(f.withheld));
  row.push_back(f.cells > 0 ? w.percent(f.share_imputed()) : "–");
  return row;
}

}  // namespace

std::string portrait_text(const PortraitView& view, Language language) {
  const Words w(language);
  std::string text = w.text("report_portrait_summary_heading",
                            {{"version", version()}, {"year", view.scenario.vintage.year}});
  namespace h = results::headings;
  TextTable table(results::titles({h::kCode, h::kName, h::kPeople, h::kHouseholds}, language));
  for (const std::string_view column : kShown) {
    const PortraitIndicator& indicator = indicators()[indicator_at(column)];
    table.add_column(results::short_indicator_title(indicator, language));
  }
  table.add_column(results::interval_title(h::kMedianDisposable, language));
  table.add_column(h::kShareImputed.title(language));
  for (std::size_t z = 0; z < view.portraits.zones.size(); ++z) {
    table.add_row(row_of(view, z, w));
  }
  text += table.text() + "\n";
  const auto few = codes_withheld(view, Withheld::few_households).size();
  if (few > 0) {
    text += w.text("report_portrait_summary_withheld", {{"zones", few}});
  }
  text += findings_text(view.findings, language);
  text += w("report_portrait_summary_notes");
  return text;
}

std::string portrait_json(const PortraitView& view, std::size_t pages) {
  nlohmann::ordered_json json;
  json["version"] = version();
  json["rule"] = view.scenario.rule.name;
  json["vintage"] = view.scenario.vintage.year;
  json["zones"] = view.portraits.zones.size();
  json["portrayed"] = codes_withheld(view, Withheld::nothing).size();
  json["few_households"] = codes_withheld(view, Withheld::few_households);
  json["no_data"] = codes_withheld(view, Withheld::no_data);
  auto unknown = nlohmann::ordered_json::array();
  for (const PortraitIndicator& indicator : indicators()) {
    if (!is_known(view.cells, indicator)) unknown.push_back(indicator.column);
  }
  json["unknown"] = std::move(unknown);
  json["pages"] = pages;
  json["findings"] = findings_json(view.findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
