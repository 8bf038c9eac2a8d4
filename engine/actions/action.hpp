// SPDX-License-Identifier: Apache-2.0
/// Funded actions: what is done, by whom, for which quartiers, and with whose money.
#pragma once

#include "base/error.hpp"
#include "base/index.hpp"
#include "base/quantity.hpp"
#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

using ActionIndex = Index<struct ActionTag>;
using FunderIndex = Index<struct FunderTag>;
using ThemeIndex = Index<struct ThemeTag>;

/// The stage that a request for funding has reached; `unknown` where the file says it in words that
/// nobody has assigned to a stage.
enum class ActionStatus : std::uint8_t {
  requested,
  granted,
  paid,
  refused,
  adjourned,
  cancelled,
  unknown,
};
inline constexpr std::size_t kActionStatuses = 7;
/// A stable name: "requested".
[[nodiscard]] std::string_view to_text(ActionStatus status);

/// Who provides the money. P147 stands for the State's specific credits of the politique de la
/// ville (budget programme 147).
enum class FunderKind : std::uint8_t {
  state_p147,
  state_common_law,
  state_investment,  ///< DSIL, DETR, DPV, ANRU…
  state,             ///< the State, where nothing says which of its credits
  agency,            ///< of the State: ARS, ANS, ADEME…
  public_bank,       ///< Banque des Territoires
  public_operator,   ///< France Travail, health insurance, chambers…
  region,
  department,
  intercommunality,  ///< EPCI
  commune,
  family_fund,  ///< CAF
  landlord,     ///< through the reduction of the property tax TFPB (CGI art. 1388 bis), or directly
  europe,
  other,
};
inline constexpr std::size_t kFunderKinds = 15;
[[nodiscard]] std::string_view to_text(FunderKind kind);

/// Whether the money is meant for the quartiers alone (specific), or is open to everybody (common
/// law).
enum class CreditKind : std::uint8_t { unknown, specific, common_law };
[[nodiscard]] std::string_view to_text(CreditKind credit);

/// The section of a budget that an amount belongs to.
enum class BudgetSection : std::uint8_t { unknown, operating, investment };
[[nodiscard]] std::string_view to_text(BudgetSection section);

/// The three amounts of a funding line. An amount that the file does not give is unknown, which is
/// not zero.
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

/// The money that one funder gives to one action.
struct FundingLine {
  ActionIndex action;
  FunderIndex funder;
  CreditKind credit = CreditKind::unknown;
  Amounts amounts;
};

/// What an action says about its quartiers, and the share of the action where the file gives one.
struct StatedQuartier {
  /// As written: a code, a name, several of them, or words such as "hors QPV". Only the zoning can
  /// tell which quartiers are meant.
  std::string text;
  /// Share of the action; given for all of its quartiers or for none.
  std::optional<std::int32_t> share_millionths;
};

/// The people of a quartier that an action reached, or expects to reach.
struct QuartierAudience {
  std::string text;  ///< the quartier, as written
  std::int64_t people = 0;
};

/// The people of one group, by sex or age, that an action reached or expects to reach.
struct AudienceGroup {
  std::string group;  ///< key of the vocabulary: "women", "age_16_25"
  std::optional<std::int64_t> forecast;
  std::optional<std::int64_t> actual;
};

/// One action in one year.
struct Action {
  std::string reference;  ///< unique within its year
  int year = 0;
  std::string title;
  std::string operator_name;
  std::string siret;     ///< 14 digits, or empty
  std::string contract;  ///< code or name of the contrat de ville
  ThemeIndex theme;      ///< none where the file names no theme
  std::string strategic_objective;
  std::string operational_objective;
  ActionStatus status = ActionStatus::requested;
  std::optional<std::int64_t> audience_forecast;
  std::optional<std::int64_t> audience_actual;
  std::vector<StatedQuartier> quartiers;
  std::vector<QuartierAudience> audiences;  ///< only where the file counts the audience by quartier
  std::vector<std::string> communes;        ///< INSEE's codes, or names where the file has no codes
  std::string address;
  std::optional<Point> place;    ///< in the CRS Programme::crs
  double place_precision = 0.0;  ///< possible error of the geocoder, in metres
  /// The file says that the action belongs to no single quartier.
  bool is_transterritorial = false;
  Place source;                     ///< file and row
  std::string priority = {};        ///< the level of the contract's tree above strategic objectives
  std::string theme_written = {};   ///< the user's own theme, as the file writes it
  std::string status_written = {};  ///< as the file writes it; empty where the file gives none
  std::string scheme = {};          ///< dispositif: "PRE", "ASV", "FPH", "ATFPB", as written
  BudgetSection section = BudgetSection::unknown;
  std::optional<int> first_year = {};  ///< of an agreement of several years
  std::optional<int> last_year = {};
  std::optional<Euros> total_cost = {};  ///< of the whole action, with what others pay
  std::vector<AudienceGroup> audience_groups = {};
};

/// How figures of an indicator are combined over actions. Percentages are never added.
enum class IndicatorAdding : std::uint8_t { unknown, sum, weighted_mean, none };
[[nodiscard]] std::string_view to_text(IndicatorAdding adding);
/// Whether an indicator should grow or shrink.
enum class IndicatorDirection : std::uint8_t { unknown, up, down };
[[nodiscard]] std::string_view to_text(IndicatorDirection direction);

/// A quantity by which an action is judged: "participants", "emplois"….
struct Indicator {
  ActionIndex action;
  std::string name;
  std::string unit;  ///< may be empty
  std::optional<double> forecast;
  std::optional<double> actual;
  IndicatorAdding adding = IndicatorAdding::unknown;
  IndicatorDirection direction = IndicatorDirection::unknown;
  std::optional<double> baseline = {};
  std::optional<double> weight = {};  ///< of a weighted mean, such as the number of participants
  std::optional<int> year = {};       ///< of the target, where the file gives one
};

struct Funder {
  std::string name;  ///< as written at its first occurrence, or as the user's directory has it
  FunderKind kind = FunderKind::other;
  CreditKind credit = CreditKind::unknown;         ///< of its money, where a file gives none
  BudgetSection section = BudgetSection::unknown;  ///< of its money, where a file gives none
  /// Name of the entry of the directory that describes it; empty where none does.
  std::string entry = {};
  /// The name says no more than the entry does: "Ville", but not "Ville d'Alès".
  bool is_bare = false;
  /// Kinds for which the bare name stands: "État" for all credits of the State.
  std::vector<FunderKind> covers = {};
};

/// Money promised for several years, such as 442,000 € a year or 2.1 M€ over three years.
struct Envelope {
  std::string contract;  ///< empty: all contracts
  std::string funder;    ///< empty: all funders
  std::string theme;     ///< code or name; empty: all themes
  int first_year = 0;
  int last_year = 0;
  Euros amount;  ///< total for all these years
  Place source;
  std::string scheme = {};  ///< dispositif; empty: all
  Funder giver = {};        ///< what the directory says of `funder`
  /// Other names of the theme and of the scheme in the directory: "Programme de réussite éducative"
  /// for "PRE".
  std::vector<std::string> theme_names = {};
  std::vector<std::string> scheme_names = {};
};

/// The levels of the objectives of a contract, from the widest to the narrowest.
enum class ObjectiveLevel : std::uint8_t { priority, strategic, operational };
inline constexpr std::size_t kObjectiveLevels = 3;

/// An objective of a contract, with its place in the tree.
struct Objective {
  ObjectiveLevel level = ObjectiveLevel::operational;
  std::string code;                         ///< may be empty
  std::string label;                        ///< may be empty where there is a code
  std::optional<std::size_t> parent = {};   ///< position of the objective above, which comes first
  std::string contract = {};                ///< empty: every contract
  std::vector<std::string> quartiers = {};  ///< codes or names; empty: every quartier
};

/// A theme as the actions name it.
struct Theme {
  std::string nomenclature;  ///< key of the nomenclature; empty for a theme that belongs to none
  std::string code;          ///< empty for a theme that has only a label
  std::string label;
};

/// Everything read from the files of one programme, in file order. Funding lines are ordered by
/// action.
struct Programme {
  std::vector<Action> actions;
  std::vector<FundingLine> lines;
  std::vector<Funder> funders;  ///< distinct; names are compared without case, accents and spaces
  std::vector<Theme> themes;    ///< distinct
  std::vector<Indicator> indicators;
  std::vector<Envelope> envelopes;
  Crs crs;  ///< of the places of actions
  /// The tree of objectives that the contracts give, parents before children; may be empty.
  std::vector<Objective> objectives = {};
};

}  // namespace carreau
