// SPDX-License-Identifier: Apache-2.0
#include "lab/actions_answers.hpp"

#include "geometry/crs.hpp"
#include "lab/request_error.hpp"
#include "results/actions_records.hpp"
#include "results/heading_list.hpp"
#include "results/record_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace carreau::lab {

namespace {

namespace h = results::headings;

results::TallyRecord tally_record(const Tally& tally, int year = 0) {
  return {year, tally.actions, tally.retained, results::money_record(tally.amounts)};
}

results::ThemeMoneyRecord theme_record(const study::AttributedProgramme& programme,
                                       ThemeIndex theme, const LedgerAmounts& amounts) {
  results::ThemeMoneyRecord record;
  // The position after the last theme stands for actions without one.
  if (!theme.is_none() && theme.position() < programme.themes.themes.size()) {
    const Theme& reported = programme.themes.themes[theme.position()];
    record.theme = reported.code;
    record.theme_label = reported.label;
  }
  record.money = results::money_record(amounts);
  return record;
}

results::FunderMoneyRecord funder_record(const Funder& funder, const LedgerAmounts& amounts) {
  return {funder.name, funder.kind, results::money_record(amounts)};
}

/// Sums the cube of one target by one of its dimensions, in the order of that dimension.
template <class Key, class Side>
std::map<Key, LedgerAmounts> sums_by(const study::AttributedProgramme& programme,
                                     TargetIndex target, const Side& side) {
  std::map<Key, LedgerAmounts> sums;
  for (const CubeEntry& entry : programme.summary.cube) {
    if (entry.key.target == target) sums[side(entry.key)] += entry.amounts;
  }
  return sums;
}

Json action_json(const results::FundedActionRecord& record, std::size_t position) {
  Json json = results::record_json(results::funded_action_columns(), record);
  // The page refers to an action by its position, since references may be missing or repeated.
  json["id"] = position;
  return json;
}

std::optional<std::size_t> find_target(const study::AttributedProgramme& programme,
                                       const std::string& code) {
  const auto& targets = programme.attribution.targets;
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
    // A commune outside may be asked for as well; the other kinds have no code.
    return !code.empty() && target.code == code;
  });
  if (found == targets.end()) return std::nullopt;
  return static_cast<std::size_t>(found - targets.begin());
}

/// By which themes and funders a page may sift.
Json themes_json(const study::AttributedProgramme& programme) {
  Json themes = Json::array();
  for (const Theme& theme : programme.themes.themes) {
    themes.push_back({{h::kTheme.name, theme.code}, {h::kThemeLabel.name, theme.label}});
  }
  return themes;
}

Json funders_json(const study::AttributedProgramme& programme) {
  Json funders = Json::array();
  for (const Funder& funder : programme.import.programme.funders) {
    funders.push_back(
        {{h::kFunder.name, funder.name}, {h::kFunderKind.name, to_text(funder.kind)}});
  }
  return funders;
}

Json by_year_json(const study::AttributedProgramme& programme, TargetIndex target) {
  const auto& tallies = programme.summary.targets[target.position()].by_year;
  Json years = Json::array();
  for (std::size_t y = 0; y < tallies.size(); ++y) {
    years.push_back(results::record_json(results::year_columns(),
                                         tally_record(tallies[y], programme.summary.years[y])));
  }
  return years;
}

Json by_theme_json(const study::AttributedProgramme& programme, TargetIndex target) {
  Json themes = Json::array();
  const auto theme_of = [](const LedgerKey& key) { return key.theme; };
  for (const auto& [theme, amounts] : sums_by<ThemeIndex>(programme, target, theme_of)) {
    themes.push_back(results::record_json(results::theme_money_columns(),
                                          theme_record(programme, theme, amounts)));
  }
  return themes;
}

Json by_funder_json(const study::AttributedProgramme& programme, TargetIndex target) {
  const auto& funders = programme.import.programme.funders;
  Json list = Json::array();
  const auto funder_of = [](const LedgerKey& key) { return key.funder; };
  for (const auto& [funder, amounts] : sums_by<FunderIndex>(programme, target, funder_of)) {
    list.push_back(results::record_json(results::funder_money_columns(),
                                        funder_record(funders[funder.position()], amounts)));
  }
  return list;
}

/// The actions of a target, each with what of it and of its money goes there.
Json parts_json(const study::AttributedProgramme& programme, TargetIndex target) {
  const results::ActionsOutput output = programme.output();
  Json actions = Json::array();
  for (const ActionPart& part : programme.summary.parts) {
    if (part.share.target != target) continue;
    const std::size_t position = part.action.position();
    // The record gives the whole action; only its money is replaced by the part of this target.
    results::FundedActionRecord record = results::funded_action_record(output, position);
    record.money = results::money_record(part.amounts);
    Json action = action_json(record, position);
    action[std::string(h::kShareOfAction.name)] =
        static_cast<double>(part.share.millionths) / kWhole;
    actions.push_back(std::move(action));
  }
  return actions;
}

}  // namespace

Json programme_answer(const study::AttributedProgramme& programme) {
  return {{"zoning", programme.zoning.key},
          {"nomenclature", programme.nomenclature},
          {"years", programme.summary.years},
          {"themes", themes_json(programme)},
          {"funders", funders_json(programme)},
          {"refused_rows", programme.import.refused.size()},
          {"total",
           results::record_json(results::total_columns(), tally_record(programme.summary.total))}};
}

Json action_points_answer(const study::AttributedProgramme& programme) {
  const Programme& read = programme.import.programme;
  const results::ActionsOutput output = programme.output();
  Json points = Json::array();
  // Made at the first place: a programme without places has no CRS.
  std::optional<Transform> to_globe;
  for (std::size_t a = 0; a < read.actions.size(); ++a) {
    if (!read.actions[a].place) continue;
    if (!to_globe) to_globe.emplace(read.crs, Crs::epsg(4326));
    const auto place = to_globe->apply(*read.actions[a].place);
    // A place outside the projection's domain cannot be drawn.
    if (!place || !std::isfinite(place->x) || !std::isfinite(place->y)) continue;
    Json point = action_json(results::funded_action_record(output, a), a);
    // Six decimals of a degree are a tenth of a metre.
    point["place"] = {std::round(place->x * 1e6) / 1e6, std::round(place->y * 1e6) / 1e6};
    points.push_back(std::move(point));
  }
  return {{"points", points}};
}

Json action_quartiers_answer(const study::AttributedProgramme& programme) {
  const results::ActionsOutput output = programme.output();
  Json targets = Json::array();
  for (std::size_t t = 0; t < programme.attribution.targets.size(); ++t) {
    targets.push_back(results::record_json(results::funded_quartier_columns(),
                                           results::funded_quartier_record(output, t)));
  }
  return {{"quartiers", targets}};
}

Json action_quartier_answer(const study::AttributedProgramme& programme, const std::string& code) {
  const auto position = find_target(programme, code);
  if (!position) {
    throw RequestError(404, "unknown_quartier",
                       Message{"no_quartier_in_programme", {{"quartier", code}}});
  }
  const TargetIndex target(*position);
  Json answer =
      results::record_json(results::funded_quartier_columns(),
                           results::funded_quartier_record(programme.output(), *position));
  answer["by_year"] = by_year_json(programme, target);
  answer["by_theme"] = by_theme_json(programme, target);
  answer["by_funder"] = by_funder_json(programme, target);
  answer["list"] = parts_json(programme, target);
  return answer;
}

}  // namespace carreau::lab
