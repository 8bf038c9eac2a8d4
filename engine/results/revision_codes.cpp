// SPDX-License-Identifier: Apache-2.0
#include "results/revision_codes.hpp"

#include <array>

namespace carreau::results {

template <>
std::span<const CodedValue<RevisedStatus>> coded_values<RevisedStatus>() {
  static constexpr std::array kValues = {
      CodedValue{RevisedStatus::unchanged, "inchangé", "unchanged"},
      CodedValue{RevisedStatus::extended, "étendu", "extended"},
      CodedValue{RevisedStatus::created, "nouveau", "new"},
      CodedValue{RevisedStatus::no_data, "sans données", "no data"},
      CodedValue{RevisedStatus::left, "sorti", "left"}};
  return kValues;
}

template <>
std::span<const CodedValue<ExitRisk>> coded_values<ExitRisk>() {
  static constexpr std::array kValues = {
      CodedValue{ExitRisk::income, "médiane proche du seuil ou au-dessus",
                 "median near the threshold or above"},
      CodedValue{ExitRisk::few_people, "peu d'habitants", "few people"},
      CodedValue{ExitRisk::territory, "territoire trop peu peuplé", "territory too small"}};
  return kValues;
}

template <>
std::span<const CodedValue<CellRole>> coded_values<CellRole>() {
  static constexpr std::array kValues = {
      CodedValue{CellRole::outside, "hors révision", "outside the revision"},
      CodedValue{CellRole::listed, "dans un quartier inscrit", "in a listed quartier"},
      CodedValue{CellRole::extension, "extension proposée", "proposed extension"},
      CodedValue{CellRole::created, "dans un nouveau quartier", "in a new quartier"},
      CodedValue{CellRole::share_too_low, "part trop faible", "share too low"},
      CodedValue{CellRole::group_too_small, "groupe trop petit", "group too small"},
      CodedValue{CellRole::other_unit, "autre unité", "other unit"},
      CodedValue{CellRole::beside_listed, "zone contre un quartier inscrit",
                 "zone beside a listed quartier"}};
  return kValues;
}

}  // namespace carreau::results
