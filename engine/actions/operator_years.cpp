// SPDX-License-Identifier: Apache-2.0
#include "actions/operator_years.hpp"

#include "actions/cross_table.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <string>

namespace carreau {

namespace {

constexpr std::size_t kLargest = 10;

/// The quotient of two whole numbers, rounded to the nearest; ties away from zero.
std::int64_t rounded_quotient(std::int64_t sum, std::int64_t count) {
  const std::int64_t twice = 2 * sum + (sum < 0 ? -count : count);
  return twice / (2 * count);
}

std::int64_t median_of(std::vector<std::int64_t> cents) {
  std::ranges::sort(cents);
  const std::size_t middle = cents.size() / 2;
  if (cents.size() % 2 == 1) return cents[middle];
  return rounded_quotient(cents[middle - 1] + cents[middle], 2);
}

/// What one year granted, by action and by operator, in cents.
struct YearGrants {
  std::vector<std::int64_t> grants;
  std::map<std::string, std::int64_t> by_operator;
  std::int64_t unknown = 0;
};

std::map<int, YearGrants> grants_of(const Programme& programme) {
  std::map<int, YearGrants> years;
  for (std::size_t a = 0; a < programme.actions.size(); ++a) {
    const Action& action = programme.actions[a];
    YearGrants& year = years[action.year];
    const auto granted = known_sum(money_of(programme, a), Measure::granted);
    if (!granted && is_retained(action.status)) ++year.unknown;
    if (!granted || granted->cents() <= 0) continue;
    year.grants.push_back(granted->cents());
    // Actions that name no operator are not those of one operator.
    const std::string key = operator_key(action);
    if (!key.empty()) year.by_operator[key] += granted->cents();
  }
  return years;
}

std::int64_t sum_of_largest(const std::map<std::string, std::int64_t>& operators) {
  std::vector<std::int64_t> cents;
  for (const auto& [key, amount] : operators) cents.push_back(amount);
  std::ranges::sort(cents, std::greater());
  cents.resize(std::min(cents.size(), kLargest));
  return std::accumulate(cents.begin(), cents.end(), std::int64_t{0});
}

void compare(const YearGrants& before, const YearGrants& now, GrantYear& year) {
  std::int64_t kept = 0;
  for (const auto& [key, cents] : now.by_operator) kept += before.by_operator.contains(key) ? 1 : 0;
  year.kept_operators = kept;
  year.new_operators = static_cast<std::int64_t>(now.by_operator.size()) - kept;
  year.lost_operators = static_cast<std::int64_t>(before.by_operator.size()) - kept;
}

GrantYear grant_year(int number, const YearGrants& grants) {
  GrantYear year;
  year.year = number;
  year.grants = static_cast<std::int64_t>(grants.grants.size());
  year.unknown = grants.unknown;
  year.operators = static_cast<std::int64_t>(grants.by_operator.size());
  year.ten_largest = Euros::from_cents(sum_of_largest(grants.by_operator));
  const std::int64_t sum =
      std::accumulate(grants.grants.begin(), grants.grants.end(), std::int64_t{0});
  year.granted = Euros::from_cents(sum);
  if (year.grants == 0) return year;
  year.mean = Euros::from_cents(rounded_quotient(sum, year.grants));
  year.median = Euros::from_cents(median_of(grants.grants));
  year.largest = Euros::from_cents(*std::ranges::max_element(grants.grants));
  return year;
}

}  // namespace

std::vector<GrantYear> grant_years(const Programme& programme, const ActionsSummary& summary) {
  const std::map<int, YearGrants> grants = grants_of(programme);
  std::vector<GrantYear> years;
  for (const int number : summary.years) {
    GrantYear& year = years.emplace_back(grant_year(number, grants.at(number)));
    if (years.size() == 1) continue;
    compare(grants.at(summary.years[years.size() - 2]), grants.at(number), year);
  }
  return years;
}

}  // namespace carreau
