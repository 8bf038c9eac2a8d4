// SPDX-License-Identifier: Apache-2.0
#include "support/drawn_programme.hpp"

#include "actions/action_places.hpp"
#include "sample/action_texts.hpp"
#include "support/polygons.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace carreau::testing {

namespace {

constexpr Point kMiddle{785'000.0, 6'335'000.0};  // in Lambert-93, in the Gard
constexpr std::array<const char*, 12> kNames = {
    "Les Cévennes",  "Tamaris",   "Prés Saint-Jean", "Rochebelle", "Cauvel",    "La Royale",
    "Centre ancien", "Chantilly", "Trescol",         "Brésis",     "L'Écusson", "Montaud"};

class Draw {
 public:
  explicit Draw(DrawnProgramme& drawn) : drawn_(drawn) {}

  void quartiers() {
    drawn_.zoning.polygons = PolygonSet(Crs::epsg(2154));
    drawn_.older.polygons = PolygonSet(Crs::epsg(2154));
    for (std::size_t q = 0; q < kNames.size(); ++q) {
      const std::string code = fmt::format("QN030{:02}M", q + 1);
      add(drawn_.zoning, code, kNames[q], 250.0 + 30.0 * static_cast<double>(q));
      QuartierFacts facts;
      facts.code = code;
      facts.name = kNames[q];
      facts.people = 900.0 + 311.5 * static_cast<double>(q);
      facts.households = *facts.people / 2.2;
      facts.poor_households = *facts.households * 0.44;
      facts.share_imputed = 0.02 * static_cast<double>(q % 4);
      facts.communes = {{"30007", "Alès", *facts.people}};
      if (q > 7) facts.communes = {{"30132", "La Grand-Combe", *facts.people}};
      facts.contract = "CV Alès";
      facts.has_entered = q == 11;
      drawn_.quartiers.push_back(facts);
    }
    for (std::size_t q = 0; q < 2; ++q) {
      const std::string code = fmt::format("QP0300{}", 91 + q);
      add(drawn_.older, code, q == 0 ? "Bas-Brésis" : "Rive Droite", 420.0);
      QuartierFacts& facts = drawn_.former.emplace_back();
      facts.code = code;
      facts.name = drawn_.older.names.back();
    }
  }

  void lists() {
    for (const ActionText& text : action_texts()) {
      const Theme theme{"p147-2024", std::string(text.theme), std::string(text.label)};
      if (drawn_.programme.themes.empty() || drawn_.programme.themes.back().code != theme.code) {
        drawn_.programme.themes.push_back(theme);
      }
    }
    drawn_.themes.themes = drawn_.programme.themes;
    for (std::size_t t = 0; t < drawn_.themes.themes.size(); ++t) {
      drawn_.themes.of.emplace_back(t);
    }
    using enum FunderKind;
    drawn_.programme.funders = {{"État P147", state_p147},
                                {"Région Occitanie", region},
                                {"Conseil départemental du Gard", department},
                                {"Alès Agglomération", intercommunality},
                                {"Ville d'Alès", commune},
                                {"CAF du Gard", family_fund},
                                {"Logis Cévenols", landlord},
                                {"FSE+", europe},
                                {"ARS Occitanie", agency},
                                {"Fondation locale", other}};
    drawn_.programme.envelopes = {
        {"CV Alès", "État P147", "", 2024, 2026, Euros::whole(6'000'000), {}},
        {"", "", "1", 2024, 2026, Euros::whole(2'400'000), {}},
        {"Un autre contrat", "", "", 2024, 2024, Euros::whole(100'000), {}}};
    drawn_.inputs = {{"actions", "actions.xlsx", std::string(64, 'a')},
                     {"zones", "quartiers.gpkg", std::string(64, 'b')}};
    drawn_.findings.warn("unknown_quartier", {{"code", "QN03099X"}, {"nearest", "QN03009M"}},
                         {"actions.xlsx", 18, "quartiers"}, 2);
    drawn_.findings.notice("decimal_comma", {}, {"actions.xlsx", 2, "montant"}, 640);
  }

  void actions(std::size_t count) {
    drawn_.programme.crs = Crs::epsg(4326);
    const Transform to_degrees(Crs::epsg(2154), Crs::epsg(4326));
    for (std::size_t a = 0; a < count; ++a) {
      const std::size_t t = whole(action_texts().size());
      Action action = wording(a, t);
      if (a == 0) action.title = kHostile;
      if (a == 1) action.title = kFormula;
      if (a == 2) action.operator_name = "@porteur";
      place(action, action_texts()[t].reach, to_degrees);
      drawn_.programme.actions.push_back(std::move(action));
      lines(a);
    }
  }

 private:
  void add(Zoning& zoning, const std::string& code, const std::string& name, double radius) {
    zoning.codes.push_back(code);
    zoning.names.push_back(name);
    const std::size_t place = middles_.size();  // on a grid of four columns, so that no two overlap
    const Point middle{kMiddle.x + 1'700.0 * static_cast<double>(place % 4) + 300.0 * unit(),
                       kMiddle.y - 1'500.0 * static_cast<double>(place / 4) + 300.0 * unit()};
    std::vector<double> radii(11);
    for (double& r : radii) r = radius * (0.6 + 0.4 * unit());
    zoning.polygons.begin_feature();
    zoning.polygons.begin_polygon();
    zoning.polygons.add_ring(star_ring(middle, radii, 1.0));
    middles_.push_back(middle);
  }

  Action wording(std::size_t a, std::size_t t) {
    const ActionText& text = action_texts()[t];
    Action action;
    action.year = 2023 + static_cast<int>(whole(3));
    action.reference = fmt::format("{}-{:04}", action.year, a + 1);
    action.title = text.title;
    action.operator_name = fmt::format("{} {}", text.operator_kind, kNames[whole(kNames.size())]);
    action.contract = "CV Alès";
    for (std::size_t k = 0; k < drawn_.programme.themes.size(); ++k) {
      if (drawn_.programme.themes[k].code == text.theme) action.theme = ThemeIndex(k);
    }
    if (whole(40) == 0) action.theme = ThemeIndex::none();
    action.status = static_cast<ActionStatus>(whole(10) < 7 ? 1 + whole(2) : whole(6));
    action.audience_forecast = 10 + static_cast<std::int64_t>(whole(90));
    if (whole(3) > 0) action.audience_actual = 5 + static_cast<std::int64_t>(whole(100));
    action.source = {"actions.xlsx", static_cast<std::int64_t>(a + 2), {}};
    if (whole(5) == 0) {
      drawn_.programme.indicators.push_back(
          {ActionIndex(a), "Séances", "séances", 10.0 + static_cast<double>(whole(30)),
           whole(2) == 0 ? std::optional(8.0 + static_cast<double>(whole(30))) : std::nullopt});
    }
    return action;
  }

  void place(Action& action, ActionReach reach, const Transform& to_degrees) {
    if (reach == ActionReach::transterritorial) {
      action.is_transterritorial = whole(5) > 0;  // nothing locates the other actions
      if (!action.is_transterritorial) action.contract.clear();
      return;
    }
    const std::size_t q = whole(drawn_.quartiers.size());
    if (whole(20) == 0) {
      action.quartiers = {{drawn_.former[whole(2)].code, {}}};
    } else if (reach == ActionReach::several) {
      action.quartiers = {{drawn_.quartiers[q].code, {}},
                          {drawn_.quartiers[(q + 1) % 12].code, {}}};
    } else if (whole(3) > 0) {
      action.quartiers = {{drawn_.quartiers[q].code, {}}};
    } else if (whole(4) == 0) {
      action.communes = {"30007"};
    }
    if (whole(10) < 6 && action.communes.empty()) {
      const Point at{middles_[q].x + 900.0 * (unit() - 0.5),
                     middles_[q].y + 900.0 * (unit() - 0.5)};
      action.place = to_degrees.apply(at);
    }
  }

  void lines(std::size_t a) {
    const Action& action = drawn_.programme.actions[a];
    const std::size_t count = 1 + whole(3);
    const std::size_t first = whole(drawn_.programme.funders.size());
    for (std::size_t k = 0; k < count; ++k) {
      FundingLine line;
      line.action = ActionIndex(a);
      line.funder = FunderIndex(k == 0 ? 0 : (first + k) % drawn_.programme.funders.size());
      line.credit =
          k == 0 ? CreditKind::specific : static_cast<CreditKind>(whole(8) == 0 ? 0 : 1 + whole(2));
      const auto euros = static_cast<std::int64_t>(500 + whole(19'500));
      line.amounts.requested =
          Euros::from_cents(euros * 100 + static_cast<std::int64_t>(whole(2)) * 50);
      const bool is_granted =
          action.status == ActionStatus::granted || action.status == ActionStatus::paid;
      if (is_granted) line.amounts.granted = Euros::whole(euros * 8 / 10);
      if (action.status == ActionStatus::refused) line.amounts.granted = Euros();
      if (action.status == ActionStatus::paid) line.amounts.paid = Euros::whole(euros * 6 / 10);
      drawn_.programme.lines.push_back(line);
    }
  }

  double unit() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }
  std::size_t whole(std::size_t below) { return random_() % below; }

  DrawnProgramme& drawn_;
  Random random_{7};
  std::vector<Point> middles_;
};

}  // namespace

void ReportedProgramme::compute() {
  const auto places = locate_actions(programme, {zoning.polygons});
  const Successors none;
  const QuartierWords words = {{"tous"}, {"hors"}, {"transterritorial"}, {"sauf"}};
  attribution = attribute({programme, quartiers, former, none, places, words}, findings);
  ledger = make_ledger(programme, attribution, themes.of);
  summary = summarise({programme, attribution, ledger, themes});
}

report::ActionsView ReportedProgramme::view(const std::string& title) const {
  return {{programme, attribution, summary, themes, quartiers, former, zoning, &older, findings,
           inputs},
          title,
          "P147, 2024",
          3};
}

DrawnProgramme::DrawnProgramme(std::size_t actions) {
  Draw draw(*this);
  draw.quartiers();
  draw.lists();
  draw.actions(actions);
  compute();
}

report::ActionsView DrawnProgramme::view() const {
  return ReportedProgramme::view("Contrat de ville d'Alès <essai>");
}

}  // namespace carreau::testing
