// SPDX-License-Identifier: Apache-2.0
#include "results/comparison_rows.hpp"

#include "base/text.hpp"
#include "zoning/criteria_change.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace carreau::results {

namespace {

files::FieldValue optional_text(std::string text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(std::move(text));
}

std::string codes_of(const Zoning& zoning, std::span<const ZoneIndex> zones) {
  std::vector<std::string> codes;
  for (const ZoneIndex zone : zones) codes.push_back(zoning.codes[zone.position()]);
  return join(codes, ";");
}

/// People, households, poor households, ground.
void push_count(files::Row& row, const PeopleCount& count, Headcount headcount) {
  const bool has_households = headcount == Headcount::present;
  row.push_back(count.people.value());
  row.push_back(has_households ? files::FieldValue(count.households.value()) : files::FieldValue());
  row.push_back(has_households ? files::FieldValue(count.poor_households.value())
                               : files::FieldValue());
  row.push_back(count.area_m2);
}

/// A generation seen from the other one.
enum class Stage { before, after };

class RowMaker {
 public:
  RowMaker(const NamedComparison& named, Stage stage)
      : named_(named),
        stage_(stage),
        own_(stage == Stage::before ? named.before : named.after),
        other_(stage == Stage::before ? named.after : named.before),
        zones_(stage == Stage::before ? named.comparison.before : named.comparison.after) {}

  void add_quartiers(std::vector<files::Row>& rows) const {
    const auto& followed = stage_ == Stage::before ? named_.followed.quartiers_before
                                                   : named_.followed.quartiers_after;
    for (std::size_t z = 0; z < zones_.size(); ++z) {
      const ComparedZone& zone = zones_[z];
      files::Row row = head("quartier", own_.quartiers, z);
      row.push_back(std::string(to_text(zone.change)));
      row.push_back(optional_text(codes_of(other_.quartiers, zone.links)));
      push_count(row, zone.own, named_.headcount);
      // Time runs from before to after, whichever side the row is of.
      const bool is_before = stage_ == Stage::before;
      push_count(row, is_before ? zone.only_own() : zone.only_linked(), named_.headcount);
      push_count(row, is_before ? zone.only_linked() : zone.only_own(), named_.headcount);
      push_criteria(row, z);
      push_pocket(row, followed[z]);
      rows.push_back(std::move(row));
    }
  }

  void add_pockets(std::vector<files::Row>& rows) const {
    const auto& followed =
        stage_ == Stage::before ? named_.followed.pockets_before : named_.followed.pockets_after;
    for (std::size_t z = 0; z < followed.size(); ++z) {
      files::Row row = head("pocket", own_.pockets, z);
      row.emplace_back();
      row.push_back(optional_text(codes_of(other_.quartiers, followed[z].quartiers)));
      push_count(row, followed[z].own, named_.headcount);
      row.resize(row.size() + 12);  // lost, gained, criteria
      push_pocket(row, followed[z]);
      rows.push_back(std::move(row));
    }
  }

 private:
  files::Row head(const char* kind, const Zoning& zoning, std::size_t z) const {
    return {std::string(stage_ == Stage::before ? "before" : "after"), std::string(kind),
            zoning.codes[z], optional_text(zoning.names[z])};
  }

  void push_criteria(files::Row& row, std::size_t z) const {
    if (own_.checks == nullptr) {
      row.resize(row.size() + 4);
      return;
    }
    const auto change_of = stage_ == Stage::before ? criteria_change_before : criteria_change_after;
    const CriteriaChange change =
        change_of(named_.comparison, z, *named_.before.checks, *named_.after.checks);
    const PerimeterCheck& check = (*own_.checks)[z];
    row.push_back(to_text(check.verdict.outcome()));
    row.push_back(optional_text(to_text(check.verdict.failed(), ";")));
    row.push_back(optional_text(to_text(change.lost, ";")));
    row.push_back(optional_text(to_text(change.gained, ";")));
  }

  void push_pocket(files::Row& row, const FollowedPocket& pocket) const {
    const bool is_told = pocket.fate != PocketFate::none;
    row.push_back(is_told ? files::FieldValue(std::string(to_text(pocket.fate)))
                          : files::FieldValue());
    row.push_back(is_told ? optional_text(codes_of(other_.pockets, pocket.pockets))
                          : files::FieldValue());
  }

  const NamedComparison& named_;
  Stage stage_;
  const NamedGeneration& own_;
  const NamedGeneration& other_;
  const std::vector<ComparedZone>& zones_;
};

files::FieldValue code_of(const Zoning& zoning, ZoneIndex zone) {
  return zone.is_none() ? files::FieldValue() : files::FieldValue(zoning.codes[zone.position()]);
}

files::Row transfer_row(const char* entry, files::FieldValue before, files::FieldValue after,
                        const PeopleCount& count, Headcount headcount) {
  files::Row row = {std::string(entry), std::move(before), std::move(after)};
  push_count(row, count, headcount);
  return row;
}

}  // namespace

const std::vector<files::FieldSpec>& comparison_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {{"side"},
                                                       {"kind"},
                                                       {"code"},
                                                       {"name"},
                                                       {"change"},
                                                       {"linked"},
                                                       {"people", real},
                                                       {"households", real},
                                                       {"poor_households", real},
                                                       {"area_m2", integer},
                                                       {"people_lost", real},
                                                       {"households_lost", real},
                                                       {"poor_households_lost", real},
                                                       {"area_lost_m2", integer},
                                                       {"people_gained", real},
                                                       {"households_gained", real},
                                                       {"poor_households_gained", real},
                                                       {"area_gained_m2", integer},
                                                       {"verdict"},
                                                       {"failed_criteria"},
                                                       {"criteria_lost"},
                                                       {"criteria_gained"},
                                                       {"pocket"},
                                                       {"linked_pockets"}};
  return fields;
}

std::vector<files::Row> comparison_rows(const NamedComparison& named) {
  std::vector<files::Row> rows;
  const RowMaker before(named, Stage::before);
  const RowMaker after(named, Stage::after);
  before.add_quartiers(rows);
  after.add_quartiers(rows);
  before.add_pockets(rows);
  after.add_pockets(rows);
  return rows;
}

const std::vector<files::FieldSpec>& transfer_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {
      {"entry"},           {"before"},           {"after"},
      {"people", real},    {"households", real}, {"poor_households", real},
      {"area_m2", integer}};
  return fields;
}

std::vector<files::Row> transfer_rows(const NamedComparison& named) {
  const Transfers& transfers = named.comparison.transfers;
  const Zoning& before = named.before.quartiers;
  const Zoning& after = named.after.quartiers;
  std::vector<files::Row> rows;
  for (const Transfer& entry : transfers.entries()) {
    rows.push_back(transfer_row("part", code_of(before, entry.before), code_of(after, entry.after),
                                entry.count, named.headcount));
  }
  const auto zone_at = [](std::size_t place, std::size_t size) {
    return place < size ? ZoneIndex(place) : ZoneIndex::none();
  };
  for (std::size_t b = 0; b < transfers.before().size(); ++b) {
    rows.push_back(transfer_row("total_before", code_of(before, zone_at(b, before.size())), {},
                                transfers.before()[b], named.headcount));
  }
  for (std::size_t a = 0; a < transfers.after().size(); ++a) {
    rows.push_back(transfer_row("total_after", {}, code_of(after, zone_at(a, after.size())),
                                transfers.after()[a], named.headcount));
  }
  rows.push_back(transfer_row("total", {}, {}, transfers.total(), named.headcount));
  return rows;
}

}  // namespace carreau::results
