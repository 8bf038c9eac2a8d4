// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_summary.hpp"

#include "base/text.hpp"
#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/delineation_codes.hpp"
#include "results/heading_list.hpp"
#include "results/zoning_codes.hpp"
#include "zoning/criteria_change.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <vector>

namespace carreau::report {

namespace {

namespace h = results::headings;

constexpr std::array kChanges = {ZoneChange::unchanged, ZoneChange::redrawn, ZoneChange::split,
                                 ZoneChange::merged,    ZoneChange::entered, ZoneChange::left,
                                 ZoneChange::no_data};

std::string criteria_text(const CriteriaChange& change, const Words& w) {
  std::vector<std::string> parts;
  for (const Criterion criterion : change.lost) {
    parts.push_back(w.text("report_comparison_summary_criterion_lost",
                           {{"criterion", results::value_text(criterion, w.language())}}));
  }
  for (const Criterion criterion : change.gained) {
    parts.push_back(w.text("report_comparison_summary_criterion_gained",
                           {{"criterion", results::value_text(criterion, w.language())}}));
  }
  return join(parts, ", ");
}

std::string codes_of(const Zoning& zoning, const std::vector<ZoneIndex>& zones) {
  std::vector<std::string> codes;
  for (const ZoneIndex zone : zones) codes.push_back(zoning.codes[zone.position()]);
  return join(codes, ", ");
}

/// People of all quartiers of each generation, and of those in both.
struct TransferTotals {
  PeopleCount before;
  PeopleCount after;
  PeopleCount both;
};

TransferTotals transfer_totals(const Transfers& transfers) {
  TransferTotals totals;
  for (const Transfer& entry : transfers.entries()) {
    if (!entry.before.is_none()) totals.before += entry.count;
    if (!entry.after.is_none()) totals.after += entry.count;
    if (!entry.before.is_none() && !entry.after.is_none()) totals.both += entry.count;
  }
  return totals;
}

std::string title_of(const Zoning& zoning) {
  return zoning.date.empty() ? zoning.title : fmt::format("{} ({})", zoning.title, zoning.date);
}

std::string head_text(const results::NamedComparison& named, const Words& w) {
  const ZoningComparison& c = named.comparison;
  std::string text = fmt::format("Carreau {} · {} → {}\n\n", version(),
                                 title_of(named.before.quartiers), title_of(named.after.quartiers));
  text += w.text("report_comparison_summary_quartiers",
                 {{"before", c.before.size()}, {"after", c.after.size()}});
  std::vector<std::string> changes;
  for (const ZoneChange change : kChanges) {
    changes.push_back(w.text(
        "report_comparison_summary_change",
        {{"change", results::value_text(change, w.language())}, {"quartiers", c.count(change)}}));
  }
  text += w.text("report_comparison_summary_changes", {{"changes", changes}});
  const TransferTotals totals = transfer_totals(c.transfers);
  const PeopleCount out = totals.before - totals.both;
  const PeopleCount in = totals.after - totals.both;
  text +=
      w.text("report_comparison_summary_people", {{"before", w.count(totals.before.people.value())},
                                                  {"after", w.count(totals.after.people.value())},
                                                  {"both", w.count(totals.both.people.value())},
                                                  {"leaving", w.count(out.people.value())},
                                                  {"entering", w.count(in.people.value())}});
  if (named.headcount == Headcount::present) {
    text += w.text("report_comparison_summary_poor_households",
                   {{"leaving", w.count(out.poor_households.value())},
                    {"entering", w.count(in.poor_households.value())}});
  }
  text += w.text("report_comparison_summary_notes",
                 {{"tolerance", w.percent(named.options.tolerance.fraction(), 1)},
                  {"link", w.percent(named.options.link.fraction())}});
  return text;
}

/// A quartier that changed, in its last generation.
struct ChangedQuartier {
  std::string before;  ///< codes
  std::string after;   ///< codes
  std::string name;
  const ComparedZone& zone;
  PeopleCount lost;
  PeopleCount gained;
  std::string criteria;
};

std::vector<TextColumn<ChangedQuartier>> columns_of_changes(const Words& w) {
  using Q = ChangedQuartier;
  const Language l = w.language();
  // Of a zone without cells nothing is known, which is not zero.
  const auto people = [&w](const Q& q, const PeopleCount& count) {
    return q.zone.has_cells ? w.count(count.people.value()) : std::string("–");
  };
  const auto hectares = [&w](const Q& q, const PeopleCount& count) {
    return q.zone.has_cells ? w.decimal(static_cast<double>(count.area_m2) / 1e4, 1) + " ha"
                            : std::string("–");
  };
  return {
      {h::kBefore.title(l), [](const Q& q) { return q.before; }},
      {h::kAfter.title(l), [](const Q& q) { return q.after; }},
      {h::kName.title(l), [](const Q& q) { return q.name; }},
      {h::kChange.title(l),
       [l](const Q& q) { return std::string(results::value_text(q.zone.change, l)); }},
      {h::kPeople.title(l), [people](const Q& q) { return people(q, q.zone.own); }},
      {h::kPeopleLost.title(l), [people](const Q& q) { return people(q, q.lost); }},
      {h::kPeopleGained.title(l), [people](const Q& q) { return people(q, q.gained); }},
      {h::kAreaLost.title(l), [hectares](const Q& q) { return hectares(q, q.lost); }},
      {h::kAreaGained.title(l), [hectares](const Q& q) { return hectares(q, q.gained); }},
      {h::kVerdict.title(l), [](const Q& q) { return q.criteria; }},
  };
}

class ChangeTable {
 public:
  ChangeTable(const results::NamedComparison& named, const Words& w) : named_(named), w_(w) {}

  /// Rows of what changed: zones before in their order, then zones that entered or were merged.
  std::string text() {
    const ZoningComparison& c = named_.comparison;
    for (std::size_t z = 0; z < c.before.size(); ++z) {
      if (c.before[z].change == ZoneChange::unchanged) continue;
      if (c.before[z].change == ZoneChange::merged) continue;
      rows_.push_back({named_.before.quartiers.codes[z],
                       codes_of(named_.after.quartiers, c.before[z].links),
                       named_.before.quartiers.names[z], c.before[z], c.before[z].only_own(),
                       c.before[z].only_linked(), before_criteria(z)});
    }
    for (std::size_t z = 0; z < c.after.size(); ++z) {
      if (c.after[z].change != ZoneChange::merged && c.after[z].change != ZoneChange::entered) {
        continue;
      }
      rows_.push_back({codes_of(named_.before.quartiers, c.after[z].links),
                       named_.after.quartiers.codes[z], named_.after.quartiers.names[z], c.after[z],
                       c.after[z].only_linked(), c.after[z].only_own(), after_criteria(z)});
    }
    return rows_.empty() ? std::string() : table_of(columns_of_changes(w_), rows_).text() + "\n";
  }

 private:
  std::string failed(const std::vector<PerimeterCheck>& checks, std::size_t z) const {
    std::vector<std::string> criteria;
    for (const Criterion criterion : checks[z].verdict.failed()) {
      criteria.emplace_back(results::value_text(criterion, w_.language()));
    }
    if (criteria.empty()) return {};
    return w_.text("report_comparison_summary_fails", {{"criteria", criteria}});
  }
  /// For a quartier that left the list, the criteria it fails now; for others, those lost and
  /// gained.
  std::string before_criteria(std::size_t z) const {
    if (named_.before.checks == nullptr) return {};
    if (named_.comparison.before[z].links.empty()) return failed(*named_.before.checks, z);
    return criteria_text(
        criteria_change_before(named_.comparison, z, *named_.before.checks, *named_.after.checks),
        w_);
  }
  std::string after_criteria(std::size_t z) const {
    if (named_.before.checks == nullptr) return {};
    if (named_.comparison.after[z].links.empty()) return failed(*named_.after.checks, z);
    return criteria_text(
        criteria_change_after(named_.comparison, z, *named_.before.checks, *named_.after.checks),
        w_);
  }

  const results::NamedComparison& named_;
  const Words& w_;
  std::vector<ChangedQuartier> rows_;
};

/// A pocket, or a quartier that became one or came from one.
struct PocketRow {
  std::string code;
  std::string name;
  const FollowedPocket& pocket;
  std::string linked;  ///< codes of the quartiers or pockets of the other generation
};

std::vector<TextColumn<PocketRow>> columns_of_pockets(const Words& w) {
  using R = PocketRow;
  const Language l = w.language();
  return {
      {w("report_comparison_summary_pocket"), [](const R& row) { return row.code; }},
      {h::kName.title(l), [](const R& row) { return row.name; }},
      {h::kPocket.title(l),
       [l](const R& row) { return std::string(results::value_text(row.pocket.fate, l)); }},
      {h::kLinkedPockets.title(l), [](const R& row) { return row.linked; }},
      {h::kPeople.title(l), [&w](const R& row) { return w.count(row.pocket.own.people.value()); }},
  };
}

std::string pockets_text(const results::NamedComparison& named, const Words& w) {
  std::vector<PocketRow> rows;
  const auto add = [&](const Zoning& own, const results::NamedGeneration& other,
                       const std::vector<FollowedPocket>& followed) {
    for (std::size_t z = 0; z < followed.size(); ++z) {
      const FollowedPocket& pocket = followed[z];
      if (pocket.fate == PocketFate::none) continue;
      const std::string quartiers = codes_of(other.quartiers, pocket.quartiers);
      rows.push_back({own.codes[z], own.names[z], pocket,
                      quartiers.empty() ? codes_of(other.pockets, pocket.pockets) : quartiers});
    }
  };
  add(named.before.quartiers, named.after, named.followed.quartiers_before);
  add(named.before.pockets, named.after, named.followed.pockets_before);
  add(named.after.pockets, named.before, named.followed.pockets_after);
  if (rows.empty()) return {};
  return std::string(w("report_comparison_summary_pockets")) +
         table_of(columns_of_pockets(w), rows).text() + "\n";
}

nlohmann::ordered_json count_json(const PeopleCount& count, Headcount headcount) {
  nlohmann::ordered_json json;
  json[h::kPeople.name] = count.people.value();
  if (headcount == Headcount::present) {
    json[h::kHouseholds.name] = count.households.value();
    json[h::kPoorHouseholds.name] = count.poor_households.value();
  }
  json[h::kAreaM2.name] = count.area_m2;
  return json;
}

nlohmann::ordered_json side_json(const Zoning& zoning, const std::vector<ComparedZone>& zones,
                                 const PeopleCount& total, Headcount headcount) {
  nlohmann::ordered_json json;
  json["key"] = zoning.key;
  json["quartiers"] = zones.size();
  std::map<ZoneChange, std::size_t> counts;
  for (const ComparedZone& zone : zones) ++counts[zone.change];
  for (const ZoneChange change : kChanges) json[std::string(to_text(change))] = counts[change];
  json.update(count_json(total, headcount));
  return json;
}

void add_pockets(const FollowedPockets& followed, nlohmann::ordered_json& json) {
  std::map<PocketFate, std::size_t> counts;
  for (const auto* list : {&followed.quartiers_before, &followed.pockets_before,
                           &followed.quartiers_after, &followed.pockets_after}) {
    for (const FollowedPocket& pocket : *list) ++counts[pocket.fate];
  }
  // Both sides count the pockets that stay; those after are reported.
  counts[PocketFate::stays] = 0;
  for (const FollowedPocket& pocket : followed.pockets_after) {
    if (pocket.fate == PocketFate::stays) ++counts[PocketFate::stays];
  }
  for (const PocketFate fate : {PocketFate::became_pocket, PocketFate::became_quartier,
                                PocketFate::stays, PocketFate::gone, PocketFate::appeared}) {
    json["pockets"][std::string(to_text(fate))] = counts[fate];
  }
}

}  // namespace

std::string comparison_text(const results::NamedComparison& named, const Findings& findings,
                            Language language) {
  const Words w(language);
  return head_text(named, w) + ChangeTable(named, w).text() + pockets_text(named, w) +
         findings_text(findings, language);
}

std::string comparison_json(const results::NamedComparison& named, const Findings& findings) {
  const ZoningComparison& c = named.comparison;
  const TransferTotals totals = transfer_totals(c.transfers);
  nlohmann::ordered_json json;
  json["version"] = version();
  for (const ZoneChange change : kChanges) json[std::string(to_text(change))] = c.count(change);
  json["tolerance"] = named.options.tolerance.fraction();
  json["link"] = named.options.link.fraction();
  json["before"] = side_json(named.before.quartiers, c.before, totals.before, named.headcount);
  json["after"] = side_json(named.after.quartiers, c.after, totals.after, named.headcount);
  json["both"] = count_json(totals.both, named.headcount);
  add_pockets(named.followed, json);
  json["findings"] = findings_json(findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
