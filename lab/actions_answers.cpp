// SPDX-License-Identifier: Apache-2.0
#include "lab/actions_answers.hpp"

#include "geometry/crs.hpp"
#include "lab/request_error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>

namespace carreau::lab {

namespace {

Json money(const std::optional<Euros>& amount) {
  if (!amount) return nullptr;
  const std::int64_t cents = std::abs(amount->cents());
  return fmt::format("{}{}.{:02}", amount->cents() < 0 ? "-" : "", cents / 100, cents % 100);
}

Json amounts_json(const LedgerAmounts& amounts) {
  Json json;
  for (const Measure measure : {Measure::requested, Measure::granted, Measure::paid}) {
    json[std::string(to_text(measure))] = money(known_sum(amounts, measure));
  }
  return json;
}

Json tally_json(const Tally& tally) {
  Json json = amounts_json(tally.amounts);
  json["actions"] = tally.actions;
  return json;
}

std::string theme_label(const study::AttributedProgramme& programme, ThemeIndex theme) {
  if (theme.is_none() || theme.position() >= programme.themes.themes.size()) return {};
  return programme.themes.themes[theme.position()].label;
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

Json named(const std::string& key, Json name, Json amounts) {
  Json json = {{key, std::move(name)}};
  json.update(amounts);
  return json;
}

Json action_json(const study::AttributedProgramme& programme, std::size_t position) {
  const Action& action = programme.import.programme.actions[position];
  const ActionAttribution& how = programme.attribution.actions[position];
  const ThemeIndex theme =
      action.theme.is_none() ? ThemeIndex::none() : programme.themes.of[action.theme.position()];
  Json json = {{"id", position},
               {"reference", action.reference},
               {"year", action.year},
               {"title", action.title},
               {"operator", action.operator_name},
               {"theme", theme_label(programme, theme)},
               {"status", to_text(action.status)},
               {"method", to_text(how.method)},
               {"is_doubtful", how.is_doubtful}};
  LedgerAmounts total;
  Json quartiers = Json::array();
  for (const ActionPart& part : programme.summary.parts_of(position)) {
    const Target& target = programme.attribution.targets[part.share.target.position()];
    total += part.amounts;
    if (!target.code.empty()) quartiers.push_back(target.code);
  }
  json["quartiers"] = quartiers;
  json.update(amounts_json(total));
  return json;
}

Json target_json(const study::AttributedProgramme& programme, std::size_t position) {
  const Target& target = programme.attribution.targets[position];
  constexpr std::string_view kKinds[] = {"quartier", "former_quartier", "transterritorial",
                                         "unattributed"};
  Json json = {{"code", target.code},
               {"name", target.name},
               {"kind", kKinds[static_cast<std::size_t>(target.kind)]}};
  json.update(tally_json(programme.summary.targets[position].tally));
  if (target.kind == TargetKind::quartier && programme.quartiers[target.zone].people) {
    json["people"] = std::round(*programme.quartiers[target.zone].people * 10.0) / 10.0;
  }
  return json;
}

std::optional<std::size_t> find_target(const study::AttributedProgramme& programme,
                                       const std::string& code) {
  const auto& targets = programme.attribution.targets;
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
    return !code.empty() && target.code == code;
  });
  if (found == targets.end()) return std::nullopt;
  return static_cast<std::size_t>(found - targets.begin());
}

}  // namespace

Json programme_answer(const study::AttributedProgramme& programme) {
  Json themes = Json::array();
  for (const Theme& theme : programme.themes.themes) {
    themes.push_back({{"code", theme.code}, {"label", theme.label}});
  }
  Json funders = Json::array();
  for (const Funder& funder : programme.import.programme.funders) {
    funders.push_back({{"label", funder.name}, {"kind", to_text(funder.kind)}});
  }
  return {{"zoning", programme.zoning.key},
          {"nomenclature", programme.nomenclature},
          {"years", programme.summary.years},
          {"themes", themes},
          {"funders", funders},
          {"refused_rows", programme.import.refused.size()},
          {"total", tally_json(programme.summary.total)}};
}

Json action_points_answer(const study::AttributedProgramme& programme) {
  const Programme& read = programme.import.programme;
  Json points = Json::array();
  std::optional<Transform> to_globe;
  for (std::size_t a = 0; a < read.actions.size(); ++a) {
    if (!read.actions[a].place) continue;
    if (!to_globe) to_globe.emplace(read.crs, Crs::epsg(4326));
    const auto place = to_globe->apply(*read.actions[a].place);
    if (!place || !std::isfinite(place->x) || !std::isfinite(place->y)) continue;
    Json point = action_json(programme, a);
    point["place"] = {std::round(place->x * 1e6) / 1e6, std::round(place->y * 1e6) / 1e6};
    points.push_back(std::move(point));
  }
  return {{"points", points}};
}

Json action_quartiers_answer(const study::AttributedProgramme& programme) {
  Json targets = Json::array();
  for (std::size_t t = 0; t < programme.attribution.targets.size(); ++t) {
    targets.push_back(target_json(programme, t));
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
  Json answer = target_json(programme, *position);
  Json years = Json::array();
  for (std::size_t y = 0; y < programme.summary.years.size(); ++y) {
    years.push_back(named("year", programme.summary.years[y],
                          tally_json(programme.summary.targets[*position].by_year[y])));
  }
  Json themes = Json::array();
  for (const auto& [theme, amounts] :
       sums_by<ThemeIndex>(programme, target, [](const LedgerKey& key) { return key.theme; })) {
    themes.push_back(named("theme", theme_label(programme, theme), amounts_json(amounts)));
  }
  Json funders = Json::array();
  for (const auto& [funder, amounts] :
       sums_by<FunderIndex>(programme, target, [](const LedgerKey& key) { return key.funder; })) {
    funders.push_back(named("funder", programme.import.programme.funders[funder.position()].name,
                            amounts_json(amounts)));
  }
  Json actions = Json::array();
  for (const ActionPart& part : programme.summary.parts) {
    if (part.share.target != target) continue;
    Json action = action_json(programme, part.action.position());
    action["share"] = static_cast<double>(part.share.millionths) / kWhole;
    action.update(amounts_json(part.amounts));
    actions.push_back(std::move(action));
  }
  answer["by_year"] = years;
  answer["by_theme"] = themes;
  answer["by_funder"] = funders;
  answer["list"] = actions;
  return answer;
}

}  // namespace carreau::lab
