// SPDX-License-Identifier: Apache-2.0
#include "actions/outside_credits.hpp"

#include "actions/money_text.hpp"
#include "base/text.hpp"
#include "zoning/apportion.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace carreau {

namespace {

/// The share of the action that is outside, in millionths.
std::int32_t share_outside(const Attribution& attribution, std::size_t action) {
  std::int32_t share = 0;
  for (const TargetShare& part : attribution.of(action)) {
    if (attribution.targets[part.target.position()].kind == TargetKind::outside) {
      share += part.millionths;
    }
  }
  return share;
}

/// Money of the State from whatever credit: it is not the local funder that the exception asks for.
bool is_of_state(FunderKind kind) {
  switch (kind) {
    case FunderKind::state_p147:
    case FunderKind::state_common_law:
    case FunderKind::state_investment:
    case FunderKind::state:
    case FunderKind::agency: return true;
    default: return false;
  }
}

/// A request alone is no funding.
bool is_granted(const FundingLine& line) {
  const auto is_positive = [](const std::optional<Euros>& value) {
    return value && value->cents() > 0;
  };
  return is_positive(line.amounts.granted) || is_positive(line.amounts.paid);
}

/// The same action in another year, however its reference is numbered.
std::pair<std::string, std::string> identity_of(const Action& action) {
  return {action.siret.empty() ? plain_words(action.operator_name) : action.siret,
          plain_words(action.title)};
}

Euros part_of(Euros amount, std::int32_t millionths) {
  const std::vector<std::int64_t> weights = {millionths, kWhole - millionths};
  return Euros::from_cents(apportion(amount.cents(), weights).front());
}

}  // namespace

std::vector<OutsideCredit> outside_credits(const Programme& programme,
                                           const Attribution& attribution) {
  std::map<std::size_t, OutsideCredit> found;
  for (const FundingLine& line : programme.lines) {
    const std::size_t a = line.action.position();
    const FunderKind kind = programme.funders[line.funder.position()].kind;
    const std::int32_t share = share_outside(attribution, a);
    if (share == 0 || kind != FunderKind::state_p147 || !is_granted(line)) continue;
    OutsideCredit& credit = found[a];
    credit.action = a;
    credit.granted += part_of(line.amounts.granted.value_or(Euros()), share);
  }
  for (const FundingLine& line : programme.lines) {
    const auto credit = found.find(line.action.position());
    const FunderKind kind = programme.funders[line.funder.position()].kind;
    if (credit != found.end() && !is_of_state(kind) && is_granted(line)) {
      credit->second.has_other_funder = true;
    }
  }
  std::map<std::pair<std::string, std::string>, std::set<int>> years;
  for (const auto& [a, credit] : found) {
    years[identity_of(programme.actions[a])].insert(programme.actions[a].year);
  }
  std::vector<OutsideCredit> credits;
  for (auto& [a, credit] : found) {
    const Action& action = programme.actions[a];
    for (const int year : years[identity_of(action)]) {
      if (year < action.year) credit.earlier_years.push_back(year);
    }
    credits.push_back(std::move(credit));
  }
  return credits;
}

void note_outside_credits(const Programme& programme, const Attribution& attribution,
                          Findings& findings) {
  Euros sum;
  std::int64_t alone = 0;
  std::int64_t repeated = 0;
  Place first;
  Place first_alone;
  Place first_repeated;
  const auto credits = outside_credits(programme, attribution);
  for (const OutsideCredit& credit : credits) {
    const Place& at = programme.actions[credit.action].source;
    sum += credit.granted;
    if (&credit == &credits.front()) first = at;
    if (!credit.has_other_funder && alone++ == 0) first_alone = at;
    if (!credit.earlier_years.empty() && repeated++ == 0) first_repeated = at;
  }
  if (credits.empty()) return;
  findings.warn("specific_credits_outside", {{"granted", money_text(sum)}}, first,
                static_cast<std::int64_t>(credits.size()));
  if (alone > 0) findings.warn("specific_credits_outside_alone", {}, first_alone, alone);
  if (repeated > 0) findings.warn("specific_credits_outside_again", {}, first_repeated, repeated);
}

}  // namespace carreau
