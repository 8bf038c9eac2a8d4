// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_summary.hpp"

#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/indicator_words.hpp"
#include "report/portrait_subject.hpp"
#include "report/portrait_vintages.hpp"
#include "report/text_table.hpp"
#include "results/heading_list.hpp"
#include "results/indicator_titles.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <string>
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

std::vector<std::string> row_of(const PortraitSubject& subject, const Words& w) {
  const Figures& f = subject.portrait.figures;
  // The title of a zone without a name is its code, which is not shown twice.
  std::vector<std::string> row = {subject.code,
                                  subject.title == subject.code ? std::string() : subject.title};
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

/// "21 481", "31 810", "67,5 %": the part, the whole and the share; dashes where one is unknown.
void add_held(std::vector<std::string>& row, const std::optional<double>& part,
              const std::optional<double>& whole, const Words& w) {
  const bool is_known = part && whole && *whole > 0.0;
  row.push_back(part ? w.count(*part) : "–");
  row.push_back(whole ? w.count(*whole) : "–");
  row.push_back(is_known ? w.percent(*part / *whole, 1) : "–");
}

/// What zones together hold of the people and of the poor households of each of their territories.
std::string held_text(const PortraitView& view, const Words& w) {
  if (view.portraits.groups.empty()) return {};
  TextTable table(std::vector<std::string_view>{});
  for (const char* const head :
       {"report_portrait_summary_zones", "report_portrait_summary_territory",
        "report_portrait_summary_people", "report_portrait_summary_of",
        "report_portrait_summary_share", "report_portrait_summary_poor",
        "report_portrait_summary_of", "report_portrait_summary_share"}) {
    table.add_column(w(head));
  }
  for (std::size_t g = 0; g < view.portraits.groups.size(); ++g) {
    const PortraitSubject subject = group_subject(view, g, w);
    for (const PortraitReference& reference : subject.portrait.references) {
      // Every territory is in the table of results; the terminal names those of note.
      constexpr double kOfNote = 0.01;
      if (reference.share < kOfNote) continue;
      const PortraitTerritory& territory = view.portraits.territories[reference.territory];
      std::vector<std::string> row = {subject.title, territory_label(territory, w)};
      add_held(row, reference.people, territory.figures.people, w);
      add_held(row, reference.poor_households, territory.figures.counts[indicator_at("men_pauv")],
               w);
      table.add_row(std::move(row));
    }
  }
  return fmt::format("{}\n{}\n", w("report_portrait_summary_held"), table.text());
}

nlohmann::ordered_json groups_json(const PortraitView& view) {
  auto groups = nlohmann::ordered_json::array();
  for (const PortraitGroup& group : view.portraits.groups) {
    groups.push_back({{"contract", group.contract}, {"zones", group.zones.size()}});
  }
  return groups;
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
  table.add_column(
      results::interval_title(h::median_of_cells(view.scenario.vintage.is_declared()), language));
  table.add_column(h::kShareImputed.title(language));
  for (std::size_t z = 0; z < view.portraits.zones.size(); ++z) {
    table.add_row(row_of(zone_subject(view, z), w));
  }
  for (std::size_t g = 0; g < view.portraits.groups.size(); ++g) {
    table.add_row(row_of(group_subject(view, g, w), w));
  }
  text += table.text() + "\n" + held_text(view, w) + vintages_text(view, w);
  const auto few = codes_withheld(view, Withheld::few_households).size();
  if (few > 0) {
    text += w.text("report_portrait_summary_withheld",
                   {{"zones", few}, {"fewest", view.portraits.fewest_households.number()}});
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
  json["groups"] = groups_json(view);
  auto published = nlohmann::ordered_json::array();
  for (const PublishedIndicator& indicator : view.supplements.indicators.list()) {
    published.push_back({{"name", indicator.name}, {"kind", to_text(indicator.kind)}});
  }
  json["published_indicators"] = std::move(published);
  auto vintages = nlohmann::ordered_json::array();
  for (const PortraitVintage& vintage : view.supplements.vintages) vintages.push_back(vintage.year);
  json["other_vintages"] = std::move(vintages);
  json["pages"] = pages;
  json["findings"] = findings_json(view.findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
