// SPDX-License-Identifier: Apache-2.0
/// Stable names of the enumerations of actions.
#include "actions/action.hpp"
#include "actions/attribution.hpp"

#include <array>
#include <cstddef>

namespace carreau {

namespace {

constexpr std::array<std::string_view, kActionStatuses> kStatuses{
    "requested", "granted", "paid", "refused", "adjourned", "cancelled", "unknown"};
constexpr std::array<std::string_view, kFunderKinds> kKinds{
    "state_p147",  "state_common_law", "state_investment", "state",      "agency",
    "public_bank", "public_operator",  "region",           "department", "intercommunality",
    "commune",     "family_fund",      "landlord",         "europe",     "other"};
constexpr std::array<std::string_view, 3> kCredits{"unknown", "specific", "common_law"};
constexpr std::array<std::string_view, 3> kSections{"unknown", "operating", "investment"};
constexpr std::array<std::string_view, 4> kAdding{"unknown", "sum", "weighted_mean", "none"};
constexpr std::array<std::string_view, 3> kDirections{"unknown", "up", "down"};
constexpr std::array<std::string_view, kMeasures> kMeasureNames{"requested", "granted", "paid"};
constexpr std::array<std::string_view, kAttributionMethods> kMethods{
    "stated",  "transterritorial", "perimeter", "band",      "audience",
    "outside", "commune",          "contract",  "ambiguous", "none"};
constexpr std::array<std::string_view, 5> kSharedBy{"single", "stated_shares", "audience", "people",
                                                    "equally"};

/// Names are in the order of the enumeration.
template <std::size_t N, class Enum>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

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

}  // namespace carreau
