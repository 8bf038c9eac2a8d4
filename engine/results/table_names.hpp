// SPDX-License-Identifier: Apache-2.0
/// The names of the tables of verbs as layers, and what they hold, as a map program shows it to its
/// users.
#pragma once

namespace carreau::results {

struct TableName {
  const char* layer;
  const char* description;  ///< in French
};

inline constexpr TableName kCheckTable{"check", "Les critères sur chaque périmètre"};
inline constexpr TableName kAgreementTable{"evaluation",
                                           "Accord de chaque zone avec l'autre zonage"};
inline constexpr TableName kCaseTable{"evaluation", "Accord de chaque lieu"};
inline constexpr TableName kComparisonTable{"comparison", "Ce que chaque zone est devenue"};
inline constexpr TableName kTransferTable{"transfers",
                                          "Habitants de chaque zone avant par zone après"};
inline constexpr TableName kPortraitTable{"portrait", "Les zones à côté de leurs territoires"};
inline constexpr TableName kCrosswalkTable{
    "crosswalk", "Statistiques d'un autre zonage, avec ce sur quoi elles reposent"};
inline constexpr TableName kAssignmentTable{"assignment", "Les zones de chaque lieu"};
inline constexpr TableName kRevisedTable{"perimeters", "Carte révisée"};

}  // namespace carreau::results
