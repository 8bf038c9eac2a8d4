// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

namespace {

// These functions receive only texts that the parameter's shape accepts.

std::int64_t whole_number(std::string_view text) {
  return static_cast<std::int64_t>(parse_number(text)->value);
}

double decimal(std::string_view text) { return parse_number(text)->value; }

/// Changes the bridge through which cells are chosen, and with it the one for perimeters where one
/// bridge serves both: overseas, and where the user gave it.
template <class Change>
void change_bridge(Vintage& vintage, const Change& change) {
  const bool is_one = vintage.perimeter_bridge == vintage.bridge;
  change(vintage.bridge);
  if (is_one) vintage.perimeter_bridge = vintage.bridge;
}

BasisPoints basis_points(std::string_view text) {
  return BasisPoints::from_points(std::llround(decimal(text) * 1e4));
}

using S = Scenario;
using V = std::string_view;

constexpr auto kRule = ParameterGroup::rule;
constexpr auto kVintage = ParameterGroup::vintage;
constexpr auto kIncome = ParameterGroup::income;
constexpr auto kDelineation = ParameterGroup::delineation;
constexpr auto kRevision = ParameterGroup::revision;

constexpr auto kPeople = ParameterUnit::people;
constexpr auto kEuros = ParameterUnit::euros;
constexpr auto kCells = ParameterUnit::cells;

/// Larger than any French unit or grid, so that a minimum can exclude everything.
constexpr std::int64_t kMostPeople = 100'000'000;
/// At least a cent: a smaller amount would round to zero.
constexpr ParameterShape kMoney = ParameterShape::decimal(0.01, 1e7, 100.0, kEuros);
constexpr ParameterShape kShare = ParameterShape::share();
constexpr ParameterShape kFlag = ParameterShape::flag();
constexpr ParameterShape kGap = ParameterShape::integer(0, 10'000, 1, kCells);

constexpr ParameterShape people(std::int64_t low, std::int64_t step) {
  return ParameterShape::integer(low, kMostPeople, step, kPeople);
}

constexpr std::array<std::string_view, 2> kMethods = {"plain", "compact"};
constexpr std::array<std::string_view, 2> kContiguities = {"4", "8"};
const std::array<std::string_view, kIncomeModels.size()> kModels = [] {
  std::array<std::string_view, kIncomeModels.size()> names;
  std::transform(kIncomeModels.begin(), kIncomeModels.end(), names.begin(),
                 [](IncomeModel model) { return to_text(model); });
  return names;
}();

const std::array<Parameter, 35> kParameters = {{
    {"minimum_unit_population", kRule, people(0, 1'000),
     "population minimale de l'unité urbaine (ou de la commune)",
     "smallest population of the urban unit (or commune)",
     [](const S& s) { return fmt::to_string(s.rule.minimum_unit_population); },
     [](S& s, V t) { s.rule.minimum_unit_population = whole_number(t); }},
    {"unit_population_rounding", kRule, people(1, 50),
     "multiple auquel cette population est arrondie, par excès",
     "multiple to which that population is rounded up",
     [](const S& s) { return fmt::to_string(s.rule.unit_population_rounding); },
     [](S& s, V t) { s.rule.unit_population_rounding = whole_number(t); }},
    {"minimum_zone_population", kRule, people(1, 50), "population minimale du quartier",
     "smallest population of a zone",
     [](const S& s) { return fmt::to_string(s.rule.minimum_zone_population); },
     [](S& s, V t) { s.rule.minimum_zone_population = whole_number(t); }},
    {"minimum_zone_density", kRule,
     ParameterShape::integer(0, 1'000'000, 100, ParameterUnit::people_per_km2),
     "densité minimale du quartier, habitants au km² ; 0 : aucune",
     "smallest density of a zone, people per km²; 0: none",
     [](const S& s) { return fmt::to_string(s.rule.minimum_zone_density); },
     [](S& s, V t) { s.rule.minimum_zone_density = whole_number(t); }},
    {"minimum_cell_density", kRule,
     ParameterShape::integer(0, 1'000'000, 100, ParameterUnit::people_per_km2),
     "règle par densité : habitants au km² qu'il faut à un carreau pour entrer ; 0 : quiconque y "
     "habite",
     "rule by density: people per km² that a cell needs to enter; 0: anybody who lives there",
     [](const S& s) { return fmt::to_string(s.rule.minimum_cell_density); },
     [](S& s, V t) { s.rule.minimum_cell_density = whole_number(t); }},
    {"poverty_ratio", kRule, ParameterShape::share(0.0001),
     "part des médianes pondérées qui fait le seuil",
     "share of the weighted medians that makes the threshold",
     [](const S& s) { return fmt::format("{}", s.rule.poverty_ratio.fraction()); },
     [](S& s, V t) { s.rule.poverty_ratio = basis_points(t); }},
    {"national_weight", kRule, kShare, "poids de la médiane nationale ; la locale prend le reste",
     "weight of the national median; the local one takes the rest",
     [](const S& s) { return fmt::format("{}", s.rule.national_weight.fraction()); },
     [](S& s, V t) { s.rule.national_weight = basis_points(t); }},
    {"large_unit_population", kRule, people(0, 100'000),
     "population à partir de laquelle les poids s'échangent ; 0 : jamais",
     "population from which the weights swap; 0: never",
     [](const S& s) { return fmt::to_string(s.rule.large_unit_population); },
     [](S& s, V t) { s.rule.large_unit_population = whole_number(t); }},
    {"threshold_rounding", kRule, ParameterShape::integer(1, 10'000, 50, kEuros),
     "multiple d'euros auquel le seuil est arrondi, par excès",
     "multiple of euros to which the threshold is rounded up",
     [](const S& s) { return fmt::to_string(s.rule.threshold_rounding); },
     [](S& s, V t) { s.rule.threshold_rounding = whole_number(t); }},
    {"listed_derogation", kRule, kFlag,
     "les quartiers déjà inscrits échappent au critère de l'unité urbaine",
     "listed quartiers are exempt from the urban-unit criterion",
     [](const S& s) { return std::string(s.rule.has_listed_derogation ? "true" : "false"); },
     [](S& s, V t) { s.rule.has_listed_derogation = t == "true"; }},
    {"national_declared", kVintage, kMoney, "médiane nationale du revenu déclaré, €/UC",
     "national median of declared income, €/CU",
     [](const S& s) { return fmt::format("{}", s.vintage.national_declared.value()); },
     [](S& s, V t) {
       s.vintage.source_declared.clear();  // the publication does not give this value
       s.vintage.national_declared = Euros::from_value(decimal(t));
       if (s.vintage.is_declared()) return;  // no bridge hangs on it
       for (Bridge* const bridge : {&s.vintage.bridge, &s.vintage.perimeter_bridge}) {
         bridge->anchor_declared = s.vintage.national_declared.value();
       }
     }},
    {"national_disposable", kVintage, kMoney, "médiane nationale du revenu disponible, €/UC",
     "national median of disposable income, €/CU",
     [](const S& s) { return fmt::format("{}", s.vintage.national_disposable.value()); },
     [](S& s, V t) {
       s.vintage.source_disposable.clear();
       s.vintage.national_disposable = Euros::from_value(decimal(t));
       for (Bridge* const bridge : {&s.vintage.bridge, &s.vintage.perimeter_bridge}) {
         bridge->anchor_disposable = s.vintage.national_disposable.value();
       }
     }},
    {"bridge_exponent", kVintage, ParameterShape::decimal(0.01, 100.0, 0.05),
     "exposant du passage du revenu disponible au revenu déclaré",
     "exponent of the bridge from disposable to declared income",
     [](const S& s) { return fmt::format("{}", s.vintage.bridge.exponent); },
     [](S& s, V t) {
       change_bridge(s.vintage, [&](Bridge& bridge) {
         bridge.pairs.clear();  // the exponent replaces the chain of pairs
         bridge.are_pairs_relative = false;
         bridge.exponent = decimal(t);
       });
     }},
    {"bridge_residual", kVintage, ParameterShape::decimal(0.0, 1e7, 50.0, kEuros),
     "écart type autour du passage, € disponibles",
     "standard deviation around the bridge, € disposable",
     [](const S& s) { return fmt::format("{}", s.vintage.bridge.residual); },
     [](S& s, V t) {
       change_bridge(s.vintage, [&](Bridge& bridge) { bridge.residual = decimal(t); });
     }},
    {"spread_mean", kVintage, ParameterShape::decimal(0.001, 10.0, 0.01),
     "écart type des logarithmes des revenus dans un carreau, a priori",
     "log-standard deviation of incomes within a cell, prior mean",
     [](const S& s) { return fmt::format("{}", s.vintage.spread.mean); },
     [](S& s, V t) {
       s.vintage.department_spread.clear();  // the value applies to every département
       s.vintage.spread.mean = decimal(t);
     }},
    {"spread_deviation", kVintage, ParameterShape::decimal(0.0001, 10.0, 0.01),
     "incertitude de cet écart type", "doubt about that deviation",
     [](const S& s) { return fmt::format("{}", s.vintage.spread.deviation); },
     [](S& s, V t) { s.vintage.spread.deviation = decimal(t); }},
    {"poor_people_ratio", kIncome, ParameterShape::decimal(0.01, 100.0, 0.01),
     "part des personnes pauvres / part des ménages pauvres",
     "share of people who are poor / share of households that are",
     [](const S& s) { return fmt::format("{}", s.vintage.poor_people_ratio); },
     [](S& s, V t) {
       s.vintage.department_poor_people_ratio.clear();  // the value applies to every département
       s.vintage.poor_people_ratio = decimal(t);
     }},
    {"level_deviation", kIncome, ParameterShape::decimal(0.0, 1.0, 0.01),
     "écart type (en logarithme) du niveau des revenus estimés autour des médianes publiées",
     "log-standard deviation of estimated levels of income around published medians",
     [](const S& s) { return fmt::format("{}", s.vintage.level_deviation); },
     [](S& s, V t) { s.vintage.level_deviation = decimal(t); }},
    {"model", kIncome, ParameterShape::choice(kModels), "modèle des revenus d'un carreau",
     "model of the incomes of a cell", [](const S& s) { return std::string(to_text(s.model)); },
     [](S& s, V t) { s.model = *parse_income_model(t); }},
    {"method", kDelineation, ParameterShape::choice(kMethods),
     "choix des carreaux : chacun pour lui-même (plain) ou ensemble (compact)",
     "choice of cells: each by itself (plain) or together (compact)",
     [](const S& s) {
       return std::string(s.delineation.method == ZoneMethod::plain ? "plain" : "compact");
     },
     [](S& s, V t) {
       s.delineation.method = t == "plain" ? ZoneMethod::plain : ZoneMethod::compact;
     }},
    {"smoothing", kDelineation, ParameterShape::integer(0, 1'000, 50, ParameterUnit::metres),
     "largeur du noyau qui lisse la part testée, en mètres ; 0 : aucun lissage, et sous 200 aucune "
     "voisine",
     "bandwidth of the kernel that smooths the share tested, in metres; 0: none, under 200 it "
     "reaches no neighbour",
     [](const S& s) { return fmt::to_string(s.delineation.smoothing); },
     [](S& s, V t) { s.delineation.smoothing = whole_number(t); }},
    {"compact_share", kDelineation, kShare,
     "méthode compacte : part sous le seuil à partir de laquelle un carreau pèse pour entrer",
     "compact method: share below the threshold from which a cell weighs for entering",
     [](const S& s) { return fmt::format("{}", s.delineation.compact_share.fraction()); },
     [](S& s, V t) { s.delineation.compact_share = basis_points(t); }},
    {"compactness", kDelineation, ParameterShape::decimal(0.0, 1.0, 0.005),
     "méthode compacte : prix de la limite, en part des habitants qu'elle longe",
     "compact method: price of the limit, as a share of the people along it",
     [](const S& s) { return fmt::format("{}", s.delineation.compactness); },
     [](S& s, V t) { s.delineation.compactness = decimal(t); }},
    {"contiguity", kDelineation, ParameterShape::choice(kContiguities),
     "carreaux voisins : par les côtés (4) ou aussi par les coins (8)",
     "neighbouring cells: by sides (4) or by corners too (8)",
     [](const S& s) { return fmt::to_string(static_cast<int>(s.delineation.contiguity)); },
     [](S& s, V t) { s.delineation.contiguity = t == "4" ? Contiguity::four : Contiguity::eight; }},
    {"cell_share", kDelineation, kShare,
     "part des habitants sous le seuil au-delà de laquelle un carreau entre",
     "share of people below the threshold above which a cell enters",
     [](const S& s) { return fmt::format("{}", s.delineation.cell_share.fraction()); },
     [](S& s, V t) { s.delineation.cell_share = basis_points(t); }},
    {"minimum_cell_population", kDelineation, people(0, 5),
     "habitants qu'il faut à un carreau pour entrer", "people a cell needs to enter",
     [](const S& s) { return fmt::to_string(s.delineation.minimum_cell_population); },
     [](S& s, V t) { s.delineation.minimum_cell_population = whole_number(t); }},
    {"fill_gaps", kDelineation, kGap,
     "taille maximale, en carreaux, des vides enclavés qui sont comblés",
     "largest enclosed gaps, in cells, that are filled",
     [](const S& s) { return fmt::to_string(s.delineation.fill_gaps); },
     [](S& s, V t) { s.delineation.fill_gaps = whole_number(t); }},
    {"fill_doubtful_gaps", kDelineation, kGap,
     "de même pour les vides dont aucun carreau n'est sûrement au-dessus du seuil",
     "the same for gaps of which no cell is surely above the threshold",
     [](const S& s) { return fmt::to_string(s.delineation.fill_doubtful_gaps); },
     [](S& s, V t) { s.delineation.fill_doubtful_gaps = whole_number(t); }},
    {"bridge_empty", kDelineation, ParameterShape::integer(0, 10, 1, kCells),
     "carreaux inhabités franchis entre deux carreaux retenus",
     "uninhabited cells crossed between two cells that enter",
     [](const S& s) { return fmt::to_string(s.delineation.cross_empty_cells); },
     [](S& s, V t) { s.delineation.cross_empty_cells = whole_number(t); }},
    {"listed_cell_share", kDelineation, kShare,
     "part de sa surface qui rattache un carreau à un quartier inscrit",
     "share of its area that makes a cell part of a listed quartier",
     [](const S& s) { return fmt::format("{}", s.delineation.listed_cell_share.fraction()); },
     [](S& s, V t) { s.delineation.listed_cell_share = basis_points(t); }},
    {"near_miss_population", kDelineation, kShare,
     "quasi-quartier : part de la population minimale atteinte",
     "near miss: share of the minimum population reached",
     [](const S& s) { return fmt::format("{}", s.delineation.near_miss_population.fraction()); },
     [](S& s, V t) { s.delineation.near_miss_population = basis_points(t); }},
    {"near_miss_income", kDelineation, kShare,
     "quasi-quartier : hausse du seuil qui le ferait entrer",
     "near miss: raise of the threshold that would let it in",
     [](const S& s) { return fmt::format("{}", s.delineation.near_miss_income.fraction()); },
     [](S& s, V t) { s.delineation.near_miss_income = basis_points(t); }},
    {"revision_listed_share", kRevision, ParameterShape::share(0.0001),
     "révision : part de sa surface qui fait d'un carreau un carreau d'un quartier inscrit",
     "revision: share of its area that makes a cell one of a listed quartier",
     [](const S& s) { return fmt::format("{}", s.revision.listed_share.fraction()); },
     [](S& s, V t) { s.revision.listed_share = basis_points(t); }},
    {"extension_share", kRevision, kShare,
     "révision : part lissée sous le seuil au-delà de laquelle un carreau voisin étend un "
     "quartier inscrit",
     "revision: smoothed share below the threshold above which a neighbouring cell extends a "
     "listed quartier",
     [](const S& s) { return fmt::format("{}", s.revision.extension_share.fraction()); },
     [](S& s, V t) { s.revision.extension_share = basis_points(t); }},
    {"extension_people", kRevision, people(0, 50),
     "révision : habitants qu'un groupe de carreaux doit apporter pour étendre un quartier",
     "revision: people that a group of cells must bring to extend a quartier",
     [](const S& s) { return fmt::to_string(s.revision.extension_people); },
     [](S& s, V t) { s.revision.extension_people = whole_number(t); }},
}};

}  // namespace

std::span<const Parameter> parameters() { return kParameters; }

const Parameter* find_parameter(std::string_view name) {
  for (const Parameter& p : kParameters) {
    if (p.name == name) return &p;
  }
  return nullptr;
}

namespace {

/// What says how incomes are compared, besides the groups that are about nothing else.
bool is_of_incomes(const Parameter& parameter) {
  constexpr std::array<std::string_view, 11> kNames = {
      "poverty_ratio", "national_weight",    "large_unit_population", "threshold_rounding",
      "method",        "smoothing",          "compact_share",         "compactness",
      "cell_share",    "fill_doubtful_gaps", "near_miss_income"};
  return parameter.group == kVintage || parameter.group == kIncome ||
         parameter.group == kRevision ||
         std::find(kNames.begin(), kNames.end(), parameter.name) != kNames.end();
}

/// What is about the units whose population is tested.
bool is_of_units(const Parameter& parameter) {
  constexpr std::array<std::string_view, 4> kNames = {"minimum_unit_population",
                                                      "unit_population_rounding",
                                                      "listed_derogation", "listed_cell_share"};
  return std::find(kNames.begin(), kNames.end(), parameter.name) != kNames.end();
}

/// Why the parameter means nothing under the rule; nothing where it does.
std::optional<Message> obstacle(const Parameter& parameter, const RuleSet& rule) {
  const std::vector<Detail> details{{"rule", rule.name}};
  if (!compares_incomes(rule) && is_of_incomes(parameter)) {
    return Message{"parameter_of_incomes", details};
  }
  if (compares_incomes(rule) && parameter.name == "minimum_cell_density") {
    return Message{"parameter_of_density", details};
  }
  if (rule.urban_territory == UrbanTerritory::everywhere && is_of_units(parameter)) {
    return Message{"parameter_of_units", details};
  }
  return std::nullopt;
}

/// Where the cells count declared incomes there is no bridge.
bool is_of_no_bridge(const Parameter& parameter, const Scenario& scenario) {
  const bool is_of_disposable =
      parameter.group == kVintage &&
      (parameter.name == "national_disposable" || parameter.name.find("bridge") != V::npos);
  return is_of_disposable && scenario.vintage.is_declared();
}

const Parameter& known_parameter(std::string_view name, std::string_view rule) {
  if (const Parameter* const parameter = find_parameter(name)) return *parameter;
  std::vector<std::string> names;
  for (const Parameter& p : kParameters) names.emplace_back(p.name);
  const auto near = nearest_name(name, names);
  throw ArgumentError(Message{"unknown_parameter", {{"name", name}, {"rule", rule}}},
                      near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

void set_accepted(const Parameter& parameter, Scenario& scenario, std::string_view value) {
  if (parameter.set(scenario, trimmed(value))) return;
  throw ArgumentError(
      std::string(parameter.name),
      Message{"expected_text_found", {{"expected", parameter.shape.expected()}, {"found", value}}});
}

}  // namespace

bool applies(const Parameter& parameter, const Scenario& scenario) {
  return !obstacle(parameter, scenario.rule) && !is_of_no_bridge(parameter, scenario);
}

bool is_figure(const Parameter& parameter) {
  return parameter.group == ParameterGroup::vintage ||
         (parameter.group == ParameterGroup::income && parameter.name != "model");
}

ParameterValue parse_setting(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    throw ArgumentError(Message{"setting_shape", {{"found", text}}});
  }
  return {std::string(trimmed(text.substr(0, equals))), std::string(text.substr(equals + 1))};
}

std::string canonical_value(const ParameterValue& setting, std::string_view rule) {
  const Parameter& parameter = known_parameter(setting.name, rule);
  Scenario tried;
  set_accepted(parameter, tried, setting.value);
  return parameter.get(tried);
}

void set_parameter(Scenario& scenario, std::string_view name, std::string_view value) {
  const Parameter& parameter = known_parameter(name, scenario.rule.name);
  if (const auto why = obstacle(parameter, scenario.rule)) {
    throw ArgumentError(std::string(name), *why);
  }
  if (is_of_no_bridge(parameter, scenario)) {
    throw ArgumentError(
        Message{"bridge_of_declared", {{"name", name}, {"year", scenario.vintage.year}}});
  }
  set_accepted(parameter, scenario, value);
}

void apply_setting(Scenario& scenario, const ParameterValue& setting, Origin origin) {
  set_parameter(scenario, setting.name, setting.value);
  // The rule does not give the value, so no output may cite an article for it.
  scenario.rule.clauses[setting.name] = {{{}, origin}, {}};
}

}  // namespace carreau
