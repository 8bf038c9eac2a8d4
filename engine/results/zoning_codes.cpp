// SPDX-License-Identifier: Apache-2.0
#include "results/zoning_codes.hpp"

#include <array>

namespace carreau::results {

// The functions to_text() give the names that stand in files and in the API. Programs depend on
// them, so they never change; the words for readers, below, may.
std::string_view to_text(EvaluationSide side) {
  return side == EvaluationSide::reference ? "reference" : "proposed";
}

std::string_view to_text(Stage stage) { return stage == Stage::before ? "before" : "after"; }

std::string_view to_text(ComparedKind kind) {
  return kind == ComparedKind::quartier ? "quartier" : "pocket";
}

std::string_view to_text(TransferEntry entry) {
  switch (entry) {
    case TransferEntry::part: return "part";
    case TransferEntry::total_before: return "total_before";
    case TransferEntry::total_after: return "total_after";
    case TransferEntry::total: return "total";
  }
  return {};
}

/// The levels of territories have the names that they have in the portrait itself; only the zone
/// and the nation are added to them.
std::string to_text(PortraitRowLevel level) {
  switch (level) {
    case PortraitRowLevel::zone: return "zone";
    case PortraitRowLevel::all_zones: return "all_zones";
    case PortraitRowLevel::commune: return to_text(PortraitLevel::commune);
    case PortraitRowLevel::epci: return to_text(PortraitLevel::epci);
    case PortraitRowLevel::contract: return to_text(PortraitLevel::contract);
    case PortraitRowLevel::urban_unit: return to_text(PortraitLevel::urban_unit);
    case PortraitRowLevel::department: return to_text(PortraitLevel::department);
    case PortraitRowLevel::grid: return to_text(PortraitLevel::grid);
    case PortraitRowLevel::nation: return "nation";
  }
  return {};
}

PortraitRowLevel row_level(PortraitLevel level) {
  switch (level) {
    case PortraitLevel::commune: return PortraitRowLevel::commune;
    case PortraitLevel::epci: return PortraitRowLevel::epci;
    case PortraitLevel::contract: return PortraitRowLevel::contract;
    case PortraitLevel::urban_unit: return PortraitRowLevel::urban_unit;
    case PortraitLevel::department: return PortraitRowLevel::department;
    case PortraitLevel::grid: return PortraitRowLevel::grid;
  }
  // Not reached: the compiler checks that every level has a case.
  return PortraitRowLevel::grid;
}

// The lists of words: French, then English. parse_code() also searches them, so a value that is
// missing here could not be read back from a file.
template <>
std::span<const CodedValue<EvaluationSide>> coded_values<EvaluationSide>() {
  static constexpr std::array kValues = {
      CodedValue{EvaluationSide::reference, "référence", "reference"},
      CodedValue{EvaluationSide::proposed, "proposé", "proposed"}};
  return kValues;
}

template <>
std::span<const CodedValue<Stage>> coded_values<Stage>() {
  static constexpr std::array kValues = {CodedValue{Stage::before, "avant", "before"},
                                         CodedValue{Stage::after, "après", "after"}};
  return kValues;
}

template <>
std::span<const CodedValue<ComparedKind>> coded_values<ComparedKind>() {
  static constexpr std::array kValues = {CodedValue{ComparedKind::quartier, "quartier", "quartier"},
                                         CodedValue{ComparedKind::pocket, "poche", "pocket"}};
  return kValues;
}

template <>
std::span<const CodedValue<TransferEntry>> coded_values<TransferEntry>() {
  static constexpr std::array kValues = {
      CodedValue{TransferEntry::part, "partie", "part"},
      CodedValue{TransferEntry::total_before, "total avant", "total before"},
      CodedValue{TransferEntry::total_after, "total après", "total after"},
      CodedValue{TransferEntry::total, "total", "total"}};
  return kValues;
}

template <>
std::span<const CodedValue<PortraitRowLevel>> coded_values<PortraitRowLevel>() {
  static constexpr std::array kValues = {
      CodedValue{PortraitRowLevel::zone, "zone", "zone"},
      CodedValue{PortraitRowLevel::all_zones, "ensemble des zones", "all zones together"},
      CodedValue{PortraitRowLevel::commune, "commune", "commune"},
      CodedValue{PortraitRowLevel::epci, "intercommunalité", "EPCI"},
      CodedValue{PortraitRowLevel::contract, "contrat", "contract"},
      CodedValue{PortraitRowLevel::urban_unit, "unité urbaine", "urban unit"},
      CodedValue{PortraitRowLevel::department, "département", "département"},
      CodedValue{PortraitRowLevel::grid, "grille fournie", "grid given"},
      CodedValue{PortraitRowLevel::nation, "France", "France"}};
  return kValues;
}

// The words follow "criteria", which is plural and masculine in French.
template <>
std::span<const CodedValue<Outcome>> coded_values<Outcome>() {
  static constexpr std::array kValues = {CodedValue{Outcome::meets, "remplis", "met"},
                                         CodedValue{Outcome::fails, "échoue", "fails"},
                                         CodedValue{Outcome::undecided, "indécis", "undecided"},
                                         CodedValue{Outcome::no_data, "pas de donnée", "no data"}};
  return kValues;
}

template <>
std::span<const CodedValue<LimitKind>> coded_values<LimitKind>() {
  static constexpr std::array kValues = {
      CodedValue{LimitKind::drawn, "autour des logements", "around dwellings"},
      CodedValue{LimitKind::neutral, "neutres", "neutral"},
      CodedValue{LimitKind::cells, "carreaux entiers", "whole cells"}};
  return kValues;
}

template <>
std::span<const CodedValue<Found>> coded_values<Found>() {
  static constexpr std::array kValues = {CodedValue{Found::found, "retrouvé", "found"},
                                         CodedValue{Found::partly, "en partie", "partly"},
                                         CodedValue{Found::missed, "manqué", "missed"},
                                         CodedValue{Found::no_data, "sans carreau", "no cell"}};
  return kValues;
}

template <>
std::span<const CodedValue<ZoneChange>> coded_values<ZoneChange>() {
  static constexpr std::array kValues = {
      CodedValue{ZoneChange::unchanged, "inchangé", "unchanged"},
      CodedValue{ZoneChange::redrawn, "redessiné", "redrawn"},
      CodedValue{ZoneChange::split, "scindé", "split"},
      CodedValue{ZoneChange::merged, "fusionné", "merged"},
      CodedValue{ZoneChange::entered, "entré", "entered"},
      CodedValue{ZoneChange::left, "sorti", "left"},
      CodedValue{ZoneChange::no_data, "sans données", "no data"}};
  return kValues;
}

template <>
std::span<const CodedValue<PocketFate>> coded_values<PocketFate>() {
  static constexpr std::array kValues = {
      // No fate means that there is no pocket to report, hence an empty cell.
      CodedValue{PocketFate::none, "", ""},
      CodedValue{PocketFate::became_pocket, "sorti, reste une poche", "left, still a pocket"},
      CodedValue{PocketFate::was_quartier, "ancien quartier", "former quartier"},
      CodedValue{PocketFate::became_quartier, "entrée dans un quartier", "now in a quartier"},
      CodedValue{PocketFate::was_pocket, "ancienne poche", "former pocket"},
      CodedValue{PocketFate::stays, "reste une poche", "still a pocket"},
      CodedValue{PocketFate::gone, "disparue", "gone"},
      CodedValue{PocketFate::appeared, "nouvelle", "new"}};
  return kValues;
}

// Statistical secrecy: no figures on too few households (docs/portrait.md).
template <>
std::span<const CodedValue<Withheld>> coded_values<Withheld>() {
  static constexpr std::array kValues = {
      CodedValue{Withheld::nothing, "", ""},
      CodedValue{Withheld::no_data, "aucun habitant de la grille : pas de donnée",
                 "nobody of the grid: no data"},
      CodedValue{Withheld::few_households,
                 "trop peu de ménages : chiffres retenus (secret statistique)",
                 "too few households: figures withheld (statistical secrecy)"}};
  return kValues;
}

template <>
std::span<const CodedValue<MovedState>> coded_values<MovedState>() {
  static constexpr std::array kValues = {
      CodedValue{MovedState::complete, "complètes", "complete"},
      CodedValue{MovedState::partial, "partielles", "partial"},
      CodedValue{MovedState::unknown, "inconnues", "unknown"},
      CodedValue{MovedState::withheld, "non publiées", "withheld"},
      CodedValue{MovedState::no_data, "sans donnée", "no data"}};
  return kValues;
}

template <>
std::span<const CodedValue<VariableKind>> coded_values<VariableKind>() {
  static constexpr std::array kValues = {CodedValue{VariableKind::count, "effectif", "count"},
                                         CodedValue{VariableKind::rate, "taux", "rate"},
                                         CodedValue{VariableKind::median, "médiane", "median"}};
  return kValues;
}

template <>
std::span<const CodedValue<Base>> coded_values<Base>() {
  static constexpr std::array kValues = {
      CodedValue{Base::area, "surface", "area"}, CodedValue{Base::people, "habitants", "people"},
      CodedValue{Base::households, "ménages", "households"},
      CodedValue{Base::social_housing, "logement social", "social housing"}};
  return kValues;
}

}  // namespace carreau::results
