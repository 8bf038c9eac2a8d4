// SPDX-License-Identifier: Apache-2.0
#include "report/action_words.hpp"

namespace carreau::report {

std::string_view measure_label(Measure measure, const Words& w) {
  switch (measure) {
    case Measure::requested: return w("Demandé", "Requested");
    case Measure::granted: return w("Accordé", "Granted");
    case Measure::paid: break;
  }
  return w("Versé", "Paid");
}

std::string_view status_label(ActionStatus status, const Words& w) {
  switch (status) {
    case ActionStatus::requested: return w("Demandée", "Requested");
    case ActionStatus::granted: return w("Accordée", "Granted");
    case ActionStatus::paid: return w("Versée", "Paid");
    case ActionStatus::refused: return w("Refusée", "Refused");
    case ActionStatus::adjourned: return w("Ajournée", "Adjourned");
    case ActionStatus::cancelled: break;
  }
  return w("Annulée", "Cancelled");
}

std::string_view funder_kind_label(FunderKind kind, const Words& w) {
  switch (kind) {
    case FunderKind::state_p147: return w("État, crédits P147", "State, P147 credits");
    case FunderKind::state_common_law: return w("État, droit commun", "State, common law");
    case FunderKind::region: return w("Région", "Région");
    case FunderKind::department: return w("Département", "Département");
    case FunderKind::intercommunality: return w("Intercommunalité", "Intercommunality");
    case FunderKind::commune: return w("Communes", "Communes");
    case FunderKind::family_fund: return w("CAF et MSA", "Family funds");
    case FunderKind::landlord: return w("Bailleurs", "Landlords");
    case FunderKind::europe: return w("Europe", "Europe");
    case FunderKind::other: break;
  }
  return w("Autres", "Others");
}

std::string_view credit_label(CreditKind credit, const Words& w) {
  switch (credit) {
    case CreditKind::specific: return w("Crédits spécifiques", "Specific credits");
    case CreditKind::common_law: return w("Droit commun", "Common law");
    case CreditKind::unknown: break;
  }
  return w("Nature non dite", "Not told");
}

std::string_view method_label(AttributionMethod method, const Words& w) {
  switch (method) {
    case AttributionMethod::stated:
      return w("Quartiers nommés par le fichier", "Quartiers named by the file");
    case AttributionMethod::transterritorial: return w("Transterritoriale", "Transterritorial");
    case AttributionMethod::perimeter: return w("Lieu dans un quartier", "Place within a quartier");
    case AttributionMethod::band:
      return w("Lieu à moins de 300 m d'un quartier", "Place less than 300 m from a quartier");
    case AttributionMethod::audience:
      return w("Public compté par quartier", "Audience counted by quartier");
    case AttributionMethod::commune:
      return w("Quartiers de la commune", "Quartiers of the commune");
    case AttributionMethod::contract: return w("Quartiers du contrat", "Quartiers of the contract");
    case AttributionMethod::none: break;
  }
  return w("Rien ne le dit", "Nothing tells");
}

std::string_view shared_by_label(SharedBy by, const Words& w) {
  switch (by) {
    case SharedBy::single: return w("un seul", "a single one");
    case SharedBy::stated_shares: return w("parts du fichier", "shares of the file");
    case SharedBy::audience: return w("public", "audience");
    case SharedBy::people: return w("habitants", "people");
    case SharedBy::equally: break;
  }
  return w("à parts égales", "equally");
}

std::string_view target_kind_label(TargetKind kind, bool has_entered, const Words& w) {
  switch (kind) {
    case TargetKind::quartier:
      return has_entered ? w("Quartier entré", "Quartier entered") : w("Quartier", "Quartier");
    case TargetKind::former_quartier: return w("Quartier sorti", "Quartier that left");
    case TargetKind::transterritorial: return w("Transterritorial", "Transterritorial");
    case TargetKind::unattributed: break;
  }
  return w("Non attribué", "Unattributed");
}

std::string target_label(const Target& target, const Words& w) {
  if (!target.name.empty()) return target.name;
  if (!target.code.empty()) return target.code;
  return std::string(target_kind_label(target.kind, false, w));
}

std::string theme_label(const Theme& theme) {
  if (theme.code.empty() || theme.label.empty()) return theme.code + theme.label;
  return theme.code + " " + theme.label;
}

std::string_view no_theme_label(const Words& w) { return w("Sans thème", "No theme"); }

}  // namespace carreau::report
