// SPDX-License-Identifier: Apache-2.0
#include "sample/household.hpp"

#include <algorithm>
#include <cmath>

namespace carreau {

namespace {

using namespace variable;

enum class Family : std::uint8_t { single, couple, parents, lone_parent };

/// The households and the housing of a setting. Values are shares of households unless stated
/// otherwise.
struct Profile {
  std::array<double, 3> families;  ///< single people, couples, parents; the rest are lone parents
  double large = 0.1;              ///< of parents: those with three children or more
  double old = 0.35;               ///< of single people and couples: those aged 65 or over
  double young = 0.15;             ///< of single people and couples: those under 40
  double owner = 0.6;
  double flat = 0.3;
  double social = 0.1;
  std::array<double, 4> built;  ///< before 1945, 1945–70, 1970–90, after 1990; unknown for the rest
  double spread = 0.4;          ///< log-standard deviation of incomes within a cell
};

constexpr Profile profile_of(Setting setting) {
  switch (setting) {
    case Setting::scatter:
      return {{0.24, 0.38, 0.31},       0.15, 0.47, 0.12, 0.82, 0.02, 0.01,
              {0.52, 0.08, 0.17, 0.21}, 0.39};
    case Setting::village:
      return {{0.28, 0.34, 0.30},       0.15, 0.50, 0.13, 0.75, 0.06, 0.04,
              {0.45, 0.11, 0.19, 0.23}, 0.38};
    case Setting::suburb:
      return {{0.31, 0.30, 0.30},       0.15, 0.46, 0.16, 0.70, 0.25, 0.09,
              {0.14, 0.22, 0.31, 0.31}, 0.37};
    case Setting::town:
      return {{0.45, 0.24, 0.21},       0.15, 0.40, 0.28, 0.45, 0.68, 0.16,
              {0.33, 0.24, 0.21, 0.19}, 0.41};
    case Setting::estate:
      return {{0.36, 0.16, 0.25},       0.38, 0.25, 0.28, 0.10, 0.93, 0.82,
              {0.02, 0.46, 0.37, 0.13}, 0.40};
    case Setting::old_quarter:
      return {{0.56, 0.15, 0.14},       0.25, 0.22, 0.42, 0.15, 0.88, 0.22,
              {0.78, 0.11, 0.05, 0.04}, 0.41};
  }
  return {};
}

/// Adds people one by one. Counts half persons, because of children in alternating custody.
class Members {
 public:
  explicit Members(CellSums& sums) : sums_(sums) {}

  void add(int age, double weight) {
    constexpr std::array<int, 10> kUpTo = {3, 5, 10, 17, 24, 39, 54, 64, 79, 200};
    std::size_t bracket = 0;
    while (age > kUpTo[bracket]) ++bracket;
    sums_[ind_0_3 + bracket] += weight;
    sums_[ind] += weight;
    people_ += weight;
    // Consumption units: 1 for the first adult, 0.5 from the age of 14, 0.3 below.
    const double part = age >= 14 ? 0.5 : 0.3;
    units_ += weight * (units_ > 0.0 ? part : 1.0);
  }

  [[nodiscard]] double people() const { return people_; }
  [[nodiscard]] double units() const { return units_; }

 private:
  CellSums& sums_;
  double people_ = 0.0;
  double units_ = 0.0;
};

int adult_age(const Profile& profile, SampleRandom& random) {
  const double u = random.uniform();
  if (u < profile.old) {
    // Ages are not uniform: very old people are fewer.
    return 65 + static_cast<int>(30.0 * std::pow(random.uniform(), 1.4));
  }
  if (u < profile.old + profile.young) return random.whole(19, 39);
  return 40 + static_cast<int>(25.0 * std::sqrt(random.uniform()));
}

void add_children(int count, int parent_age, bool may_alternate, SampleRandom& random,
                  Members& members) {
  // The oldest child was born when the parent was 23 at the earliest.
  const int oldest = std::clamp(parent_age - 23, 0, 24);
  // Children of separated parents count half in each household, as in INSEE's file.
  const bool alternates = may_alternate && random.chance(0.18);
  for (int i = 0; i < count; ++i) {
    const int age = random.whole(0, oldest);
    members.add(age, alternates && age < 18 ? 0.5 : 1.0);
  }
}

int child_count(const Profile& profile, SampleRandom& random) {
  // Three children or more.
  if (random.chance(profile.large)) return 3 + (random.chance(0.28) ? random.whole(1, 2) : 0);
  return random.chance(0.47) ? 2 : 1;
}

Family draw_family(const Profile& profile, SampleRandom& random) {
  double u = random.uniform();
  for (std::size_t i = 0; i < profile.families.size(); ++i) {
    if (u < profile.families[i]) return static_cast<Family>(i);
    u -= profile.families[i];
  }
  return Family::lone_parent;
}

/// Draws the members; returns the effect of the kind of household on ln(income).
double add_members(Family family, const Profile& profile, SampleRandom& random, Members& members) {
  switch (family) {
    case Family::single: {
      const int age = adult_age(profile, random);
      members.add(age, 1.0);
      return age < 30 ? -0.16 : -0.07;
    }
    case Family::couple: {
      const int age = adult_age(profile, random);
      members.add(age, 1.0);
      members.add(std::max(19, age + random.whole(-5, 3)), 1.0);
      return 0.13;
    }
    case Family::parents: {
      const int age = random.whole(27, 58);
      const int children = child_count(profile, random);
      members.add(age, 1.0);
      members.add(std::max(20, age + random.whole(-5, 4)), 1.0);
      add_children(children, age, true, random, members);
      return 0.06 - 0.10 * std::max(0, children - 2);
    }
    case Family::lone_parent: {
      const int age = random.whole(23, 58);
      members.add(age, 1.0);
      add_children(std::min(4, child_count(profile, random)), age, true, random, members);
      return -0.24;
    }
  }
  return 0.0;
}

void add_housing(const Profile& profile, double people, SampleRandom& random, CellSums& sums) {
  const bool is_flat = random.chance(profile.flat);
  const bool is_social = random.chance(profile.social);
  sums[is_flat ? men_coll : men_mais] += 1.0;
  if (is_social) sums[log_soc] += 1.0;
  // Owners among those who are no social tenants, so that the share of all households is right.
  if (!is_social && random.chance(profile.owner / (1.0 - profile.social))) sums[men_prop] += 1.0;
  const double surface = (is_flat ? 38.0 : 78.0) + (is_flat ? 11.0 : 12.0) * std::min(people, 5.0);
  sums[men_surf] += std::round(std::max(14.0, surface * (1.0 + 0.2 * random.normal())));
  double u = random.uniform();
  std::size_t period = 0;
  // Beyond the four periods the year of construction is unknown.
  while (period < 4 && u >= profile.built[period]) u -= profile.built[period++];
  sums[log_av45 + period] += 1.0;
}

/// Transfers raise low incomes: below the median, declared incomes follow the bridge of the
/// vintage; above it they increase less steeply, because taxes grow more slowly than transfers
/// decrease.
double declared_of(double disposable, const Vintage& vintage, SampleRandom& random) {
  const Bridge& bridge = vintage.bridge;
  const double ratio = std::log(disposable / bridge.anchor_disposable);
  const double exponent = ratio < 0.0 ? bridge.exponent : 1.0 + 0.4 * (bridge.exponent - 1.0);
  return bridge.anchor_declared * std::exp(exponent * ratio + 0.07 * random.normal());
}

}  // namespace

double mean_household(Setting setting) {
  // Measured on 400,000 households drawn from each profile.
  switch (setting) {
    case Setting::scatter: return 2.28;
    case Setting::village: return 2.25;
    case Setting::suburb: return 2.23;
    case Setting::town: return 1.95;
    case Setting::estate: return 2.37;
    case Setting::old_quarter: return 1.81;
  }
  return 2.3;
}

SampleHousehold draw_household(const Neighbourhood& place, const Vintage& vintage,
                               SampleRandom& random, CellSums& sums) {
  const Profile profile = profile_of(place.setting);
  const Family family = draw_family(profile, random);
  Members members(sums);
  const double effect = add_members(family, profile, random, members);
  add_housing(profile, members.people(), random, sums);

  SampleHousehold household;
  const double level = place.log_income + effect + profile.spread * random.normal();
  household.disposable = vintage.national_disposable.value() * std::exp(level);
  household.declared = declared_of(household.disposable, vintage, random);
  // In whole halves, so that sums stay exact.
  household.half_people = static_cast<int>(std::lround(2.0 * members.people()));
  household.units = members.units();

  sums[men] += 1.0;
  if (household.disposable < vintage.poverty_line()) sums[men_pauv] += 1.0;
  if (family == Family::single) sums[men_1ind] += 1.0;
  if (members.people() >= 5.0) sums[men_5ind] += 1.0;
  if (family == Family::lone_parent) sums[men_fmp] += 1.0;
  // INSEE limits standards of living at the 5th and 95th centiles of the département before it sums
  // them.
  sums[ind_snv] +=
      members.people() * std::clamp(household.disposable, place.bounds.low, place.bounds.high);
  return household;
}

}  // namespace carreau
