// SPDX-License-Identifier: Apache-2.0
#include "support/small_programme.hpp"

#include "support/polygons.hpp"

namespace carreau::testing {

namespace {

/// A square of 400 m in the plane of Lambert-93, near Alès.
void add_square(Zoning& zoning, const char* code, const char* name, double east) {
  zoning.codes.emplace_back(code);
  zoning.names.emplace_back(name);
  const double x = 785'000.0 + east;
  const double y = 6'335'000.0;
  zoning.polygons.begin_feature();
  zoning.polygons.begin_polygon();
  zoning.polygons.add_ring(
      std::vector<Point>{{x, y}, {x + 400.0, y}, {x + 400.0, y + 400.0}, {x, y + 400.0}, {x, y}});
}

QuartierFacts facts_of_quartier(const char* code, const char* name) {
  QuartierFacts facts;
  facts.code = code;
  facts.name = name;
  return facts;
}

void add_quartiers(SmallProgramme& small) {
  small.zoning.polygons = PolygonSet(Crs::epsg(2154));
  small.older.polygons = PolygonSet(Crs::epsg(2154));
  add_square(small.zoning, "QN03001M", "Tamaris", 0.0);
  add_square(small.zoning, "QN03002M", "Cauvel", 1'000.0);
  add_square(small.older, "QP030009", "Rive Droite", 2'000.0);
  small.quartiers = {facts_of_quartier("QN03001M", "Tamaris"),
                     facts_of_quartier("QN03002M", "Cauvel")};
  small.quartiers[0].people = 1'000.0;
  small.quartiers[0].poor_households = 200.0;
  small.quartiers[0].share_imputed = 0.1;
  small.quartiers[0].communes = {{"30007", "Alès", 1'000.0}};
  small.quartiers[1].people = 3'000.0;
  small.quartiers[1].has_entered = true;
  small.former = {facts_of_quartier("QP030009", "Rive Droite")};
}

Action action(const char* reference, int year, const char* title, ActionStatus status) {
  Action action;
  action.reference = reference;
  action.year = year;
  action.title = title;
  action.status = status;
  action.contract = "CV Alès";
  return action;
}

void add_actions(Programme& programme) {
  using enum ActionStatus;
  programme.actions = {action("A1", 2023, "Crèche", granted), action("A2", 2024, "Devoirs", paid),
                       action("A3", 2024, "Forum", refused), action("A4", 2024, "Jardin", granted),
                       action("A5", 2024, "Atelier", requested)};
  auto& actions = programme.actions;
  actions[0].operator_name = "Les Tilleuls";
  actions[0].theme = ThemeIndex(0);
  actions[0].quartiers = {{"QN03001M", {}}};
  actions[0].audience_forecast = 40;
  actions[0].audience_actual = 20;
  actions[1].theme = ThemeIndex(1);
  actions[1].quartiers = {{"QN03001M", {}}, {"QN03002M", {}}};
  actions[2].is_transterritorial = true;
  actions[3].theme = ThemeIndex(1);
  actions[3].quartiers = {{"QP030009", {}}};
  actions[4].contract.clear();
}

std::optional<Euros> cents(std::int64_t value) { return Euros::from_cents(value); }

void add_money(Programme& programme) {
  programme.funders = {{"État P147", FunderKind::state_p147},
                       {"Ville d'Alès", FunderKind::commune}};
  const auto line = [&](std::size_t action, std::size_t funder, CreditKind credit,
                        const Amounts& amounts) {
    programme.lines.push_back({ActionIndex(action), FunderIndex(funder), credit, amounts});
  };
  line(0, 0, CreditKind::specific, {cents(100'000), cents(80'050), {}});
  line(1, 1, CreditKind::common_law, {cents(200'000), cents(100'000), cents(90'000)});
  line(2, 0, CreditKind::specific, {cents(50'000), cents(0), {}});
  line(3, 1, CreditKind::unknown, {{}, cents(30'000), {}});
  line(4, 1, CreditKind::common_law, {cents(40'000), {}, {}});
  programme.envelopes = {{"CV Alès", "État P147", "", 2023, 2024, Euros::whole(1'601), {}}};
  programme.indicators = {{ActionIndex(0), "Séances", "séances", 10.0, 8.0},
                          {ActionIndex(1), "Séances", "séances", 5.0, {}}};
}

}  // namespace

SmallProgramme::SmallProgramme() {
  add_quartiers(*this);
  programme.crs = Crs::epsg(2154);
  programme.themes = {{"p147-2024", "1.1", "Petite enfance"}, {"p147-2024", "1.2", "Scolarité"}};
  themes.themes = programme.themes;
  themes.of = {ThemeIndex(0), ThemeIndex(1)};
  add_actions(programme);
  add_money(programme);
  inputs = {{"actions", "actions.csv", std::string(64, 'a')}, {"zones", "quartiers.gpkg", {}}};
  compute();
}

void SmallProgramme::compute() {
  findings = Findings();
  ReportedProgramme::compute();
}

void SmallProgramme::clear_actions() {
  programme.actions.clear();
  programme.lines.clear();
  programme.indicators.clear();
  programme.envelopes.clear();
  compute();
}

report::ActionsView SmallProgramme::view() const { return ReportedProgramme::view(""); }

}  // namespace carreau::testing
