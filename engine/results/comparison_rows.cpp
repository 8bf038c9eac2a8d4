// SPDX-License-Identifier: Apache-2.0
#include "results/comparison_rows.hpp"

#include "results/heading_list.hpp"
#include "zoning/criteria_change.hpp"

#include <span>
#include <utility>

namespace carreau::results {

namespace {

namespace h = headings;

std::vector<std::string> codes_of(const Zoning& zoning, std::span<const ZoneIndex> zones) {
  std::vector<std::string> codes;
  for (const ZoneIndex zone : zones) codes.push_back(zoning.codes[zone.position()]);
  return codes;
}

std::vector<Criterion> criteria_of(const CriterionList& criteria) {
  return {criteria.begin(), criteria.end()};
}

/// Builds the records of one side of a comparison.
class SideRecords {
 public:
  SideRecords(const NamedComparison& named, Stage stage)
      : named_(named),
        stage_(stage),
        own_(stage == Stage::before ? named.before : named.after),
        other_(stage == Stage::before ? named.after : named.before),
        zones_(stage == Stage::before ? named.comparison.before : named.comparison.after) {}

  [[nodiscard]] std::vector<ComparisonRecord> quartiers() const {
    const bool is_before = stage_ == Stage::before;
    const auto& followed =
        is_before ? named_.followed.quartiers_before : named_.followed.quartiers_after;
    std::vector<ComparisonRecord> records;
    for (std::size_t z = 0; z < zones_.size(); ++z) {
      const ComparedZone& zone = zones_[z];
      ComparisonRecord record = named_record(ComparedKind::quartier, own_.quartiers, z);
      record.change = zone.change;
      record.linked = codes_of(other_.quartiers, zone.links);
      record.own = own_record(zone, zone.own);
      // `own` and `linked` depend on the side, `lost` and `gained` do not: both describe the change
      // from before to after. People of a zone before that no linked zone has are lost; seen from a
      // zone after, people of the linked zones that it lacks are.
      const CountRecord own = own_record(zone, zone.only_own());
      const CountRecord linked = count_record(zone.only_linked(), named_.headcount);
      record.lost = is_before ? own : linked;
      record.gained = is_before ? linked : own;
      set_criteria(record, z);
      if (z < followed.size()) set_pocket(record, followed[z]);
      records.push_back(std::move(record));
    }
    return records;
  }

  [[nodiscard]] std::vector<ComparisonRecord> pockets() const {
    const auto& followed =
        stage_ == Stage::before ? named_.followed.pockets_before : named_.followed.pockets_after;
    std::vector<ComparisonRecord> records;
    for (std::size_t z = 0; z < followed.size(); ++z) {
      ComparisonRecord record = named_record(ComparedKind::pocket, own_.pockets, z);
      // A pocket has no change of its own: it is linked to quartiers, and its fate says the rest.
      record.linked = codes_of(other_.quartiers, followed[z].quartiers);
      record.own = count_record(followed[z].own, named_.headcount);
      set_pocket(record, followed[z]);
      records.push_back(std::move(record));
    }
    return records;
  }

 private:
  [[nodiscard]] ComparisonRecord named_record(ComparedKind kind, const Zoning& zoning,
                                              std::size_t z) const {
    ComparisonRecord record;
    record.side = stage_;
    record.kind = kind;
    record.code = zoning.codes[z];
    record.name = zoning.names[z];
    return record;
  }

  /// A count of the zone's own: without cells, its people are unknown and not zero.
  [[nodiscard]] CountRecord own_record(const ComparedZone& zone, const PeopleCount& count) const {
    if (zone.has_cells) return count_record(count, named_.headcount);
    CountRecord record;
    record.area_m2 = count.area_m2;
    return record;
  }

  void set_criteria(ComparisonRecord& record, std::size_t z) const {
    if (own_.checks == nullptr) return;
    // The verdicts of both generations are compared by criterion, in the direction of time.
    const auto change_of = stage_ == Stage::before ? criteria_change_before : criteria_change_after;
    const CriteriaChange change =
        change_of(named_.comparison, z, *named_.before.checks, *named_.after.checks);
    const PerimeterCheck& check = (*own_.checks)[z];
    record.verdict = check.verdict.outcome();
    record.failed_criteria = criteria_of(check.verdict.failed());
    record.criteria_lost = criteria_of(change.lost);
    record.criteria_gained = criteria_of(change.gained);
  }

  void set_pocket(ComparisonRecord& record, const FollowedPocket& pocket) const {
    if (pocket.fate == PocketFate::none) return;
    record.pocket = pocket.fate;
    record.linked_pockets = codes_of(other_.pockets, pocket.pockets);
  }

  const NamedComparison& named_;
  Stage stage_;
  const NamedGeneration& own_;
  const NamedGeneration& other_;
  const std::vector<ComparedZone>& zones_;
};

std::vector<Column<ComparisonRecord>> count_columns() {
  using R = ComparisonRecord;
  using C = CountRecord;
  using enum ColumnUnit;
  static constexpr Heading kHouseholdsLost{"households_lost", households, "ménages perdus",
                                           "households lost"};
  static constexpr Heading kPoorLost{"poor_households_lost", households, "ménages pauvres perdus",
                                     "poor households lost"};
  static constexpr Heading kHouseholdsGained{"households_gained", households, "ménages gagnés",
                                             "households gained"};
  static constexpr Heading kPoorGained{"poor_households_gained", households,
                                       "ménages pauvres gagnés", "poor households gained"};
  return list_of<R>(number_column<kPath<&R::own, &C::people>>(h::kPeople),
                    number_column<kPath<&R::own, &C::households>>(h::kHouseholds),
                    number_column<kPath<&R::own, &C::poor_households>>(h::kPoorHouseholds),
                    integer_column<kPath<&R::own, &C::area_m2>>(h::kAreaM2),
                    number_column<kPath<&R::lost, &C::people>>(h::kPeopleLost),
                    number_column<kPath<&R::lost, &C::households>>(kHouseholdsLost),
                    number_column<kPath<&R::lost, &C::poor_households>>(kPoorLost),
                    integer_column<kPath<&R::lost, &C::area_m2>>(h::kAreaLost),
                    number_column<kPath<&R::gained, &C::people>>(h::kPeopleGained),
                    number_column<kPath<&R::gained, &C::households>>(kHouseholdsGained),
                    number_column<kPath<&R::gained, &C::poor_households>>(kPoorGained),
                    integer_column<kPath<&R::gained, &C::area_m2>>(h::kAreaGained));
}

std::string code_of(const Zoning& zoning, ZoneIndex zone) {
  return zone.is_none() ? std::string() : zoning.codes[zone.position()];
}

/// The code of a zone; the position after the last zone stands for `outside`.
std::string code_at(const Zoning& zoning, std::size_t place) {
  return place < zoning.size() ? zoning.codes[place] : std::string();
}

}  // namespace

/// A grid without the columns of households would give zeros; unknown is not zero.
CountRecord count_record(const PeopleCount& count, Headcount headcount) {
  CountRecord record;
  record.people = count.people;
  if (headcount == Headcount::present) {
    record.households = count.households;
    record.poor_households = count.poor_households;
  }
  record.area_m2 = count.area_m2;
  return record;
}

const ColumnTable<ComparisonRecord>& comparison_columns() {
  using R = ComparisonRecord;
  using enum ColumnUnit;
  static constexpr Heading kLinked{"linked", none, "quartiers liés", "linked quartiers"};
  static constexpr Heading kLost{"criteria_lost", none, "critères perdus", "criteria lost"};
  static constexpr Heading kGained{"criteria_gained", none, "critères gagnés", "criteria gained"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::side>(h::kSide), text_column<&R::kind>(h::kKind),
      text_column<&R::code, Empty::text>(h::kCode), text_column<&R::name>(h::kName),
      text_column<&R::change>(h::kChange), list_column<&R::linked>(kLinked), count_columns(),
      text_column<&R::verdict>(h::kVerdict), list_column<&R::failed_criteria>(h::kFailedCriteria),
      list_column<&R::criteria_lost>(kLost), list_column<&R::criteria_gained>(kGained),
      text_column<&R::pocket>(h::kPocket), list_column<&R::linked_pockets>(h::kLinkedPockets)));
  return table;
}

std::vector<ComparisonRecord> quartier_records(const NamedComparison& named, Stage stage) {
  return SideRecords(named, stage).quartiers();
}

std::vector<ComparisonRecord> comparison_records(const NamedComparison& named) {
  // All quartiers before all pockets: each kind is read as one list.
  const SideRecords before(named, Stage::before);
  const SideRecords after(named, Stage::after);
  std::vector<ComparisonRecord> records;
  for (auto part : {before.quartiers(), after.quartiers(), before.pockets(), after.pockets()}) {
    for (ComparisonRecord& record : part) records.push_back(std::move(record));
  }
  return records;
}

const std::vector<files::FieldSpec>& comparison_fields() { return comparison_columns().fields(); }

std::vector<files::Row> comparison_rows(const NamedComparison& named) {
  return comparison_columns().rows(comparison_records(named));
}

/// One row for each pair of zones that share something, with the sums in the same columns, so that
/// a reader can check that the parts add up.
const ColumnTable<TransferRecord>& transfer_columns() {
  using R = TransferRecord;
  using C = CountRecord;
  static constexpr Heading kEntry{"entry", ColumnUnit::none, "ligne", "entry"};
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::entry>(kEntry), text_column<&R::before>(h::kBefore),
      text_column<&R::after>(h::kAfter), number_column<kPath<&R::count, &C::people>>(h::kPeople),
      number_column<kPath<&R::count, &C::households>>(h::kHouseholds),
      number_column<kPath<&R::count, &C::poor_households>>(h::kPoorHouseholds),
      integer_column<kPath<&R::count, &C::area_m2>>(h::kAreaM2)));
  return table;
}

std::vector<TransferRecord> transfer_records(const NamedComparison& named) {
  const Transfers& transfers = named.comparison.transfers;
  const Zoning& before = named.before.quartiers;
  const Zoning& after = named.after.quartiers;
  std::vector<TransferRecord> records;
  const auto add = [&](TransferEntry entry, std::string from, std::string to,
                       const PeopleCount& count) {
    records.push_back(
        {entry, std::move(from), std::move(to), count_record(count, named.headcount)});
  };
  for (const Transfer& entry : transfers.entries()) {
    add(TransferEntry::part, code_of(before, entry.before), code_of(after, entry.after),
        entry.count);
  }
  // The position after the last zone is the sum of what lies outside every zone.
  for (std::size_t b = 0; b < transfers.before().size(); ++b) {
    add(TransferEntry::total_before, code_at(before, b), {}, transfers.before()[b]);
  }
  for (std::size_t a = 0; a < transfers.after().size(); ++a) {
    add(TransferEntry::total_after, {}, code_at(after, a), transfers.after()[a]);
  }
  add(TransferEntry::total, {}, {}, transfers.total());
  return records;
}

const std::vector<files::FieldSpec>& transfer_fields() { return transfer_columns().fields(); }

std::vector<files::Row> transfer_rows(const NamedComparison& named) {
  return transfer_columns().rows(transfer_records(named));
}

}  // namespace carreau::results
