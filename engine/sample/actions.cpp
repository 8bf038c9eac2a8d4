// SPDX-License-Identifier: Apache-2.0
#include "sample/actions.hpp"

#include "base/error.hpp"
#include "geometry/crs.hpp"
#include "geometry/raster_index.hpp"
#include "sample/action_texts.hpp"
#include "sample/names.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace carreau {

namespace {

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::uint64_t key_of(const std::string& text) {
  std::uint64_t key = 0;
  // Names are turned into keys, so that an operator has the same SIRET in every action.
  for (const char c : text) key = scramble(key ^ static_cast<unsigned char>(c));
  return key;
}

/// Makes a SIRET: the SIREN, the number of the establishment, and a digit that makes the Luhn sum a
/// multiple of ten.
std::string siret_of(const std::string& operator_name) {
  std::string digits = sample_siren(key_of(operator_name), "") + "0001";
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[i] - '0';
    const int weighed = i % 2 == 0 ? 2 * digit : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

Euros rounded(double euros, double step) {
  return Euros::from_value(std::round(euros / step) * step);
}

std::string status_of(int year, SampleRandom& random) {
  // Most actions are done, some are refused or given up.
  const double u = random.uniform();
  if (u < 0.05) return "Refusée";
  if (u < 0.09) return "Abandonnée";
  if (year == 2024) return u < 0.14 ? "Reportée" : "Réalisée";
  return u < 0.50 ? "En cours" : "Réalisée";
}

/// "Centre social de Bourg"; "Centre social" where the town is not known.
std::string of_town(const std::string& name, const std::string& town) {
  return town.empty() ? name : name + " " + of_place(town);
}

/// The amounts that a funder grants and pays of those requested, given the status of the action.
SampleFunding funding(std::string funder, bool is_specific, double requested,
                      const std::string& status, SampleRandom& random) {
  SampleFunding line;
  line.funder = std::move(funder);
  line.is_specific = is_specific;
  line.requested = rounded(requested, 50.0);
  const double u = random.uniform();
  const double part = u < 0.55 ? 1.0 : random.between(0.4, 0.95);
  line.granted = status == "Refusée" ? Euros{} : rounded(line.requested.value() * part, 10.0);
  const bool is_unpaid = status == "Abandonnée" || status == "Reportée";
  if (is_unpaid) return line;
  // A final payment for actual costs includes cents; an action under way has received only its
  // advance.
  const double spent = random.chance(0.7) ? 1.0 : random.between(0.75, 0.99);
  line.paid = Euros::from_value(line.granted.value() * (status == "En cours" ? 0.8 : spent));
  return line;
}

/// Draws the actions of one ActionArea.
class ActionDrawer {
 public:
  ActionDrawer(const ActionArea& area, std::uint64_t key) : area_(area), random_(key) {
    for (const ActionQuartier& quartier : area.quartiers) people_ += quartier.people;
  }

  std::vector<SampleAction> run(std::size_t count) {
    std::vector<SampleAction> actions;
    while (actions.size() < count) {
      const ActionText& text = action_texts()[random_.below(action_texts().size())];
      const SampleAction project = place_project(text);
      // Every second project is renewed the next year.
      const double u = random_.uniform();
      if (u < 0.7) actions.push_back(run_in(2024, project, text));
      if (u >= 0.4 && actions.size() < count) actions.push_back(run_in(2025, project, text));
    }
    // By year, as an officer keeps them.
    std::stable_sort(actions.begin(), actions.end(),
                     [](const SampleAction& a, const SampleAction& b) { return a.year < b.year; });
    return actions;
  }

 private:
  /// Draws a quartier with a probability proportional to its people.
  std::size_t some_quartier() {
    double left = random_.uniform() * people_;
    for (std::size_t q = 0; q < area_.quartiers.size(); ++q) {
      left -= area_.quartiers[q].people;
      if (left < 0.0) return q;
    }
    // Rounding may leave a rest after the last quartier.
    return area_.quartiers.size() - 1;
  }

  /// Draws what an action keeps from one year to the next.
  SampleAction place_project(const ActionText& text) {
    SampleAction project;
    project.title = text.title;
    project.theme = text.theme;
    project.theme_label = text.label;
    project.objective = text.objective;
    project.contract = area_.contract;
    std::string place = area_.town_name;
    // Without any quartier only the town is known.
    if (area_.quartiers.empty()) {
      project.commune = area_.town;
    } else if (text.reach == ActionReach::transterritorial) {
      project.is_transterritorial = true;
    } else {
      const std::size_t quartier = some_quartier();
      project.commune = area_.quartiers[quartier].commune;
      place = area_.quartiers[quartier].commune_name;
      locate(project, quartier, text.reach);
    }
    project.operator_name = of_town(std::string(text.operator_kind), place);
    // A few operators have no SIRET in their files.
    if (!random_.chance(0.04)) project.siret = siret_of(project.operator_name);
    return project;
  }

  void locate(SampleAction& project, std::size_t own, ActionReach reach) {
    // A few actions are entered for the whole town, because a poor quarter is not on the list, or
    // by mistake.
    if (random_.chance(0.04)) return;
    const ActionQuartier& quartier = area_.quartiers[own];
    project.quartiers.push_back(quartier.code);
    // Actions of several quartiers choose neighbours, of the same unit.
    if (reach == ActionReach::several) {
      for (const ActionQuartier& other : area_.quartiers) {
        const bool is_near = other.group == quartier.group && other.code != quartier.code;
        if (is_near && project.quartiers.size() < 3 && random_.chance(0.6)) {
          project.quartiers.push_back(other.code);
        }
      }
      std::sort(project.quartiers.begin(), project.quartiers.end());
    } else if (random_.chance(0.35)) {
      project.title += " - " + quartier.name;
    }
    project.address = street_address(random_);
    // Some addresses were not found by the geocoder.
    if (random_.chance(0.85)) project.place = area_.place(own, random_);
  }

  SampleAction run_in(int year, const SampleAction& project, const ActionText& text) {
    SampleAction action = project;
    action.year = year;
    action.status = status_of(year, random_);
    action.public_planned = random_.whole(text.public_low, text.public_high);
    if (action.status == "Réalisée" && text.public_high > 0) {
      action.public_reached =
          static_cast<int>(std::lround(action.public_planned * random_.between(0.6, 1.25)));
    }
    add_fundings(action, text);
    return action;
  }

  void add_fundings(SampleAction& action, const ActionText& text) {
    const double cost = random_.between(text.cost_low, text.cost_high);
    const auto add = [&](std::string funder, bool is_specific, double share) {
      action.fundings.push_back(
          funding(std::move(funder), is_specific, cost * share, action.status, random_));
    };
    // The State's specific credits are in every action: that is what makes it one of the contract.
    add("État - P147", true, random_.between(0.30, 0.55));
    if (random_.chance(0.85)) {
      // One after the other: compilers differ in which argument of a call they compute first.
      const double share = random_.between(0.10, 0.25);
      const bool is_specific = random_.chance(0.6);
      add(of_town("Commune", area_.town_name), is_specific, share);
    }
    if (random_.chance(0.45)) add(area_.epci_name, true, random_.between(0.05, 0.15));
    const std::string partner(text.co_funder);
    if (partner != "Commune" && partner != "EPCI" && random_.chance(0.8)) {
      add(partner, false, random_.between(0.10, 0.25));
    }
    if (random_.chance(0.12)) add("État - droit commun", false, random_.between(0.05, 0.2));
    if (random_.chance(0.05)) add("Fonds social européen", false, random_.between(0.1, 0.3));
  }

  const ActionArea& area_;
  SampleRandom random_;
  double people_ = 0.0;
};

/// Rounds to six decimals, as geocoders do: about ten centimetres.
Point as_geocoded(Point lonlat) {
  return {std::round(lonlat.x * 1e6) / 1e6, std::round(lonlat.y * 1e6) / 1e6};
}

/// In one case of eight the place is the operator's own address.
constexpr double kStrayChance = 0.125;
constexpr double kStray = 400.0;  // m

const SampleCommune& town_of(const SampleRegion& region) {
  for (const SampleCommune& commune : region.communes) {
    if (commune.is_centre && commune.unit == 0U) return commune;
  }
  return region.communes.front();
}

std::optional<Point> place_in(const SampleRegion& region, const SampleQuartier& quartier,
                              const Transform& to_lonlat, SampleRandom& random) {
  const RegionPlan& plan = region.plan;
  const auto side = static_cast<std::size_t>(plan.side);
  // A place is a point of a cell of the quartier, so its true quartier is known.
  const std::size_t place = quartier.places[random.below(quartier.places.size())];
  const double stray = random.chance(kStrayChance) ? kStray : 70.0;
  const double x = (plan.corner.column + static_cast<double>(place % side) + 0.5) * 200.0;
  const double y = (plan.corner.row + static_cast<double>(place / side) + 0.5) * 200.0;
  const auto point =
      to_lonlat.apply({x + random.between(-stray, stray), y + random.between(-stray, stray)});
  if (!point) return std::nullopt;
  return as_geocoded(*point);
}

/// Real outlines in metres, with an index that finds the outline around a point.
struct RealOutlines {
  PolygonSet polygons;
  RasterIndex index;
  Transform to_lonlat;

  /// Draws points in the bounding box until one lies within the outline; narrow outlines need
  /// several tries.
  std::optional<Point> place(std::size_t quartier, SampleRandom& random) const {
    const Box box = polygons.bounds(quartier);
    // Stray points are those that an attribution by place must recognise as doubtful.
    const double stray = random.chance(kStrayChance) ? kStray : 0.0;
    for (int tries = 0; tries < 1'000; ++tries) {
      const Point drawn{random.between(box.low.x - stray, box.high.x + stray),
                        random.between(box.low.y - stray, box.high.y + stray)};
      // The box of a narrow outline is mostly outside of it.
      if (stray == 0.0 && index.locate(drawn) != FeatureIndex(quartier)) continue;
      const auto lonlat = to_lonlat.apply(drawn);
      if (!lonlat) return std::nullopt;
      return as_geocoded(*lonlat);
    }
    return std::nullopt;
  }
};

/// The letter for unchanged since the last list, modified, or new; in the proportions of 2024.
char letter_of(const SampleQuartier& quartier) {
  const double u =
      SampleRandom(sample_key({key_of(quartier.name), quartier.places.front()})).uniform();
  return u < 0.71 ? 'M' : u < 0.92 ? 'I' : 'N';
}

}  // namespace

void number_quartiers(SampleRegion& region, SampleNumbering& numbering) {
  SampleQuartiers kept;
  kept.outlines = PolygonSet(region.quartiers.outlines.crs());
  for (std::size_t i = 0; i < region.quartiers.list.size(); ++i) {
    SampleQuartier& quartier = region.quartiers.list[i];
    const std::string& department = region.communes[quartier.communes.front()].department;
    // Codes have two digits for the order within a département.
    const int order = ++numbering.quartiers[department];
    // Quartiers beyond 99 cannot be numbered and are left out.
    if (order > 99) continue;
    quartier.code = "QN0" + department + two_digits(order) + letter_of(quartier);
    kept.outlines.add_feature(region.quartiers.outlines, i);
    kept.list.push_back(std::move(quartier));
  }
  region.quartiers = std::move(kept);
}

ActionArea action_area_of(const SampleRegion& region, const Transform& to_lonlat) {
  ActionArea area;
  const SampleCommune& town = town_of(region);
  area.town = town.code;
  area.town_name = town.name;
  area.epci_name = town.epci_name;
  area.contract = region.contract;
  for (const SampleQuartier& quartier : region.quartiers.list) {
    // The commune with most of the people names the quartier's place.
    const SampleCommune& commune = region.communes[quartier.communes.front()];
    area.quartiers.push_back(
        {quartier.code, quartier.name, quartier.unit, commune.code, commune.name, quartier.people});
  }
  area.place = [&region, &to_lonlat](std::size_t quartier, SampleRandom& random) {
    return place_in(region, region.quartiers.list[quartier], to_lonlat, random);
  };
  return area;
}

ActionArea action_area_of(const Zoning& quartiers) {
  if (quartiers.polygons.size() == 0 || !quartiers.polygons.crs().is_known()) {
    throw ArgumentError(Message{"sample_quartiers", {{"zoning", quartiers.key}}});
  }
  ActionArea area;
  area.epci_name = "EPCI";
  area.contract = "Contrat de ville " + quartiers.title;
  for (std::size_t z = 0; z < quartiers.size(); ++z) {
    const std::string name = quartiers.names.empty() ? std::string() : quartiers.names[z];
    area.quartiers.push_back(
        {quartiers.codes[z], name.empty() ? quartiers.codes[z] : name, 0, {}, {}, 1.0});
  }
  // In metres, because stray distances are in metres.
  PolygonSet metres = reproject(quartiers.polygons, Crs::epsg(2154), 200.0);
  RasterIndex index(metres);
  Transform to_lonlat(metres.crs(), Crs::epsg(4326));
  // Shared, because the function that draws places outlives this one.
  const auto outlines = std::make_shared<const RealOutlines>(
      RealOutlines{std::move(metres), std::move(index), std::move(to_lonlat)});
  area.place = [outlines](std::size_t quartier, SampleRandom& random) {
    return outlines->place(quartier, random);
  };
  return area;
}

std::size_t action_count(const SampleRegion& region, std::size_t minimum) {
  double people = 0.0;
  for (const SampleQuartier& quartier : region.quartiers.list) people += quartier.people;
  // One action for every 150 people of quartiers, and at least the minimum.
  return std::max(static_cast<std::size_t>(people / 150.0), minimum);
}

std::vector<SampleAction> draw_actions(const ActionArea& area, std::size_t count, std::uint64_t key,
                                       SampleNumbering& numbering) {
  std::vector<SampleAction> actions = ActionDrawer(area, key).run(count);
  for (SampleAction& action : actions) {
    // References are numbered through the country, by year.
    const int number = ++numbering.actions[action.year];
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    action.reference = std::to_string(action.year) + "-" + digits;
  }
  return actions;
}

}  // namespace carreau
