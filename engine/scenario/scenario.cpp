// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<double> positive_number(std::string_view text) {
  const auto parsed = parse_number(text);
  if (!parsed || parsed->value < 0.0) return std::nullopt;
  return parsed->value;
}

/// Exact: more than four decimals are refused rather than rounded.
std::optional<BasisPoints> basis_points(std::string_view text) {
  const auto value = positive_number(text);
  if (!value) return std::nullopt;
  const double points = *value * 1e4;
  if (std::abs(points - std::round(points)) > 1e-6 || points > 1e4) return std::nullopt;
  return BasisPoints::from_points(std::llround(points));
}

template <class Target, class Value>
bool assign(Target& target, const std::optional<Value>& value) {
  if (value) target = static_cast<Target>(*value);
  return value.has_value();
}

bool assign_money(Euros& target, std::string_view text) {
  const auto value = positive_number(text);
  if (!value || *value < 0.01 || *value > 1e7) return false;  // less than a cent rounds to nothing
  target = Euros::from_value(*value);
  return true;
}

bool assign_positive(double& target, std::string_view text) {
  const auto value = positive_number(text);
  if (!value || *value <= 0.0) return false;
  target = *value;
  return true;
}

constexpr std::string_view kWhole = "a whole number, 0 or more";
constexpr std::string_view kFraction = "a number from 0 to 1, at most four decimals";
constexpr std::string_view kMoney = "an amount in euros";
constexpr std::string_view kPositive = "a number above 0";

using S = Scenario;
using V = std::string_view;

constexpr auto kRule = ParameterGroup::rule;
constexpr auto kVintage = ParameterGroup::vintage;
constexpr auto kIncome = ParameterGroup::income;
constexpr auto kDelineation = ParameterGroup::delineation;

bool set_contiguity(S& s, V text) {
  if (text != "4" && text != "8") return false;
  s.delineation.contiguity = text == "4" ? Contiguity::four : Contiguity::eight;
  return true;
}

bool set_flag(bool& target, V text) {
  if (text != "true" && text != "false") return false;
  target = text == "true";
  return true;
}

const std::array<Parameter, 31> kParameters = {{
    {"minimum_unit_population", kRule, kWhole,
     "population minimale de l'unité urbaine (ou de la commune)",
     "smallest population of the urban unit (or commune)",
     [](const S& s) { return fmt::to_string(s.rule.minimum_unit_population); },
     [](S& s, V t) { return assign(s.rule.minimum_unit_population, whole_number(t)); }},
    {"unit_population_rounding", kRule, kWhole,
     "multiple auquel cette population est arrondie, par excès",
     "multiple to which that population is rounded up",
     [](const S& s) { return fmt::to_string(s.rule.unit_population_rounding); },
     [](S& s, V t) { return assign(s.rule.unit_population_rounding, whole_number(t)); }},
    {"minimum_zone_population", kRule, kWhole, "population minimale du quartier",
     "smallest population of a zone",
     [](const S& s) { return fmt::to_string(s.rule.minimum_zone_population); },
     [](S& s, V t) { return assign(s.rule.minimum_zone_population, whole_number(t)); }},
    {"minimum_zone_density", kRule, kWhole,
     "densité minimale du quartier, habitants au km² ; 0 : aucune",
     "smallest density of a zone, people per km²; 0: none",
     [](const S& s) { return fmt::to_string(s.rule.minimum_zone_density); },
     [](S& s, V t) { return assign(s.rule.minimum_zone_density, whole_number(t)); }},
    {"poverty_ratio", kRule, kFraction, "part des médianes pondérées qui fait le seuil",
     "share of the weighted medians that makes the threshold",
     [](const S& s) { return fmt::format("{}", s.rule.poverty_ratio.fraction()); },
     [](S& s, V t) { return assign(s.rule.poverty_ratio, basis_points(t)); }},
    {"national_weight", kRule, kFraction,
     "poids de la médiane nationale ; la locale prend le reste",
     "weight of the national median; the local one takes the rest",
     [](const S& s) { return fmt::format("{}", s.rule.national_weight.fraction()); },
     [](S& s, V t) { return assign(s.rule.national_weight, basis_points(t)); }},
    {"large_unit_population", kRule, kWhole,
     "population à partir de laquelle les poids s'échangent ; 0 : jamais",
     "population from which the weights swap; 0: never",
     [](const S& s) { return fmt::to_string(s.rule.large_unit_population); },
     [](S& s, V t) { return assign(s.rule.large_unit_population, whole_number(t)); }},
    {"threshold_rounding", kRule, kWhole, "multiple d'euros auquel le seuil est arrondi, par excès",
     "multiple of euros to which the threshold is rounded up",
     [](const S& s) { return fmt::to_string(s.rule.threshold_rounding); },
     [](S& s, V t) { return assign(s.rule.threshold_rounding, whole_number(t)); }},
    {"listed_derogation", kRule, "true or false",
     "les quartiers déjà inscrits échappent au critère de l'unité urbaine",
     "listed quartiers are exempt from the urban-unit criterion",
     [](const S& s) { return std::string(s.rule.has_listed_derogation ? "true" : "false"); },
     [](S& s, V t) { return set_flag(s.rule.has_listed_derogation, t); }},
    {"national_declared", kVintage, kMoney, "médiane nationale du revenu déclaré, €/UC",
     "national median of declared income, €/CU",
     [](const S& s) { return fmt::format("{}", s.vintage.national_declared.value()); },
     [](S& s, V t) {
       s.vintage.source_declared = "--set";
       const bool done = assign_money(s.vintage.national_declared, t);
       s.vintage.bridge.anchor_declared = s.vintage.national_declared.value();
       return done;
     }},
    {"national_disposable", kVintage, kMoney, "médiane nationale du revenu disponible, €/UC",
     "national median of disposable income, €/CU",
     [](const S& s) { return fmt::format("{}", s.vintage.national_disposable.value()); },
     [](S& s, V t) {
       s.vintage.source_disposable = "--set";
       const bool done = assign_money(s.vintage.national_disposable, t);
       s.vintage.bridge.anchor_disposable = s.vintage.national_disposable.value();
       return done;
     }},
    {"bridge_exponent", kVintage, kPositive,
     "exposant du passage du revenu disponible au revenu déclaré",
     "exponent of the bridge from disposable to declared income",
     [](const S& s) { return fmt::format("{}", s.vintage.bridge.exponent); },
     [](S& s, V t) {
       s.vintage.bridge.pairs.clear();  // the line instead of the chain
       return assign_positive(s.vintage.bridge.exponent, t);
     }},
    {"bridge_residual", kVintage, kMoney, "écart type autour du passage, € disponibles",
     "standard deviation around the bridge, € disposable",
     [](const S& s) { return fmt::format("{}", s.vintage.bridge.residual); },
     [](S& s, V t) { return assign(s.vintage.bridge.residual, positive_number(t)); }},
    {"spread_mean", kVintage, kPositive,
     "écart type des logarithmes des revenus dans une cellule, a priori",
     "log-standard deviation of incomes within a cell, prior mean",
     [](const S& s) { return fmt::format("{}", s.vintage.spread.mean); },
     [](S& s, V t) {
       s.vintage.department_spread.clear();  // the value holds everywhere
       return assign_positive(s.vintage.spread.mean, t);
     }},
    {"spread_deviation", kVintage, kPositive, "incertitude de cet écart type",
     "doubt about that deviation",
     [](const S& s) { return fmt::format("{}", s.vintage.spread.deviation); },
     [](S& s, V t) { return assign_positive(s.vintage.spread.deviation, t); }},
    {"poor_people_ratio", kIncome, kPositive,
     "part des personnes pauvres / part des ménages pauvres",
     "share of people who are poor / share of households that are",
     [](const S& s) { return fmt::format("{}", s.vintage.poor_people_ratio); },
     [](S& s, V t) {
       s.vintage.department_poor_people_ratio.clear();  // the value holds everywhere
       return assign_positive(s.vintage.poor_people_ratio, t);
     }},
    {"level_deviation", kIncome, "a number from 0 to 1",
     "écart type (en logarithme) du niveau des revenus estimés autour des médianes publiées",
     "log-standard deviation of estimated levels of income around published medians",
     [](const S& s) { return fmt::format("{}", s.vintage.level_deviation); },
     [](S& s, V t) {
       const auto value = positive_number(t);
       return value && *value <= 1.0 && assign(s.vintage.level_deviation, value);
     }},
    {"model", kIncome, "lognormal, dagum, means, headcount or scaled-mean",
     "modèle des revenus d'une cellule", "model of the incomes of a cell",
     [](const S& s) { return std::string(to_text(s.model)); },
     [](S& s, V t) { return assign(s.model, parse_income_model(t)); }},
    {"method", kDelineation, "plain or compact",
     "choix des cellules : chacune pour elle-même (plain) ou ensemble (compact)",
     "choice of cells: each by itself (plain) or together (compact)",
     [](const S& s) {
       return std::string(s.delineation.method == ZoneMethod::plain ? "plain" : "compact");
     },
     [](S& s, V t) {
       if (t != "plain" && t != "compact") return false;
       s.delineation.method = t == "plain" ? ZoneMethod::plain : ZoneMethod::compact;
       return true;
     }},
    {"smoothing", kDelineation, "metres from 0 to 1000; 0 is off, under 200 reaches no neighbour",
     "largeur du noyau qui lisse la part testée, en mètres ; 0 : aucun lissage",
     "bandwidth of the kernel that smooths the share tested, in metres; 0: none",
     [](const S& s) { return fmt::to_string(s.delineation.smoothing); },
     [](S& s, V t) {
       const auto value = whole_number(t);
       return value && *value <= 1000 && assign(s.delineation.smoothing, value);
     }},
    {"compact_share", kDelineation, kFraction,
     "méthode compacte : part sous le seuil à partir de laquelle une cellule pèse pour entrer",
     "compact method: share below the threshold from which a cell weighs for entering",
     [](const S& s) { return fmt::format("{}", s.delineation.compact_share.fraction()); },
     [](S& s, V t) { return assign(s.delineation.compact_share, basis_points(t)); }},
    {"compactness", kDelineation, "a number from 0 to 1",
     "méthode compacte : prix de la limite, en part des habitants qu'elle longe",
     "compact method: price of the limit, as a share of the people along it",
     [](const S& s) { return fmt::format("{}", s.delineation.compactness); },
     [](S& s, V t) {
       const auto value = positive_number(t);
       return value && *value <= 1.0 && assign(s.delineation.compactness, value);
     }},
    {"contiguity", kDelineation, "4 or 8",
     "cellules voisines : par les côtés (4) ou aussi par les coins (8)",
     "neighbouring cells: by sides (4) or by corners too (8)",
     [](const S& s) { return fmt::to_string(static_cast<int>(s.delineation.contiguity)); },
     set_contiguity},
    {"cell_share", kDelineation, kFraction,
     "part des habitants sous le seuil au-delà de laquelle une cellule entre",
     "share of people below the threshold above which a cell enters",
     [](const S& s) { return fmt::format("{}", s.delineation.cell_share.fraction()); },
     [](S& s, V t) { return assign(s.delineation.cell_share, basis_points(t)); }},
    {"minimum_cell_population", kDelineation, kWhole,
     "habitants qu'il faut à une cellule pour entrer", "people a cell needs to enter",
     [](const S& s) { return fmt::to_string(s.delineation.minimum_cell_population); },
     [](S& s, V t) { return assign(s.delineation.minimum_cell_population, whole_number(t)); }},
    {"fill_gaps", kDelineation, kWhole,
     "taille maximale, en cellules, des vides enclavés qui sont comblés",
     "largest enclosed gaps, in cells, that are filled",
     [](const S& s) { return fmt::to_string(s.delineation.fill_gaps); },
     [](S& s, V t) { return assign(s.delineation.fill_gaps, whole_number(t)); }},
    {"fill_doubtful_gaps", kDelineation, kWhole,
     "de même pour les vides dont aucune cellule n'est sûrement au-dessus du seuil",
     "the same for gaps of which no cell is surely above the threshold",
     [](const S& s) { return fmt::to_string(s.delineation.fill_doubtful_gaps); },
     [](S& s, V t) { return assign(s.delineation.fill_doubtful_gaps, whole_number(t)); }},
    {"bridge_empty", kDelineation, "a whole number from 0 to 10",
     "cellules inhabitées franchies entre deux cellules retenues",
     "uninhabited cells crossed between two cells that enter",
     [](const S& s) { return fmt::to_string(s.delineation.bridge_empty); },
     [](S& s, V t) {
       const auto value = whole_number(t);
       return value && *value <= 10 && assign(s.delineation.bridge_empty, value);
     }},
    {"listed_cell_share", kDelineation, kFraction,
     "part de sa surface qui rattache une cellule à un quartier inscrit",
     "share of its area that makes a cell part of a listed quartier",
     [](const S& s) { return fmt::format("{}", s.delineation.listed_cell_share.fraction()); },
     [](S& s, V t) { return assign(s.delineation.listed_cell_share, basis_points(t)); }},
    {"near_miss_population", kDelineation, kFraction,
     "quasi-quartier : part de la population minimale atteinte",
     "near miss: share of the minimum population reached",
     [](const S& s) { return fmt::format("{}", s.delineation.near_miss_population.fraction()); },
     [](S& s, V t) { return assign(s.delineation.near_miss_population, basis_points(t)); }},
    {"near_miss_income", kDelineation, kFraction,
     "quasi-quartier : hausse du seuil qui le ferait entrer",
     "near miss: raise of the threshold that would let it in",
     [](const S& s) { return fmt::format("{}", s.delineation.near_miss_income.fraction()); },
     [](S& s, V t) { return assign(s.delineation.near_miss_income, basis_points(t)); }},
}};

}  // namespace

std::span<const Parameter> parameters() { return kParameters; }

const Parameter* find_parameter(std::string_view name) {
  for (const Parameter& p : kParameters) {
    if (p.name == name) return &p;
  }
  return nullptr;
}

bool is_figure(const Parameter& parameter) {
  return parameter.group == ParameterGroup::vintage ||
         (parameter.group == ParameterGroup::income && parameter.name != "model");
}

ParameterValue parse_setting(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    throw ArgumentError(
        fmt::format("expected NAME=VALUE, such as poverty_ratio=0.55, found \"{}\"", text));
  }
  return {std::string(trimmed(text.substr(0, equals))), std::string(text.substr(equals + 1))};
}

void set_parameter(Scenario& scenario, std::string_view name, std::string_view value) {
  const Parameter* const parameter = find_parameter(name);
  if (parameter == nullptr) {
    std::vector<std::string> names;
    for (const Parameter& p : kParameters) names.emplace_back(p.name);
    const auto near = nearest_name(name, names);
    throw ArgumentError(fmt::format("unknown parameter \"{}\"{}; `carreau rules {}` lists them",
                                    name, near ? fmt::format(" (is \"{}\" meant?)", *near) : "",
                                    scenario.rule.name));
  }
  if (!parameter->set(scenario, trimmed(value))) {
    throw ArgumentError(
        fmt::format("{}: expected {}, found \"{}\"", name, parameter->expected, value));
  }
}

void apply_setting(Scenario& scenario, const ParameterValue& setting, std::string_view origin) {
  set_parameter(scenario, setting.name, setting.value);
  // The value is the user's now: no output may cite an article for it.
  scenario.rule.clauses[setting.name] = {std::string(origin), {}};
  validate(scenario.rule);
}

}  // namespace carreau
