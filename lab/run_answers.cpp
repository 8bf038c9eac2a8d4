// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "base/findings.hpp"
#include "base/text.hpp"
#include "files/json_text.hpp"
#include "lab/answers.hpp"
#include "lab/request_error.hpp"
#include "report/explanation.hpp"
#include "results/computed_result.hpp"
#include "results/delineation_records.hpp"
#include "results/heading_list.hpp"
#include "results/record_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace carreau::lab {

namespace {

namespace h = results::headings;

/// Rounds to the given number of steps per unit, to keep answers small.
double rounded(double value, double steps) { return std::round(value * steps) / steps; }

/// The columns of the zone, and what the page needs in addition: names of communes, bounds, and for
/// a locked zone the name of its lock.
Json zone_json(const Lab& lab, const Zone& zone, const results::ZoneRecord& record) {
  const RunInput input = lab.input();
  // Perimeters and near misses have columns of their own.
  const auto& columns = zone.near_miss == NearMiss::none ? results::perimeter_columns()
                                                         : results::near_miss_columns();
  Json json = results::record_json(columns, record);
  Json names = Json::array();
  for (const CommuneIndex commune : zone.communes) {
    const Commune& known = input.territory.commune(commune);
    // The page shows a code where a commune has no name.
    names.push_back(known.name.empty() ? known.code : known.name);
  }
  // Added here, because files have codes only.
  json["commune_names"] = std::move(names);
  json["lock"] = zone.lock;
  json["is_remainder"] = is_remainder(zone);
  // A zone without cells has no place on the map.
  if (const auto block = CellBlock::around(lab.cells(), zone.cells)) {
    json["bounds"] = to_json(lab.places().bounds(*block));
  }
  return json;
}

Json zones_json(const Lab& lab, const LabRun& run, std::span<const Zone> zones) {
  Json list = Json::array();
  const auto records = results::zone_records(run.output(lab.input()), zones);
  for (std::size_t z = 0; z < zones.size(); ++z) {
    list.push_back(zone_json(lab, zones[z], records[z]));
  }
  return list;
}

/// The text of the same list. The country has thousands of zones with some thirty members each:
/// to build all of them before the first is written takes longer than a run.
std::string zones_text(const Lab& lab, const LabRun& run, std::span<const Zone> zones) {
  const auto records = results::zone_records(run.output(lab.input()), zones);
  std::string text = "[";
  for (std::size_t z = 0; z < zones.size(); ++z) {
    if (z > 0) text += ',';
    text += files::json_text(zone_json(lab, zones[z], records[z]));
  }
  return text += ']';
}

struct Totals {
  Persons people;
  Persons imputed;
  Households households;
  double people_low_income = 0.0;
  std::int64_t area_m2 = 0;
  std::size_t cells = 0;
  std::size_t units = 0;
};

/// Sums over all perimeters: integers where the figures are whole, so the order plays no part.
Totals totals_of(const RunInput& input, const Delineation& delineation) {
  Totals totals;
  UnitIndex last;  // perimeters are ordered by unit
  bool is_first = true;
  for (const Zone& zone : delineation.perimeters) {
    totals.people += zone.figures.people;
    totals.imputed += zone.figures.imputed_people;
    totals.households += zone.figures.households;
    // A total with a withheld part in it would give that part away.
    if (!input.withholds(zone.figures)) {
      totals.people_low_income += zone.figures.people_low_income;
    }
    totals.area_m2 += zone.figures.area_m2;
    totals.cells += zone.cells.size();
    // Counts the units without a set, since zones of a unit are consecutive.
    if (is_first || zone.unit != last) ++totals.units;
    last = zone.unit;
    is_first = false;
  }
  return totals;
}

Json totals_json(const Lab& lab, const Delineation& delineation) {
  const Totals totals = totals_of(lab.input(), delineation);
  Json json = {
      {"zones", delineation.perimeters.size()},
      {h::kPeople.name, totals.people.value()},
      {h::kPeopleLowIncome.name, rounded(totals.people_low_income, 10)},
      {h::kShareImputed.name, rounded(share_of(totals.imputed, totals.people).fraction(), 1e4)},
      {"urban_units", totals.units},
      {"near_misses", delineation.near_misses.size()},
      {h::kCells.name, totals.cells},
      {"area_km2", static_cast<double>(totals.area_m2) / 1e6}};
  if (lab.cells().headcount() == Headcount::present) {
    json[h::kHouseholds.name] = totals.households.value();
  }
  return json;
}

Json change_json(const Lab& lab, const LabRun& run) {
  const auto baseline = lab.baseline();
  // The first run is compared with nothing.
  const RunChange change =
      baseline ? change_between(lab.cells(), baseline->result.delineation, run.result.delineation)
               : RunChange{};
  return {{"entered", change.entered},
          {"left", change.left},
          {"people_in", change.people_in.value()},
          {"people_out", change.people_out.value()},
          {"zones", nullptr}};  // computed by compare.json, because it takes longer
}

/// The zones that edits made, with the result of every criterion.
Json edited_json(const Lab& lab, const LabRun& run) {
  std::vector<Zone> edited;
  std::ranges::copy_if(run.result.delineation.perimeters, std::back_inserter(edited),
                       [](const Zone& zone) { return zone.status != ZoneStatus::rule; });
  return zones_json(lab, run, edited);
}

/// The perimeter or near miss with this id; null where there is none.
const Zone* find_zone(const Delineation& delineation, const std::string& id) {
  for (const auto* const zones : {&delineation.perimeters, &delineation.near_misses}) {
    const auto found =
        std::find_if(zones->begin(), zones->end(), [&](const Zone& zone) { return zone.id == id; });
    if (found != zones->end()) return &*found;
  }
  return nullptr;
}

/// The explanation of a place. Throws RequestError 404 for what the run does not hold.
std::string explained(const results::ComputedResult& computed, const std::string& id,
                      Language language) {
  // The same explanation as on the command line, in the form of text.
  try {
    return report::explain(computed, id, language);
  } catch (const DataError&) {
    throw RequestError(404, "unknown_place", Message{"no_place_of_this_name", {{"place", id}}});
  }
}

}  // namespace

Json lines_json(const std::string& explanation) {
  Json lines = Json::array();
  const auto all = split(explanation, '\n');
  for (std::size_t i = 1; i < all.size(); ++i) {  // the first line is the title
    if (trimmed(all[i]).empty()) continue;
    // The title is shown apart.
    lines.push_back(
        {{"text", std::string(trimmed(all[i]))}, {"indent", all[i].starts_with("    ") ? 1 : 0}});
  }
  return lines;
}

Json to_json(const Box& bounds) {
  // Six decimals of a degree are a tenth of a metre.
  const auto degrees = [](double value) { return rounded(value, 1e6); };
  return Json::array({degrees(bounds.low.x), degrees(bounds.low.y), degrees(bounds.high.x),
                      degrees(bounds.high.y)});
}

Json both(std::string_view french, std::string_view english) {
  return {{"fr", french}, {"en", english}};
}

Json both(const Message& message) {
  return both(text_of(message, Language::french), text_of(message, Language::english));
}

Json findings_json(const Findings& findings, std::size_t first) {
  Json list = Json::array();
  const auto& all = findings.list();
  // Findings before `first` were known when the lab started, so they are not repeated.
  for (std::size_t f = first; f < all.size(); ++f) {
    list.push_back({{h::kSeverity.name, to_text(all[f].severity)},
                    {h::kCode.name, all[f].code},
                    {h::kCount.name, all[f].count},
                    {"message", both(Message{all[f].code, all[f].details})}});
  }
  return list;
}

/// The answer to a change of parameters: totals and differences. Zones are asked for apart, since
/// they take longer to write.
Json run_answer(const Lab& lab, const LabRun& run) {
  return {{"id", run.id},
          {"state", to_json(run.state)},
          {"totals", totals_json(lab, run.result.delineation)},
          {"change", change_json(lab, run)},
          {"edited", edited_json(lab, run)},
          {"findings", findings_json(run.findings, run.told_before)}};
}

std::string zones_answer(const Lab& lab, const LabRun& run) {
  const Delineation& found = run.result.delineation;
  return fmt::format(R"({{"perimeters":{},"near_misses":{}}})",
                     zones_text(lab, run, found.perimeters),
                     zones_text(lab, run, found.near_misses));
}

Json units_answer(const Lab& lab, const LabRun& run) {
  const RunInput input = lab.input();
  return {{"units", results::records_json(results::unit_columns(),
                                          results::unit_records(run.output(input)))}};
}

Json communes_answer(const Lab& lab) {
  const RunInput input = lab.input();
  const auto& communes = input.territory.communes();
  std::vector<bool> has_cells(communes.size());
  for (const CommuneIndex commune : input.membership.commune) {
    if (!commune.is_none()) has_cells[commune.position()] = true;
  }
  Json names = Json::object();
  for (std::size_t c = 0; c < communes.size(); ++c) {
    if (has_cells[c]) names[communes[c].code] = communes[c].name;
  }
  return {{"communes", names}};
}

Json explain_answer(const Lab& lab, const LabRun& run, const std::string& id) {
  const RunInput input = lab.input();
  const results::DelineationOutput output = run.output(input);
  const results::ComputedResult computed(output);
  const std::string french = explained(computed, id, Language::french);
  const std::string english = explained(computed, id, Language::english);
  const auto title = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  // Both languages at once, because the page can switch without asking again.
  Json answer = {{"id", id},
                 {"title", both(title(french), title(english))},
                 {"lines", {{"fr", lines_json(french)}, {"en", lines_json(english)}}}};
  const Zone* const zone = find_zone(run.result.delineation, id);
  answer["is_in"] = zone != nullptr && zone->near_miss == NearMiss::none;
  if (zone != nullptr) {
    answer["kind"] = "zone";
    answer["figures"] = zones_json(lab, run, std::span(zone, 1)).front();
    answer["bounds"] = answer["figures"]["bounds"];
    return answer;
  }
  // Not a zone, and explained() has accepted it, so it is the id of a cell.
  const CellPosition position = CellId::parse(id)->position;
  answer["kind"] = "cell";
  answer["is_in"] =
      !run.result.delineation.zone_of[lab.cells().find(position).position()].is_none();
  answer["bounds"] = to_json(lab.places().bounds(CellBlock{position, position}));
  return answer;
}

Json zone_cells_answer(const Lab& lab, const LabRun& run, const std::string& zone) {
  const Zone* const found = find_zone(run.result.delineation, zone);
  if (found == nullptr) {
    throw RequestError(404, "unknown_place", Message{"no_zone_of_this_name", {{"zone", zone}}});
  }
  Json cells = Json::array();
  for (const CellIndex cell : found->cells) cells.push_back(lab.cells().id(cell).text());
  return {{"zone", zone}, {"cells", cells}};
}

}  // namespace carreau::lab
