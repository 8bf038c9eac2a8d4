// SPDX-License-Identifier: Apache-2.0
/// Stable names of the enumerations of actions, and the kinds of funders derived from their names.
#include "actions/action.hpp"
#include "actions/attribution.hpp"
#include "base/text.hpp"

#include <array>
#include <cstddef>

namespace carreau {

namespace {

constexpr std::array<std::string_view, kActionStatuses> kStatuses{
    "requested", "granted", "paid", "refused", "adjourned", "cancelled", "unknown"};
constexpr std::array<std::string_view, kFunderKinds> kKinds{
    "state_p147", "state_common_law", "region",   "department", "intercommunality",
    "commune",    "family_fund",      "landlord", "europe",     "other"};
constexpr std::array<std::string_view, 3> kCredits{"unknown", "specific", "common_law"};
constexpr std::array<std::string_view, 3> kSections{"unknown", "operating", "investment"};
constexpr std::array<std::string_view, 4> kAdding{"unknown", "sum", "weighted_mean", "none"};
constexpr std::array<std::string_view, 3> kDirections{"unknown", "up", "down"};
constexpr std::array<std::string_view, kMeasures> kMeasureNames{"requested", "granted", "paid"};
constexpr std::array<std::string_view, kAttributionMethods> kMethods{
    "stated", "transterritorial", "perimeter", "band", "audience", "commune", "contract", "none"};
constexpr std::array<std::string_view, 5> kSharedBy{"single", "stated_shares", "audience", "people",
                                                    "equally"};

/// Names are in the order of the enumeration.
template <std::size_t N, class Enum>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

/// A word in a funder's name, and the kind that it indicates. Words are tried in this order, and
/// the first that occurs in the name decides ("Conseil départemental" before "Département …
/// ville").
struct FunderWord {
  std::string_view word;
  FunderKind kind;
};
// Acronyms of earlier bodies stay: older programmes name them.
constexpr std::array<FunderWord, 57> kFunderWords{{
    {"p147", FunderKind::state_p147},
    {"bop 147", FunderKind::state_p147},
    {"programme 147", FunderKind::state_p147},
    {"politique de la ville", FunderKind::state_p147},
    {"anct", FunderKind::state_p147},
    {"cget", FunderKind::state_p147},
    {"acse", FunderKind::state_p147},
    {"fiv", FunderKind::state_p147},
    {"fasild", FunderKind::state_common_law},
    {"caf", FunderKind::family_fund},
    {"allocations familiales", FunderKind::family_fund},
    {"msa", FunderKind::family_fund},
    {"bailleur", FunderKind::landlord},
    {"tfpb", FunderKind::landlord},
    {"hlm", FunderKind::landlord},
    {"oph", FunderKind::landlord},
    {"habitat", FunderKind::landlord},
    {"logis", FunderKind::landlord},
    {"fse", FunderKind::europe},
    {"feder", FunderKind::europe},
    {"europe", FunderKind::europe},
    {"europeen", FunderKind::europe},
    {"conseil departemental", FunderKind::department},
    {"conseil general", FunderKind::department},
    {"departement", FunderKind::department},
    {"cg", FunderKind::department},
    {"cd", FunderKind::department},
    {"conseil regional", FunderKind::region},
    {"region", FunderKind::region},
    {"cr", FunderKind::region},
    {"epci", FunderKind::intercommunality},
    {"communaute", FunderKind::intercommunality},
    {"metropole", FunderKind::intercommunality},
    {"agglomeration", FunderKind::intercommunality},
    {"agglo", FunderKind::intercommunality},
    {"intercommunalite", FunderKind::intercommunality},
    {"ccas", FunderKind::commune},
    {"commune", FunderKind::commune},
    {"ville", FunderKind::commune},
    {"mairie", FunderKind::commune},
    {"municipalite", FunderKind::commune},
    {"etat", FunderKind::state_common_law},
    {"prefecture", FunderKind::state_common_law},
    {"drac", FunderKind::state_common_law},
    {"dreets", FunderKind::state_common_law},
    {"ddets", FunderKind::state_common_law},
    {"ars", FunderKind::state_common_law},
    {"ans", FunderKind::state_common_law},
    {"agence nationale", FunderKind::state_common_law},
    {"education nationale", FunderKind::state_common_law},
    {"fipd", FunderKind::state_common_law},
    {"mildeca", FunderKind::state_common_law},
    {"fonjep", FunderKind::state_common_law},
    {"justice", FunderKind::state_common_law},
    {"ministere", FunderKind::state_common_law},
    {"dilcrah", FunderKind::state_common_law},
    {"adulte relais", FunderKind::state_p147},
}};

}  // namespace

std::string_view to_text(ActionStatus status) { return name_of(kStatuses, status); }
std::string_view to_text(FunderKind kind) { return name_of(kKinds, kind); }
std::string_view to_text(CreditKind credit) { return name_of(kCredits, credit); }
std::string_view to_text(BudgetSection section) { return name_of(kSections, section); }
std::string_view to_text(IndicatorAdding adding) { return name_of(kAdding, adding); }
std::string_view to_text(IndicatorDirection direction) { return name_of(kDirections, direction); }
std::string_view to_text(Measure measure) { return name_of(kMeasureNames, measure); }
std::string_view to_text(AttributionMethod method) { return name_of(kMethods, method); }
std::string_view to_text(SharedBy by) { return name_of(kSharedBy, by); }

std::optional<Euros> amount(const Amounts& amounts, Measure measure) {
  switch (measure) {
    case Measure::requested: return amounts.requested;
    case Measure::granted: return amounts.granted;
    case Measure::paid: break;
  }
  return amounts.paid;
}

FunderKind funder_kind(std::string_view name) {
  // Compares whole words only: "ars" is not part of "Mars", nor "cd" of "CDC Habitat".
  const std::string text = ' ' + plain_words(name) + ' ';
  for (const auto& [word, kind] : kFunderWords) {
    const std::string whole = ' ' + std::string(word);
    // Plurals too: "Villes de …".
    for (const char* end : {" ", "s "}) {
      if (text.find(whole + end) != std::string::npos) return kind;
    }
  }
  return FunderKind::other;
}

}  // namespace carreau
