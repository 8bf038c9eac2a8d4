// SPDX-License-Identifier: Apache-2.0
#include "results/case_rows.hpp"

#include "results/heading_list.hpp"

#include <algorithm>

namespace carreau::results {

namespace {

constexpr Heading kCase{"case", ColumnUnit::none, "cas", "case"};
constexpr Heading kCaseTitle{"title", ColumnUnit::none, "lieu", "place"};
constexpr Heading kReference{"people_reference", ColumnUnit::people, "habitants de la référence",
                             "people of the reference"};
constexpr Heading kProposed{"people_proposed", ColumnUnit::people, "habitants proposés",
                            "people proposed"};
constexpr Heading kPrecisionArea{"precision_by_area", ColumnUnit::share, "précision (surface)",
                                 "precision (area)"};
constexpr Heading kRecallArea{"recall_by_area", ColumnUnit::share, "rappel (surface)",
                              "recall (area)"};
constexpr Heading kF1Area{"f1_by_area", ColumnUnit::share, "F1 (surface)", "F1 (area)"};
constexpr Heading kCeilingArea{"ceiling_by_area", ColumnUnit::share, "plafond (surface)",
                               "ceiling (area)"};
constexpr Heading kPrecisionPeople{"precision_by_people", ColumnUnit::share,
                                   "précision (habitants)", "precision (people)"};
constexpr Heading kRecallPeople{"recall_by_people", ColumnUnit::share, "rappel (habitants)",
                                "recall (people)"};
constexpr Heading kF1People{"f1_by_people", ColumnUnit::share, "F1 (habitants)", "F1 (people)"};
constexpr Heading kCeilingPeople{"ceiling_by_people", ColumnUnit::share, "plafond (habitants)",
                                 "ceiling (people)"};
constexpr Heading kFoundZones{"found", ColumnUnit::zones, "retrouvés", "found"};
constexpr Heading kPartlyZones{"partly", ColumnUnit::zones, "en partie", "partly"};
constexpr Heading kMissedZones{"missed", ColumnUnit::zones, "manqués", "missed"};

std::size_t count(const Agreement& agreement, Found found) {
  return static_cast<std::size_t>(
      std::ranges::count(agreement.reference, found, &ZoneAgreement::found));
}

}  // namespace

const ColumnTable<CaseRecord>& case_columns() {
  using R = CaseRecord;
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::key, Empty::text>(kCase), text_column<&R::title>(kCaseTitle),
      number_column<&R::people_reference, 1>(kReference),
      number_column<&R::people_proposed, 1>(kProposed), number_column<&R::f1_by_area, 4>(kF1Area),
      number_column<&R::ceiling_by_area, 4>(kCeilingArea),
      number_column<&R::f1_by_people, 4>(kF1People),
      number_column<&R::ceiling_by_people, 4>(kCeilingPeople),
      number_column<&R::precision_by_area, 4>(kPrecisionArea),
      number_column<&R::recall_by_area, 4>(kRecallArea),
      number_column<&R::precision_by_people, 4>(kPrecisionPeople),
      number_column<&R::recall_by_people, 4>(kRecallPeople), integer_column<&R::found>(kFoundZones),
      integer_column<&R::partly>(kPartlyZones), integer_column<&R::missed>(kMissedZones)));
  return table;
}

CaseRecord case_record(const std::string& key, const std::string& title, const Agreement& by_people,
                       const AgreementSums& by_area) {
  CaseRecord record;
  record.key = key;
  record.title = title;
  record.people_reference = by_people.people_reference;
  record.people_proposed = by_people.people_proposed;
  record.precision_by_area = by_area.precision();
  record.recall_by_area = by_area.recall();
  record.f1_by_area = by_area.f1();
  record.ceiling_by_area = by_area.ceiling;
  record.precision_by_people = by_people.precision();
  record.recall_by_people = by_people.recall();
  record.f1_by_people = by_people.f1();
  record.ceiling_by_people = by_people.ceiling;
  record.found = count(by_people, Found::found);
  record.partly = count(by_people, Found::partly);
  record.missed = count(by_people, Found::missed);
  return record;
}

}  // namespace carreau::results
