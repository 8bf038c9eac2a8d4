// SPDX-License-Identifier: Apache-2.0
/// Which funding lines belong to which envelope.
#include "actions/envelopes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau {
namespace {

using ::testing::ElementsAre;

/// The programme of Montélimar: the State's envelope holds that of the educational scheme.
struct Montelimar {
  Programme programme;
  Findings findings;

  Montelimar() {
    programme.funders = {state("Etat", FunderKind::state), town("Ville", true),
                         town("Ville de Montélimar", false),
                         state("Etat (P147)", FunderKind::state_p147)};
    programme.funders[3].entry = "P147";
    programme.themes = {{{}, {}, "PRE"}, {{}, {}, "Emploi"}, {{}, "1.2", "Scolarité"}};
    add("Réussite", 0, 0, 290'000);
    add("Cité des métiers", 1, 0, 60'000);
    add("Samu social", 1, 3, 95'000);
    add("Aide", 1, 1, 50'000);
  }
  static Funder state(const char* name, FunderKind kind) {
    return {name, kind, CreditKind::unknown, {}, "État", true, {kind}};
  }
  static Funder town(const char* name, bool is_bare) {
    return {name,
            FunderKind::commune,
            {},
            {},
            "Communes",
            is_bare,
            is_bare ? std::vector{FunderKind::commune} : std::vector<FunderKind>()};
  }
  void add(const char* title, std::size_t theme, std::size_t funder, std::int64_t euros) {
    Action action;
    action.title = title;
    action.year = 2007;
    action.contract = "CV Montélimar";
    action.theme = ThemeIndex(theme);
    programme.lines.push_back({ActionIndex(programme.actions.size()),
                               FunderIndex(funder),
                               CreditKind::unknown,
                               {{}, Euros::whole(euros), {}}});
    programme.actions.push_back(action);
  }
  Envelope& envelope(const Funder& giver, const std::string& theme, std::int64_t euros) {
    Envelope& one = programme.envelopes.emplace_back();
    one.contract = "Montélimar";
    one.funder = giver.name;
    one.giver = giver;
    one.theme = theme;
    one.first_year = one.last_year = 2007;
    one.amount = Euros::whole(euros);
    one.source = {"env.csv", 2, "montant"};
    return one;
  }
  Envelope& envelope_of_state(const std::string& theme, std::int64_t euros) {
    Funder all = state("Etat", FunderKind::state);
    all.covers = {FunderKind::state, FunderKind::state_p147};
    return envelope(all, theme, euros);
  }
  std::vector<Euros> granted() {
    std::vector<Euros> list;
    for (const EnvelopeUse& use : envelope_uses(programme)) {
      list.push_back(use.years.back().cumulated);
    }
    return list;
  }
  std::vector<std::string> notes() {
    note_envelopes(programme, envelope_uses(programme), findings);
    std::vector<std::string> codes;
    for (const Finding& finding : findings.list()) codes.push_back(finding.code);
    return codes;
  }
};

TEST(Envelopes, TheStateHoldsItsSchemesAndAllItsCredits) {
  Montelimar m;
  m.envelope_of_state("", 442'000);
  m.envelope_of_state("PRE", 290'000);
  EXPECT_THAT(m.granted(), ElementsAre(Euros::whole(445'000), Euros::whole(290'000)));
  const auto uses = envelope_uses(m.programme);
  EXPECT_EQ(uses[0].within, std::nullopt);
  EXPECT_EQ(uses[1].within, 0U);
  EXPECT_THAT(m.notes(), ElementsAre("envelope_within"));
}

TEST(Envelopes, ASchemeIsMetByThemeSchemeOrTitle) {
  const auto granted_for = [](const auto& change) {
    Montelimar m;
    m.programme.actions[0].theme = ThemeIndex(1);
    change(m.programme.actions[0]);
    Envelope& envelope = m.envelope_of_state("PRE", 290'000);
    envelope.theme_names = {"pre", "programme de reussite educative"};
    return m.granted().front();
  };
  const Euros all = Euros::whole(290'000);
  EXPECT_EQ(granted_for([](Action& a) { a.scheme = "pre"; }), all);
  EXPECT_EQ(granted_for([](Action& a) { a.theme_written = "P.R.E"; }), Euros());
  EXPECT_EQ(granted_for([](Action& a) { a.theme_written = "Programme de réussite éducative"; }),
            all);
  EXPECT_EQ(granted_for([](Action& a) { a.title = "PRE 2007"; }), all);
  EXPECT_EQ(granted_for([](Action& a) { a.title = "Programme de Réussite Éducative"; }), all);
  EXPECT_EQ(granted_for([](Action& a) { a.title = "Pré Saint-Jean"; }), Euros());
  EXPECT_EQ(granted_for([](Action& a) { a.title = "PRESSE"; }), Euros());
  EXPECT_EQ(granted_for([](Action& a) { a.theme = ThemeIndex(2); }), Euros());
}

TEST(Envelopes, TheColumnOfTheSchemeDecidesWhereTheActionHasOne) {
  Montelimar m;
  Envelope& envelope = m.envelope_of_state("", 100);
  envelope.scheme = "PRE";
  EXPECT_THAT(m.granted(), ElementsAre(Euros::whole(290'000)));
  m.programme.actions[0].scheme = "ASV";
  EXPECT_THAT(m.granted(), ElementsAre(Euros()));
}

TEST(Envelopes, AThemeHoldsTheCodesBelowIt) {
  Montelimar m;
  m.add("Devoirs", 2, 0, 7);
  m.envelope_of_state("1", 10);
  m.envelope_of_state("1.2", 10);
  m.envelope_of_state("12", 10);
  EXPECT_THAT(m.granted(), ElementsAre(Euros::whole(7), Euros::whole(7), Euros()));
}

TEST(Envelopes, ABareNameIsTakenForTheOnlyFunderOfItsEntry) {
  Montelimar m;
  m.envelope(Montelimar::town("Ville de Montélimar", false), "", 121'000);
  EXPECT_THAT(m.granted(), ElementsAre(Euros::whole(50'000)));
  EXPECT_THAT(m.notes(), ElementsAre("envelope_bare_funder"));
  m.programme.funders.push_back(Montelimar::town("Ville de Valence", false));
  EXPECT_THAT(m.granted(), ElementsAre(Euros()));
}

TEST(Envelopes, AnEnvelopeWithoutALineIsAWarning) {
  Montelimar m;
  m.envelope(Montelimar::town("Ville", true), "Santé", 5'000);
  EXPECT_THAT(m.notes(), ElementsAre("envelope_without_line"));
  EXPECT_EQ(m.findings.list().front().severity, Severity::warning);
  EXPECT_EQ(m.findings.list().front().first.row, 2);
}

TEST(Envelopes, CreditsThatContradictEachOtherDoNotMeet) {
  Montelimar m;
  Envelope& envelope = m.envelope_of_state("", 1);
  envelope.giver.credit = CreditKind::common_law;
  envelope.funder = envelope.giver.name = "Etat, droit commun";
  m.programme.lines[0].credit = CreditKind::specific;
  m.programme.lines[1].credit = CreditKind::common_law;
  EXPECT_THAT(m.granted(), ElementsAre(Euros::whole(60'000 + 95'000)));
}

}  // namespace
}  // namespace carreau
