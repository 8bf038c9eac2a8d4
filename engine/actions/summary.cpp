// SPDX-License-Identifier: Apache-2.0
#include "actions/summary.hpp"

#include "actions/money_text.hpp"
#include "base/text.hpp"
#include "zoning/apportion.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <utility>

namespace carreau {

namespace {

/// What an action, or some of its lines, adds to a tally.
struct Contribution {
  LedgerAmounts amounts;
  LedgerAmounts outside;
  LedgerAmounts ambiguous;
  LedgerAmounts transterritorial;
  LedgerAmounts unattributed;

  /// The part that belongs to this kind of target; null for quartiers.
  LedgerAmounts* part(TargetKind kind) {
    switch (kind) {
      case TargetKind::quartier:
      case TargetKind::former_quartier: break;
      case TargetKind::outside: return &outside;
      case TargetKind::ambiguous: return &ambiguous;
      case TargetKind::transterritorial: return &transterritorial;
      case TargetKind::unattributed: return &unattributed;
    }
    return nullptr;
  }

  Contribution& operator+=(const Contribution& other) {
    amounts += other.amounts;
    outside += other.outside;
    ambiguous += other.ambiguous;
    transterritorial += other.transterritorial;
    unattributed += other.unattributed;
    return *this;
  }
};

void add(Tally& tally, const Action& action, const Contribution& part) {
  ++tally.actions;
  if (is_retained(action.status)) ++tally.retained;
  tally.amounts += part.amounts;
  tally.outside += part.outside;
  tally.ambiguous += part.ambiguous;
  tally.transterritorial += part.transterritorial;
  tally.unattributed += part.unattributed;
}

/// Adds what a line with both a requested and a granted amount gives.
void add_comparable(const FundingLine& line, ComparableAmounts& sum) {
  if (!line.amounts.requested || !line.amounts.granted) return;
  ++sum.lines;
  sum.requested += *line.amounts.requested;
  sum.granted += *line.amounts.granted;
}

}  // namespace

bool is_retained(ActionStatus status) {
  return status == ActionStatus::granted || status == ActionStatus::paid;
}

LedgerAmounts amounts_of(const FundingLine& line) {
  LedgerAmounts amounts;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto value = amount(line.amounts, static_cast<Measure>(m));
    // An amount that is not given is unknown. It adds nothing, but is counted, so that a sum can be
    // shown as incomplete.
    if (value) amounts.cents[m] = value->cents();
    else amounts.unknown_lines[m] = 1;
  }
  return amounts;
}

std::string operator_key(const Action& action) {
  return action.siret.empty() ? plain_words(action.operator_name) : action.siret;
}

namespace {

/// Fills all tallies in one pass over the actions, then copies the ledger into the cube. Lines are
/// split by the same function as in the ledger, so both agree to the cent.
class Summariser {
 public:
  explicit Summariser(const SummaryInput& input) : in_(input), programme_(input.programme) {}

  ActionsSummary take() {
    prepare();
    for (std::size_t a = 0; a < programme_.actions.size(); ++a) add_action(a);
    // One more than the actions, so that each action's parts end where the next ones begin.
    result_.first_part.push_back(result_.parts.size());
    order_operators();
    for (const auto& [key, contract] : contracts_) result_.contracts.push_back(contract);
    // After the pass over actions, which counts the actions of every cell of the cube.
    add_ledger();
    result_.envelopes = envelope_uses(programme_);
    result_.indicators = indicator_summaries(programme_, figures_with_audience(programme_), false);
    result_.objectives = reported_objectives(programme_, in_.attribution);
    return std::move(result_);
  }

 private:
  void prepare() {
    std::set<int> years;
    for (const Action& action : programme_.actions) years.insert(action.year);
    // Only years with actions; positions in this list index every `by_year`.
    result_.years.assign(years.begin(), years.end());
    result_.by_year.resize(result_.years.size());
    result_.targets.resize(in_.attribution.targets.size());
    for (TargetSummary& target : result_.targets) target.by_year.resize(result_.years.size());
    // One more for actions without a theme.
    result_.themes.resize(in_.themes.themes.size() + 1);
    for (ThemeSummary& theme : result_.themes) {
      theme.by_year.resize(result_.years.size());
      theme.by_funder.resize(programme_.funders.size());
    }
    result_.by_funder.resize(programme_.funders.size());
  }

  [[nodiscard]] std::size_t year_at(int year) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(result_.years, year) -
                                    result_.years.begin());
  }
  [[nodiscard]] ThemeIndex theme_of(const Action& action) const {
    // A programme of many years has themes of several nomenclatures; this is the one under which
    // the report shows it.
    return action.theme.is_none() ? action.theme : in_.themes.of[action.theme.position()];
  }
  [[nodiscard]] TargetKind kind_of(TargetIndex target) const {
    return in_.attribution.targets[target.position()].kind;
  }

  /// A line, with the parts of it that belong to no quartier.
  [[nodiscard]] Contribution contribution(const FundingLine& line,
                                          std::span<const TargetShare> shares,
                                          std::span<const LedgerAmounts> parts) const {
    Contribution c;
    c.amounts = amounts_of(line);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      if (LedgerAmounts* const part = c.part(kind_of(shares[k].target))) *part += parts[k];
    }
    return c;
  }

  /// The lines of one action; they are consecutive in the programme.
  std::span<const FundingLine> lines_of(std::size_t action) {
    // `next_line_` advances with the actions: one pass over all lines, no search.
    const std::size_t first = next_line_;
    while (next_line_ < programme_.lines.size() &&
           programme_.lines[next_line_].action.position() == action) {
      ++next_line_;
    }
    return std::span(programme_.lines).subspan(first, next_line_ - first);
  }

  void add_action(std::size_t a) {
    const Action& action = programme_.actions[a];
    const auto shares = in_.attribution.of(a);
    std::vector<LedgerAmounts> parts(shares.size());
    std::vector<LedgerAmounts> split(shares.size());
    // Lines of one funder are added up before they are counted, because an action with two lines of
    // the same funder is one action of this funder.
    std::map<FunderIndex, Contribution> by_funder;
    std::map<FunderKind, Contribution> by_kind;
    std::map<CreditKind, Contribution> by_credit;
    Contribution whole;
    for (const FundingLine& line : lines_of(a)) {
      split_line(line, shares, split);
      for (std::size_t k = 0; k < parts.size(); ++k) parts[k] += split[k];
      const Contribution c = contribution(line, shares, split);
      whole += c;
      add_comparable(line, result_.comparable);
      by_funder[line.funder] += c;
      by_kind[programme_.funders[line.funder.position()].kind] += c;
      by_credit[line.credit] += c;
      count_corners(action, a, line, shares);
    }
    // Tallies of the whole action are separate: it counts once in a total, whatever its lines.
    add_whole(action, a, whole);
    ThemeSummary& theme = theme_summary(action);
    for (const auto& [funder, c] : by_funder) {
      add(result_.by_funder[funder.position()], action, c);
      add(theme.by_funder[funder.position()], action, c);
    }
    for (const auto& [kind, c] : by_kind) {
      add(result_.by_kind[static_cast<std::size_t>(kind)], action, c);
      add(theme.by_kind[static_cast<std::size_t>(kind)], action, c);
    }
    for (const auto& [credit, c] : by_credit) {
      add(result_.by_credit[static_cast<std::size_t>(credit)], action, c);
    }
    add_parts(action, a, parts);
  }

  ThemeSummary& theme_summary(const Action& action) {
    const ThemeIndex theme = theme_of(action);
    return theme.is_none() ? result_.themes.back() : result_.themes[theme.position()];
  }

  void add_whole(const Action& action, std::size_t a, const Contribution& whole) {
    const std::size_t year = year_at(action.year);
    add(result_.total, action, whole);
    add(result_.by_year[year], action, whole);
    // The full amount, not split by targets: these tallies are about actions.
    add(result_.by_status[static_cast<std::size_t>(action.status)], action, whole);
    const AttributionMethod method = in_.attribution.actions[a].method;
    add(result_.by_method[static_cast<std::size_t>(method)], action, whole);
    ThemeSummary& theme = theme_summary(action);
    add(theme.tally, action, whole);
    add(theme.by_year[year], action, whole);
    const auto [found, is_new] =
        operators_.try_emplace(operator_key(action), result_.operators.size());
    if (is_new) result_.operators.push_back({action.operator_name, action.siret, {}});
    add(result_.operators[found->second].tally, action, whole);
    // Contracts are compared by plain words; the first spelling is the one that is shown.
    ContractSummary& contract = contracts_[{plain_words(action.contract), action.year}];
    if (contract.tally.actions == 0) contract = {action.contract, action.year, {}};
    add(contract.tally, action, whole);
  }

  void add_parts(const Action& action, std::size_t a, std::span<const LedgerAmounts> parts) {
    const auto shares = in_.attribution.of(a);
    const ActionAttribution& how = in_.attribution.actions[a];
    result_.first_part.push_back(result_.parts.size());
    for (std::size_t k = 0; k < shares.size(); ++k) {
      // Money of a target that is no quartier also appears in the tally's own columns, so that
      // every table can show what quartiers do not get.
      Contribution c;
      c.amounts = parts[k];
      if (LedgerAmounts* const own = c.part(kind_of(shares[k].target))) *own = parts[k];
      TargetSummary& target = result_.targets[shares[k].target.position()];
      add(target.tally, action, c);
      add(target.by_year[year_at(action.year)], action, c);
      // How much of a quartier's money rests on an assumption rather than on the file.
      if (how.by == SharedBy::people) target.by_people += parts[k];
      if (how.is_doubtful) target.doubtful += parts[k];
      result_.parts.push_back({ActionIndex(a), shares[k], parts[k]});
    }
  }

  void count_corners(const Action& action, std::size_t a, const FundingLine& line,
                     std::span<const TargetShare> shares) {
    for (const TargetShare& share : shares) {
      const LedgerKey key{share.target, theme_of(action), line.funder, action.year, line.credit};
      auto& [actions, last] = corners_[key];
      // Lines are visited by action, so it is enough to remember the last one.
      if (actions > 0 && last == a) continue;  // another line of the same funder
      ++actions;
      last = a;
    }
  }

  void order_operators() {
    std::ranges::stable_sort(result_.operators, [](const auto& a, const auto& b) {
      // By granted money; names break ties, so that the order does not depend on the input.
      const std::int64_t left = a.tally.cents(Measure::granted);
      const std::int64_t right = b.tally.cents(Measure::granted);
      return left != right ? left > right : a.name < b.name;
    });
  }

  void add_ledger() {
    LedgerAmounts sum;
    for (const LedgerEntry& entry : in_.ledger) {
      result_.cube.push_back({entry.key, corners_[entry.key].first, entry.amounts});
      result_.targets[entry.key.target.position()]
          .credits[static_cast<std::size_t>(entry.key.credit)] += entry.amounts;
      sum += entry.amounts;
    }
    // Two ways to the same sum; a difference would be a fault in one of them.
    assert(sum.cents == result_.total.amounts.cents);
  }

  const SummaryInput& in_;
  const Programme& programme_;
  ActionsSummary result_;
  std::size_t next_line_ = 0;
  std::map<std::string, std::size_t> operators_;
  std::map<std::pair<std::string, int>, ContractSummary> contracts_;
  /// Number of actions, and the last one counted.
  std::map<LedgerKey, std::pair<std::int64_t, std::size_t>> corners_;
};

}  // namespace

std::optional<Euros> known_sum(const LedgerAmounts& amounts, Measure measure) {
  const auto m = static_cast<std::size_t>(measure);
  // Zero with unknown lines is unknown: nothing says that the sum is zero.
  if (amounts.cents[m] == 0 && amounts.unknown_lines[m] > 0) return std::nullopt;
  return Euros::from_cents(amounts.cents[m]);
}

ActionsSummary summarise(const SummaryInput& input) { return Summariser(input).take(); }

void note_unretained_grants(const ActionsSummary& summary, Findings& findings) {
  for (const ActionStatus status :
       {ActionStatus::refused, ActionStatus::adjourned, ActionStatus::cancelled}) {
    const Tally& tally = summary.by_status[static_cast<std::size_t>(status)];
    const std::int64_t cents = tally.cents(Measure::granted);
    if (cents == 0) continue;
    findings.warn("granted_not_retained",
                  {{"actions", tally.actions}, {"granted", money_text(Euros::from_cents(cents))}},
                  {});
  }
}

}  // namespace carreau
