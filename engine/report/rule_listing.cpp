// SPDX-License-Identifier: Apache-2.0
#include "report/rule_listing.hpp"

#include "files/json_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace carreau::report {

namespace {

std::string_view group_title(ParameterGroup group, const Words& w) {
  switch (group) {
    case ParameterGroup::rule: return w("report_rule_listing_rule");
    case ParameterGroup::vintage: return w("report_rule_listing_vintage");
    case ParameterGroup::income: return w("report_rule_listing_incomes");
    case ParameterGroup::delineation: return w("report_rule_listing_delineation");
    case ParameterGroup::revision: return w("report_rule_listing_revision");
  }
  return {};
}

}  // namespace

std::string rule_list(const std::vector<RuleSet>& rules) {
  std::size_t width = 0;
  for (const RuleSet& rule : rules) width = std::max(width, rule.name.size());
  std::string text;
  for (const RuleSet& rule : rules) {
    text += fmt::format("{:<{}}  {}\n{:<{}}  {}\n", rule.name, width, rule.title, "", width,
                        rule.source);
  }
  return text;
}

std::string rule_sheet(const Scenario& scenario, Language language) {
  const Words w(language);
  std::string text =
      fmt::format("{} — {}\n{}\n", scenario.rule.name, scenario.rule.title, scenario.rule.source);
  std::string_view title;
  for (const Parameter& p : parameters()) {
    if (!applies(p, scenario)) continue;
    if (title != group_title(p.group, w)) {
      title = group_title(p.group, w);
      text += fmt::format("\n{}\n", title);
    }
    const std::string article = citation_of(scenario.rule, p.name).article;
    text += fmt::format("  {:<26}{:<10}{}\n", p.name, p.get(scenario),
                        language == Language::french ? p.meaning_fr : p.meaning_en);
    if (!article.empty()) text += fmt::format("{:38}[{}]\n", "", article);
  }
  if (!compares_incomes(scenario.rule)) {
    text += w("report_rule_listing_notes_of_people");
    return text.append(w("report_rule_listing_notes"));
  }
  const Vintage& v = scenario.vintage;
  text += w.text("report_rule_listing_sources", {{"year", v.year}});
  for (const std::string& source :
       {v.source_declared, v.source_disposable, v.source_bridge, v.source_bounds}) {
    if (!source.empty()) text += fmt::format("  {}\n", source);
  }
  text += w("report_rule_listing_notes");
  return text;
}

std::string rule_json(const Scenario& scenario) {
  nlohmann::ordered_json json;
  json["name"] = scenario.rule.name;
  json["title"] = scenario.rule.title;
  json["source"] = scenario.rule.source;
  if (compares_incomes(scenario.rule)) json["vintage"] = scenario.vintage.year;
  else json["selects"] = to_text(scenario.rule.selects);
  for (const Parameter& p : parameters()) {
    if (!applies(p, scenario)) continue;
    const std::string article = citation_of(scenario.rule, p.name).article;
    auto& entry = json["parameters"][std::string(p.name)];
    entry["value"] = p.get(scenario);
    entry["expected"] = text_of(p.shape.expected(), Language::english);
    entry["meaning"] = p.meaning_fr;
    if (!article.empty()) entry["article"] = article;
  }
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
