// SPDX-License-Identifier: Apache-2.0
#include "results/actions_codes.hpp"

#include <array>

namespace carreau::results {

std::string_view to_text(TargetStatus status) {
  switch (status) {
    case TargetStatus::present: return "present";
    case TargetStatus::entered: return "entered";
    case TargetStatus::former: return "former";
    case TargetStatus::outside: return "outside";
    case TargetStatus::ambiguous: return "ambiguous";
    case TargetStatus::transterritorial: return "transterritorial";
    case TargetStatus::unattributed: return "unattributed";
  }
  return {};
}

TargetStatus status_of(const Target& target, const QuartierFacts* facts) {
  switch (target.kind) {
    case TargetKind::quartier:
      return facts != nullptr && facts->has_entered ? TargetStatus::entered : TargetStatus::present;
    case TargetKind::former_quartier: return TargetStatus::former;
    case TargetKind::outside: return TargetStatus::outside;
    case TargetKind::ambiguous: return TargetStatus::ambiguous;
    case TargetKind::transterritorial: return TargetStatus::transterritorial;
    case TargetKind::unattributed: break;
  }
  return TargetStatus::unattributed;
}

template <>
std::span<const CodedValue<TargetStatus>> coded_values<TargetStatus>() {
  static constexpr std::array kValues = {
      CodedValue{TargetStatus::present, "Quartier", "Quartier"},
      CodedValue{TargetStatus::entered, "Quartier entré", "Quartier entered"},
      CodedValue{TargetStatus::former, "Quartier sorti", "Quartier that left"},
      CodedValue{TargetStatus::outside, "Hors quartiers", "Outside the quartiers"},
      CodedValue{TargetStatus::ambiguous, "À préciser", "To be specified"},
      CodedValue{TargetStatus::transterritorial, "Transterritorial", "Transterritorial"},
      CodedValue{TargetStatus::unattributed, "Non attribué", "Unattributed"}};
  return kValues;
}

template <>
std::span<const CodedValue<Measure>> coded_values<Measure>() {
  static constexpr std::array kValues = {CodedValue{Measure::requested, "Demandé", "Requested"},
                                         CodedValue{Measure::granted, "Accordé", "Granted"},
                                         CodedValue{Measure::paid, "Versé", "Paid"}};
  return kValues;
}

template <>
std::span<const CodedValue<ActionStatus>> coded_values<ActionStatus>() {
  static constexpr std::array kValues = {
      CodedValue{ActionStatus::requested, "Demandée", "Requested"},
      CodedValue{ActionStatus::granted, "Accordée", "Granted"},
      CodedValue{ActionStatus::paid, "Versée", "Paid"},
      CodedValue{ActionStatus::refused, "Refusée", "Refused"},
      CodedValue{ActionStatus::adjourned, "Ajournée", "Adjourned"},
      CodedValue{ActionStatus::cancelled, "Annulée", "Cancelled"},
      CodedValue{ActionStatus::unknown, "Statut inconnu", "Unknown"}};
  return kValues;
}

template <>
std::span<const CodedValue<FunderKind>> coded_values<FunderKind>() {
  static constexpr std::array kValues = {
      CodedValue{FunderKind::state_p147, "État, crédits P147", "State, P147 credits"},
      CodedValue{FunderKind::state_common_law, "État, droit commun", "State, common law"},
      CodedValue{FunderKind::state_investment, "État, crédits d’investissement",
                 "State, investment credits"},
      CodedValue{FunderKind::state, "État, crédits non dits", "State, credits not stated"},
      CodedValue{FunderKind::agency, "Agences de l’État", "State agencies"},
      CodedValue{FunderKind::public_bank, "Banque des Territoires", "Banque des Territoires"},
      CodedValue{FunderKind::public_operator, "Autres opérateurs publics",
                 "Other public operators"},
      CodedValue{FunderKind::region, "Région", "Région"},
      CodedValue{FunderKind::department, "Département", "Département"},
      CodedValue{FunderKind::intercommunality, "Intercommunalité", "Intercommunality"},
      CodedValue{FunderKind::commune, "Communes", "Communes"},
      CodedValue{FunderKind::family_fund, "CAF et MSA", "Family funds"},
      CodedValue{FunderKind::landlord, "Bailleurs", "Landlords"},
      CodedValue{FunderKind::europe, "Europe", "Europe"},
      CodedValue{FunderKind::other, "Autres", "Others"}};
  return kValues;
}

template <>
std::span<const CodedValue<CreditKind>> coded_values<CreditKind>() {
  static constexpr std::array kValues = {
      CodedValue{CreditKind::specific, "Crédits spécifiques", "Specific credits"},
      CodedValue{CreditKind::common_law, "Droit commun", "Common law"},
      CodedValue{CreditKind::unknown, "Nature non dite", "Not stated"}};
  return kValues;
}

template <>
std::span<const CodedValue<BudgetSection>> coded_values<BudgetSection>() {
  static constexpr std::array kValues = {
      CodedValue{BudgetSection::operating, "Fonctionnement", "Operating"},
      CodedValue{BudgetSection::investment, "Investissement", "Investment"},
      CodedValue{BudgetSection::unknown, "Section non dite", "Section not stated"}};
  return kValues;
}

template <>
std::span<const CodedValue<AttributionMethod>> coded_values<AttributionMethod>() {
  static constexpr std::array kValues = {
      CodedValue{AttributionMethod::stated, "Quartiers nommés par le fichier",
                 "Quartiers named by the file"},
      CodedValue{AttributionMethod::transterritorial, "Transterritoriale", "Transterritorial"},
      CodedValue{AttributionMethod::perimeter, "Lieu dans un quartier", "Place within a quartier"},
      CodedValue{AttributionMethod::band, "Lieu à moins de 300 m d'un quartier",
                 "Place less than 300 m from a quartier"},
      CodedValue{AttributionMethod::audience, "Public compté par quartier",
                 "Audience counted by quartier"},
      CodedValue{AttributionMethod::outside, "Lieu ou commune sans quartier",
                 "Place or commune without a quartier"},
      CodedValue{AttributionMethod::commune, "Quartiers de la commune", "Quartiers of the commune"},
      CodedValue{AttributionMethod::contract, "Quartiers du contrat", "Quartiers of the contract"},
      CodedValue{AttributionMethod::ambiguous, "Nom de plusieurs quartiers",
                 "Name of several quartiers"},
      CodedValue{AttributionMethod::none, "Rien ne le dit", "Nothing says"}};
  return kValues;
}

template <>
std::span<const CodedValue<SharedBy>> coded_values<SharedBy>() {
  static constexpr std::array kValues = {
      CodedValue{SharedBy::single, "un seul", "a single one"},
      CodedValue{SharedBy::stated_shares, "parts du fichier", "shares of the file"},
      CodedValue{SharedBy::audience, "public", "audience"},
      CodedValue{SharedBy::people, "habitants", "people"},
      CodedValue{SharedBy::equally, "à parts égales", "equally"}};
  return kValues;
}

}  // namespace carreau::results
