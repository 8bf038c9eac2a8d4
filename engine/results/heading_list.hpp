// SPDX-License-Identifier: Apache-2.0
/// Headings shared by several kinds of results, or used by printed tables as well. A name has the
/// same meaning in every table.
#pragma once

#include "results/headings.hpp"

namespace carreau::results::headings {

using enum ColumnUnit;

// Zones and their location.
inline constexpr Heading kZoneId{"zone_id", none, "zone", "zone"};
inline constexpr Heading kCellId{"cell_id", none, "carreau", "cell"};
inline constexpr Heading kCode{"code", none, "code", "code"};
inline constexpr Heading kName{"name", none, "nom", "name"};
inline constexpr Heading kKind{"kind", none, "nature", "kind"};
inline constexpr Heading kUrbanUnit{"urban_unit", none, "unité urbaine", "urban unit"};
inline constexpr Heading kUrbanUnitName{"urban_unit_name", none, "nom de l'unité urbaine",
                                        "name of the urban unit"};
inline constexpr Heading kUrbanUnitPopulation{"urban_unit_population", people,
                                              "population de l'unité urbaine",
                                              "population of the urban unit"};
inline constexpr Heading kCommune{"commune", none, "commune", "commune"};
inline constexpr Heading kCommunes{"communes", none, "communes", "communes"};

// People and households.
inline constexpr Heading kPeople{"people", people, "habitants", "people"};
inline constexpr Heading kPeopleLow{"people_low", people, "habitants, au moins",
                                    "people, at least"};
inline constexpr Heading kPeopleHigh{"people_high", people, "habitants, au plus",
                                     "people, at most"};
inline constexpr Heading kPeopleInCells{"people_in_cells", people, "habitants selon la grille",
                                        "people as the grid counts"};
inline constexpr Heading kCensusRatio{"census_ratio", ratio, "grille / recensement",
                                      "grid / census"};
inline constexpr Heading kLimits{"limits", none, "limites", "limits"};
inline constexpr Heading kDensityRatio{"density_ratio", ratio, "densité dedans / dehors",
                                       "density inside / outside"};
inline constexpr Heading kHouseholds{"households", households, "ménages", "households"};
inline constexpr Heading kPoorHouseholds{"poor_households", households, "ménages pauvres",
                                         "poor households"};
inline constexpr Heading kPopulation{"population", people, "population légale", "legal population"};
inline constexpr Heading kCells{"cells", cells, "carreaux", "cells"};
inline constexpr Heading kAreaM2{"area_m2", square_metres, "surface", "ground"};
inline constexpr Heading kDensity{"density", per_km2, "densité", "density"};
inline constexpr Heading kShareImputed{"share_imputed", share, "imputé", "imputed"};
inline constexpr Heading kShareStraddling{"share_straddling", share, "à cheval", "straddling"};

// Incomes, and what they are compared with.
inline constexpr Heading kPeopleLowIncome{"people_low_income", people, "habitants sous le seuil",
                                          "people below the threshold"};
inline constexpr Heading kShareLowIncome{"share_low_income", share, "part sous le seuil",
                                         "share below the threshold"};
inline constexpr Heading kQ1Disposable{"q1_disposable", euros, "premier quartile disponible",
                                       "first disposable quartile"};
inline constexpr Heading kMedianDisposable{"median_disposable", euros, "médiane disponible",
                                           "disposable median"};
inline constexpr Heading kQ3Disposable{"q3_disposable", euros, "troisième quartile disponible",
                                       "third disposable quartile"};
inline constexpr Heading kMedianDeclared{"median_declared", euros, "médiane déclarée",
                                         "declared median"};
/// Of the median of the incomes that the cells count.
[[nodiscard]] constexpr const Heading& median_of_cells(bool is_declared) {
  return is_declared ? kMedianDeclared : kMedianDisposable;
}
inline constexpr Heading kThresholdDeclared{"threshold_declared", euros, "S déclaré", "S declared"};
inline constexpr Heading kThresholdDisposable{"threshold_disposable", euros, "seuil", "threshold"};
inline constexpr Heading kMargin{"margin", euros, "écart au seuil", "margin to the threshold"};
/// Two probabilities that are never to be confused: of the median, and of the place.
inline constexpr Heading kPCriterion{"p_criterion", share, "P(médiane < S)", "P(median < S)"};
inline constexpr Heading kPMember{"p_member", share, "probabilité d'appartenir à un quartier",
                                  "probability of being in a quartier"};
inline constexpr Heading kPPopulation{"p_population", share, "P de la population",
                                      "P of the population"};

// Decisions.
inline constexpr Heading kUndecidedCriteria{"undecided_criteria", none, "critères indécis",
                                            "criteria undecided"};
inline constexpr Heading kTerritoryBasis{"territory_basis", none, "territoire admis par",
                                         "territory met by"};
inline constexpr Heading kStatus{"status", none, "état", "status"};
inline constexpr Heading kFailedCriteria{"failed_criteria", none, "critères manquants",
                                         "criteria failed"};
inline constexpr Heading kFailedCriterion{"failed_criterion", none, "critère manquant",
                                          "criterion failed"};
inline constexpr Heading kVerdict{"verdict", none, "critères", "criteria"};
inline constexpr Heading kReason{"reason", none, "raison", "reason"};

inline constexpr Heading kPieces{"pieces", pieces, "morceaux", "pieces"};

// Tests of cells.
inline constexpr Heading kShareBelow{"share_below", share, "part sous le seuil",
                                     "share below the threshold"};
inline constexpr Heading kShareTested{"share_tested", share, "part lue par le test",
                                      "share that the test reads"};
inline constexpr Heading kImputed{"imputed", none, "imputée", "imputed"};
inline constexpr Heading kDecision{"decision", none, "décision", "decision"};

// Comparisons between zonings.
inline constexpr Heading kSide{"side", none, "côté", "side"};
inline constexpr Heading kShareProposed{"share", share, "part proposée", "share proposed"};
inline constexpr Heading kFound{"found", none, "état", "state"};
inline constexpr Heading kMainReason{"main_reason", none, "pourquoi pas en entier",
                                     "why not in full"};
inline constexpr Heading kChange{"change", none, "changement", "change"};
inline constexpr Heading kBefore{"before", none, "avant", "before"};
inline constexpr Heading kAfter{"after", none, "après", "after"};
inline constexpr Heading kPeopleLost{"people_lost", people, "perdus", "lost"};
inline constexpr Heading kPeopleGained{"people_gained", people, "gagnés", "gained"};
inline constexpr Heading kAreaLost{"area_lost_m2", square_metres, "surface −", "ground −"};
inline constexpr Heading kAreaGained{"area_gained_m2", square_metres, "surface +", "ground +"};
inline constexpr Heading kPocket{"pocket", none, "suivie", "followed"};
inline constexpr Heading kLinkedPockets{"linked_pockets", none, "liée à", "linked to"};

// Findings about the inputs.
inline constexpr Heading kSeverity{"severity", none, "gravité", "severity"};
inline constexpr Heading kCount{"count", findings, "nombre", "count"};

// Places in zones.
inline constexpr Heading kAmbiguous{"ambiguous", none, "douteux", "ambiguous"};

// Money of funded actions.
inline constexpr Heading kActions{"actions", actions, "actions", "actions"};
inline constexpr Heading kRetained{"retained", actions, "actions retenues", "actions retained"};
inline constexpr Heading kRequested{"requested", euros, "demandé", "requested"};
inline constexpr Heading kGranted{"granted", euros, "accordé", "granted"};
inline constexpr Heading kPaid{"paid", euros, "versé", "paid"};
inline constexpr Heading kReference{"reference", none, "référence", "reference"};
inline constexpr Heading kYear{"year", none, "année", "year"};
inline constexpr Heading kTitle{"title", none, "intitulé", "title"};
inline constexpr Heading kOperator{"operator", none, "porteur", "operator"};
inline constexpr Heading kSiret{"siret", none, "SIRET", "SIRET"};
inline constexpr Heading kTargets{"targets", none, "quartiers", "quartiers"};
inline constexpr Heading kMethod{"method", none, "attribuée par", "attributed by"};
inline constexpr Heading kTheme{"theme", none, "thème", "theme"};
inline constexpr Heading kThemeLabel{"theme_label", none, "libellé du thème", "label of the theme"};
inline constexpr Heading kFunder{"funder", none, "financeur", "funder"};
inline constexpr Heading kFunderKind{"funder_kind", none, "nature du financeur", "kind of funder"};
/// What of an action goes to a target.
inline constexpr Heading kShareOfAction{"share", share, "part", "share"};
inline constexpr Heading kContract{"contract", none, "contrat", "contract"};

}  // namespace carreau::results::headings
