// SPDX-License-Identifier: Apache-2.0
/// Funded actions: what is done, by whom, for which quartiers, with whose money.
#pragma once

#include "base/error.hpp"
#include "base/index.hpp"
#include "base/quantity.hpp"
#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

using ActionIndex = Index<struct ActionTag>;
using FunderIndex = Index<struct FunderTag>;
using ThemeIndex = Index<struct ThemeTag>;

/// How far a request has come.
enum class ActionStatus : std::uint8_t { requested, granted, paid, refused, adjourned, cancelled };
/// A stable name: "requested".
[[nodiscard]] std::string_view to_text(ActionStatus status);

/// Whose money it is. P147 are the State's specific credits of the politique de la ville.
enum class FunderKind : std::uint8_t {
  state_p147,
  state_common_law,
  region,
  department,
  intercommunality,  ///< EPCI
  commune,
  family_fund,  ///< CAF
  landlord,     ///< through the reduction of the TFPB (CGI art. 1388 bis), or by itself
  europe,
  other,
};
inline constexpr std::size_t kFunderKinds = 10;
[[nodiscard]] std::string_view to_text(FunderKind kind);
/// What kind of funder bears this name: "État P147", "Conseil départemental du Gard", "CAF"….
[[nodiscard]] FunderKind funder_kind(std::string_view name);

/// Which money: credits meant for the quartiers alone, or those that everybody is entitled to.
enum class CreditKind : std::uint8_t { unknown, specific, common_law };
[[nodiscard]] std::string_view to_text(CreditKind credit);

/// The three amounts of a line. What a file does not say is unknown, which is not zero.
struct Amounts {
  std::optional<Euros> requested;
  std::optional<Euros> granted;
  std::optional<Euros> paid;
  friend bool operator==(const Amounts&, const Amounts&) = default;
};
enum class Measure : std::uint8_t { requested, granted, paid };
inline constexpr std::size_t kMeasures = 3;
[[nodiscard]] std::string_view to_text(Measure measure);
[[nodiscard]] std::optional<Euros> amount(const Amounts& amounts, Measure measure);

/// What one funder gives to one action.
struct FundingLine {
  ActionIndex action;
  FunderIndex funder;
  CreditKind credit = CreditKind::unknown;
  Amounts amounts;
};

/// A quartier that an action names, with what the file says of its part.
struct StatedQuartier {
  std::string code;                              ///< as written, spaces removed, in capitals
  std::optional<std::int32_t> share_millionths;  ///< of the action; all of them or none
};

/// People of a quartier whom an action reached, or expects.
struct QuartierAudience {
  std::string code;
  std::int64_t people = 0;
};

/// One action of one year.
struct Action {
  std::string reference;  ///< distinct within its year
  int year = 0;
  std::string title;
  std::string operator_name;
  std::string siret;     ///< 14 digits, or empty
  std::string contract;  ///< code or name of the contrat de ville
  ThemeIndex theme;      ///< none where the file names none
  std::string strategic_objective;
  std::string operational_objective;
  ActionStatus status = ActionStatus::requested;
  std::optional<std::int64_t> audience_forecast;
  std::optional<std::int64_t> audience_actual;
  std::vector<StatedQuartier> quartiers;
  std::vector<QuartierAudience> audiences;  ///< where the file counts its audience by quartier
  std::vector<std::string> communes;        ///< INSEE's codes, or names where the file has no codes
  std::string address;
  std::optional<Point> place;        ///< in Programme::crs
  double place_precision = 0.0;      ///< metres: how far the geocoder may be off
  bool is_transterritorial = false;  ///< says of itself that it belongs to no single quartier
  Place source;                      ///< file and row
};

/// A figure by which an action is judged: "participants", "emplois"….
struct Indicator {
  ActionIndex action;
  std::string name;
  std::string unit;  ///< may be empty
  std::optional<double> forecast;
  std::optional<double> actual;
};

/// Money promised for several years: 442,000 € a year, or 2.1 M€ over three.
struct Envelope {
  std::string contract;  ///< empty: of all contracts
  std::string funder;    ///< empty: of all funders
  std::string theme;     ///< code; empty: of all themes
  int first_year = 0;
  int last_year = 0;
  Euros amount;  ///< for all these years together
  Place source;
};

struct Funder {
  std::string name;  ///< as first written
  FunderKind kind = FunderKind::other;
};

/// A theme as actions name it.
struct Theme {
  std::string nomenclature;  ///< key of the nomenclature; empty for a theme of none
  std::string code;          ///< empty for a theme given by its label alone
  std::string label;
};

/// Everything read from the files of one programme, in their order. Lines are ordered by action.
struct Programme {
  std::vector<Action> actions;
  std::vector<FundingLine> lines;
  std::vector<Funder> funders;  ///< each once, by name without case, accents and spaces
  std::vector<Theme> themes;    ///< each once
  std::vector<Indicator> indicators;
  std::vector<Envelope> envelopes;
  Crs crs;  ///< of the places
};

}  // namespace carreau
