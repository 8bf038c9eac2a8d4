// SPDX-License-Identifier: Apache-2.0
#include "scenario/zone_reach.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace carreau {

namespace {

bool is_number(const Parameter& parameter) {
  return parameter.shape.kind == ParameterKind::integer ||
         parameter.shape.kind == ParameterKind::decimal;
}

/// The finest difference told.
double resolution_of(const ParameterShape& shape) {
  return shape.kind == ParameterKind::integer ? 1.0 : 0.001;
}

/// A value on the grid of the resolution, as the parameter writes it.
std::string text_of(const Parameter& parameter, double value) {
  const int decimals = parameter.shape.kind == ParameterKind::integer ? 0 : 4;
  Scenario tried;
  parameter.put(tried, fmt::format("{:.{}f}", value, decimals));
  return parameter.get(tried);
}

/// The steps that lie behind the present value. Minima of people reach far, so their steps double.
double step_number(const ParameterShape& shape, int k) {
  const bool doubles =
      shape.unit == ParameterUnit::people || shape.unit == ParameterUnit::people_per_km2;
  return shape.step * (doubles ? std::exp2(k) : k + 1);
}
constexpr int kSteps = 20;

}  // namespace

bool stand_in(const CellTable& cells, std::span<const CellIndex> zone, const Delineation& drawn) {
  Persons all;
  std::map<ZoneIndex, Persons> held;
  for (const CellIndex cell : zone) {
    const Persons people = cells.people()[cell.position()];
    all += people;
    const ZoneIndex holder = drawn.zone_of[cell.position()];
    if (!holder.is_none()) held[holder] += people;
  }
  return std::ranges::any_of(held, [&](const auto& one) { return one.second + one.second >= all; });
}

std::vector<const Parameter*> reach_parameters(const Scenario& scenario) {
  constexpr std::array<std::string_view, 2> kTolerances = {"near_miss_population",
                                                           "near_miss_income"};
  constexpr std::array<std::string_view, 2> kCompact = {"compact_share", "compactness"};
  std::vector<const Parameter*> chosen;
  for (const Parameter& parameter : parameters()) {
    const bool moves_zones =
        parameter.group == ParameterGroup::rule || parameter.group == ParameterGroup::delineation;
    if (!moves_zones || !applies(parameter, scenario)) continue;
    if (std::ranges::find(kTolerances, parameter.name) != kTolerances.end()) continue;
    const bool is_of_compact = std::ranges::find(kCompact, parameter.name) != kCompact.end();
    if (is_of_compact && scenario.delineation.method != ZoneMethod::compact) continue;
    chosen.push_back(&parameter);
  }
  return chosen;
}

ZoneInquiry::ZoneInquiry(Session& session, const RunInput& input, Scenario scenario,
                         std::span<const CellIndex> zone)
    : session_(session), input_(input), scenario_(std::move(scenario)), zone_(zone) {
  scenario_.reference.reset();  // zones are known by their cells here
  scenario_.names.clear();
}

ZoneReach ZoneInquiry::reach(const Parameter& parameter) {
  ZoneReach reach;
  reach.parameter = &parameter;
  reach.present = parameter.get(scenario_);
  Findings none;
  const Answer present = answer_of(session_.run(scenario_, none).delineation);
  reach.stands = present.stands;
  if (is_number(parameter)) {
    for (const int direction : {-1, 1}) walk(parameter, direction, present, reach);
    return reach;
  }
  std::vector<std::string> values(parameter.shape.choices.begin(), parameter.shape.choices.end());
  if (parameter.shape.kind == ParameterKind::flag) values = {"true", "false"};
  for (const std::string& value : values) {
    if (value == reach.present) continue;
    const auto answer = ask(parameter, value);
    if (answer && answer->stands != reach.stands) reach.turning.push_back(value);
  }
  return reach;
}

/// Nothing where the scenario cannot be run: a unit has no median, which other values do not ask.
std::optional<ZoneInquiry::Answer> ZoneInquiry::ask(const Parameter& parameter,
                                                    const std::string& value) {
  Scenario scenario = scenario_;
  parameter.put(scenario, value);
  Findings none;
  try {
    return answer_of(session_.run(scenario, none).delineation);
  } catch (const DataError&) {
    return std::nullopt;
  }
}

ZoneInquiry::Answer ZoneInquiry::answer_of(const Delineation& delineation) const {
  std::map<Reason, Persons> out;
  for (const CellIndex cell : zone_) {
    const std::size_t i = cell.position();
    if (delineation.zone_of[i].is_none()) out[delineation.reasons[i]] += input_.cells.people()[i];
  }
  Answer answer;
  answer.stands = stand_in(input_.cells, zone_, delineation);
  const auto reason = std::ranges::max_element(out, {}, &std::pair<const Reason, Persons>::second);
  if (reason != out.end()) answer.reason = reason->first;
  return answer;
}

void ZoneInquiry::walk(const Parameter& parameter, int direction, const Answer& present,
                       ZoneReach& reach) {
  const ParameterShape& shape = parameter.shape;
  const double resolution = resolution_of(shape);
  const double from = parse_number(reach.present)->value;
  const double end = direction < 0 ? std::ceil(shape.low / resolution) * resolution
                                   : std::floor(shape.high / resolution) * resolution;
  std::string& farthest = direction < 0 ? reach.lowest : reach.highest;
  farthest = reach.present;
  Tried last{from, present};
  for (int k = 0; k < kSteps; ++k) {
    const double wanted =
        std::round((from + direction * step_number(shape, k)) / resolution) * resolution;
    const double value = direction < 0 ? std::max(wanted, end) : std::min(wanted, end);
    if ((value - last.value) * direction <= 0.0) return;  // the end of what the parameter takes
    const std::string text = text_of(parameter, value);
    const auto answer = ask(parameter, text);
    if (!answer) return;
    farthest = text;
    const Tried next{value, *answer};
    if (answer->stands != present.stands) {
      (direction < 0 ? reach.below : reach.above) = narrowed(parameter, last, next);
      return;
    }
    last = next;
  }
}

/// The turn between two values, halved until it lies between two neighbours.
ReachTurn ZoneInquiry::narrowed(const Parameter& parameter, Tried last, Tried first) {
  const double resolution = resolution_of(parameter.shape);
  while (std::abs(first.value - last.value) > 1.5 * resolution) {
    const double middle = std::round((last.value + first.value) / 2.0 / resolution) * resolution;
    const auto answer = ask(parameter, text_of(parameter, middle));
    // Between two values that can be run one that cannot is not expected.
    if (!answer) break;
    (answer->stands == last.answer.stands ? last : first) = {middle, *answer};
  }
  const Answer& out = last.answer.stands ? first.answer : last.answer;
  return {text_of(parameter, last.value), text_of(parameter, first.value), out.reason};
}

}  // namespace carreau
