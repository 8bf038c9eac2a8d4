// SPDX-License-Identifier: Apache-2.0
#include "results/revision_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::results {

namespace {

CheckedOn checked_on(const RevisionOutput& o) {
  return {o.rule.input.territory, o.rule.input.cells.headcount() == Headcount::present};
}

/// What the revision says of a quartier; its figures are added by the caller.
RevisedRecord fate_record(const RevisionOutput& o, const RevisedQuartier& quartier) {
  RevisedRecord record;
  record.status = quartier.status;
  record.letter = letter_of(quartier.status);
  record.extension_cells = quartier.extension.size();
  record.extension_people = quartier.extension_people;
  record.by_hand = quartier.is_by_hand;
  record.edit_reason = quartier.reason;
  record.edit_date = quartier.date;
  if (!quartier.listed) return record;
  const PerimeterCheck& before = o.before[*quartier.listed];
  record.origin_code = o.listed.codes[*quartier.listed];
  // Without data nothing is known, which is not the same as no risk.
  if (!before.has_data()) return record;
  record.at_risk = quartier.is_at_risk();
  record.risks = quartier.risks;
  if (quartier.exit_rate) record.exit_rate = quartier.exit_rate->fraction();
  record.income_ratio = quartier.income_ratio;
  record.people_before = before.figures.people;
  if (before.figures.has_incomes()) {
    record.median_declared_before = before.figures.median_declared;
  }
  return record;
}

void add(std::vector<RunRecord>& records, std::string key, std::string value) {
  records.push_back({"revision", std::move(key), std::move(value), {}});
}

}  // namespace

std::vector<RevisedRecord> revised_records(const RevisionOutput& o) {
  std::vector<RevisedRecord> records;
  for (std::size_t m = 0; m < o.places.size(); ++m) {
    RevisedRecord record = fate_record(o, o.revision.quartiers[o.places[m]]);
    record.figures = check_record(o.map, m, o.after[m], checked_on(o));
    record.pieces = o.map.polygons.polygons(m).size();
    records.push_back(std::move(record));
  }
  return records;
}

std::vector<RevisedRecord> left_records(const RevisionOutput& o) {
  std::vector<RevisedRecord> records;
  for (const RevisedQuartier& quartier : o.revision.quartiers) {
    if (quartier.status != RevisedStatus::left) continue;
    RevisedRecord record = fate_record(o, quartier);
    record.figures =
        check_record(o.listed, *quartier.listed, o.before[*quartier.listed], checked_on(o));
    record.pieces = o.listed_limits.polygons(*quartier.listed).size();
    records.push_back(std::move(record));
  }
  return records;
}

std::vector<ExtensionRecord> extension_records(const RevisionOutput& o) {
  std::vector<ExtensionRecord> records;
  for (const RevisedQuartier& quartier : o.revision.quartiers) {
    if (quartier.extension.empty()) continue;
    const std::size_t feature = records.size();
    ExtensionRecord record;
    record.code = o.listed.codes[*quartier.listed];
    record.name = o.listed.names[*quartier.listed];
    record.people = quartier.extension_people;
    record.cells = quartier.extension.size();
    record.area_m2 = std::llround(area(o.extensions, feature));
    record.pieces = o.extensions.polygons(feature).size();
    record.by_hand = quartier.is_by_hand;
    records.push_back(std::move(record));
  }
  return records;
}

RevisedCellRecord revised_cell_record(const RevisionOutput& o,
                                      const CellProbabilities& probabilities, CellIndex cell) {
  const std::size_t i = cell.position();
  RevisedCellRecord record;
  record.cell = cell_record(o.rule, probabilities, cell, nullptr);
  record.share_listed = o.listed_share[i];
  record.role = o.revision.roles[i];
  record.extension_share = o.rule.scenario.revision.extension_share;
  if (!o.revision.group_people[i].is_zero()) record.group_people = o.revision.group_people[i];
  const ZoneIndex named = o.revision.quartier_of[i];
  if (named.is_none()) return record;
  const RevisedQuartier& quartier = o.revision.quartiers[named.position()];
  if (quartier.listed) {
    record.quartier = o.listed.codes[*quartier.listed];
    return record;
  }
  // The places ascend, as quartiers are drawn in their order.
  const auto at = std::lower_bound(o.places.begin(), o.places.end(), named.position());
  record.quartier = o.map.codes[static_cast<std::size_t>(at - o.places.begin())];
  return record;
}

std::vector<CellIndex> revised_cells(const RevisionOutput& o) {
  if (o.rule.record.cells == CellChoice::none) return {};
  std::vector<CellIndex> chosen = chosen_cells(o.rule);
  std::vector<CellIndex> with_role;
  for (std::size_t i = 0; i < o.revision.roles.size(); ++i) {
    if (o.revision.roles[i] != CellRole::outside) with_role.emplace_back(i);
  }
  std::vector<CellIndex> all;
  std::set_union(chosen.begin(), chosen.end(), with_role.begin(), with_role.end(),
                 std::back_inserter(all));
  return all;
}

std::vector<RunRecord> revision_run_records(const RevisionOutput& o) {
  std::vector<RunRecord> records = run_records(o.whole);
  add(records, "zones", o.listed.title);
  records.push_back({"revision", "exit_rates", o.rates.revision, o.rates.source});
  add(records, "exit_rate_overall", fmt::format("{}", o.rates.overall.fraction()));
  for (std::size_t s = 0; s < kRevisedStatuses; ++s) {
    const auto status = static_cast<RevisedStatus>(s);
    add(records, std::string(to_text(status)), fmt::to_string(o.revision.count(status)));
  }
  add(records, "at_risk", fmt::to_string(o.revision.count_at_risk()));
  return records;
}

PeopleMoved people_moved(const RevisionOutput& o) {
  PeopleMoved moved;
  for (const PerimeterCheck& check : o.before) moved.before += check.figures.people;
  for (const PerimeterCheck& check : o.after) moved.after += check.figures.people;
  for (std::size_t m = 0; m < o.places.size(); ++m) {
    const RevisedQuartier& quartier = o.revision.quartiers[o.places[m]];
    if (!quartier.listed) moved.created += o.after[m].figures.people;
    else moved.extended += o.after[m].figures.people - o.before[*quartier.listed].figures.people;
  }
  for (const RevisedQuartier& quartier : o.revision.quartiers) {
    if (quartier.status == RevisedStatus::left) {
      moved.left += o.before[*quartier.listed].figures.people;
    }
  }
  return moved;
}

}  // namespace carreau::results
