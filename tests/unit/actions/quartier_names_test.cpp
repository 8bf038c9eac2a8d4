// SPDX-License-Identifier: Apache-2.0
/// What users write in a column of quartiers, and the quartiers that they mean.
#include "actions/quartier_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;

class QuartierNamesTest : public ::testing::Test {
 protected:
  QuartierNamesTest() {
    add("QN03601M", "La Fontaine", "36001", "Aunemont");
    add("QN03602M", "La Tuilerie", "36001", "Aunemont");
    add("QP030014", "L'Ecusson", "30227", "Saint-Ambroix");
    add("QP030016", "Centre Ville - Arboux", "30132", "La Grand-Combe");
    add("QP030017", "Trescol - La Levade", "30132", "La Grand-Combe");
    add("QP030005", "Chemin-Bas D'Avignon - Clos D'Orville", "30189", "Nîmes");
    add("QP030004", "Gambetta-Richelieu", "30189", "Nîmes");
    add("QP030002", "Centre Ville", "30010", "Anduze");
    add("QP030013", "Centre Ville", "30032", "Beaucaire");
    add("QP030018", "Quartier Prioritaire D'Uzès", "30334", "Uzès");
    add("QP034021", "Centre Et Périphérie", "34145", "Lunel");
    add("QP030010", "Escanaux - Coronelle", "30028", "Bagnols-sur-Cèze");
    words_ = {{"tous", "ensemble", "all"}, {"hors", "outside"}, {"transterritorial"}, {"sauf"}};
  }

  void add(const char* code, const char* name, const char* commune, const char* commune_name) {
    QuartierFacts facts;
    facts.code = code;
    facts.name = name;
    facts.communes = {{commune, commune_name, 0.0}};
    quartiers_.push_back(facts);
  }

  std::vector<NamedPart> read(const std::string& text) {
    CommuneNames communes;
    communes.add("30037", "Bessèges");
    for (std::size_t q = 0; q < quartiers_.size(); ++q) {
      const QuartierCommune& commune = quartiers_[q].communes.front();
      communes.add_quartier(communes.add(commune.code, commune.name), q, 0.0);
    }
    const AttributionInput input{programme_, quartiers_, {}, successors_, {}, words_, aliases_};
    const QuartierNames names(input, communes);
    auto parts = names.resolve(text, {row_communes_, contract_, {}});
    list_.assign(names.list().begin(), names.list().end());
    return parts;
  }

  /// A word for each part: its code, or its kind where it is no quartier.
  std::vector<std::string> meaning(const std::string& text) {
    std::vector<std::string> meanings;
    for (const NamedPart& part : read(text)) {
      switch (part.kind) {
        case NamedKind::quartier: meanings.push_back(list_[part.quartiers.front()].code); break;
        case NamedKind::commune: meanings.emplace_back("commune"); break;
        case NamedKind::all: meanings.emplace_back("all"); break;
        case NamedKind::outside: meanings.emplace_back("outside"); break;
        case NamedKind::transterritorial: meanings.emplace_back("across"); break;
        case NamedKind::ambiguous:
          meanings.push_back("one of " + std::to_string(part.quartiers.size()));
          break;
        case NamedKind::unknown: meanings.emplace_back("unknown"); break;
      }
    }
    return meanings;
  }

  std::vector<QuartierFacts> quartiers_;
  QuartierWords words_;
  std::vector<QuartierAlias> aliases_;
  std::vector<std::string> row_communes_;
  std::string contract_;
  Programme programme_;
  Successors successors_;
  std::vector<NamedQuartier> list_;
};

TEST_F(QuartierNamesTest, ACodeWithItsLabelIsTheCode) {
  for (const char* text :
       {"QN03601M", "qn 03601 m", "QN03601M - La Fontaine", "La Fontaine (QN03601M)",
        "QPV QN03601M : La Fontaine", "QN03601M La Fontaine", "QN03601M – La Fontaine du bas",
        "Quartier prioritaire QN03601M, Aunemont", "[QN03601M] la fontaine", "QN03601M."}) {
    const auto parts = meaning(text);
    ASSERT_FALSE(parts.empty()) << text;
    EXPECT_EQ(parts.front(), "QN03601M") << text;
  }
  EXPECT_THAT(meaning("QN03601M - La Fontaine"), ElementsAre("QN03601M"));
}

TEST_F(QuartierNamesTest, CodesAreSeveralWhateverGluesThem) {
  for (const char* text :
       {"QN03601M et QN03602M", "QN03601M/QN03602M", "QN03601M + QN03602M", "QN03601M\nQN03602M",
        "QN03601M & QN03602M", "QN03601M puis QN03602M", "QN03601M, QN03602M",
        "QN03601M - QN03602M", "QN03601M QN03602M",
        "QN03601M - La Fontaine / QN03602M - La Tuilerie", "La Fontaine et La Tuilerie",
        "La Fontaine, QN03602M", "La Fontaine - La Tuilerie"}) {
    EXPECT_THAT(meaning(text), ElementsAre("QN03601M", "QN03602M")) << text;
  }
}

TEST_F(QuartierNamesTest, NamesWithoutCaseAccentsArticlesAndTheWordQuartier) {
  for (const char* text :
       {"L'Ecusson", "L’Écusson", "ECUSSON", "l écusson", "Quartier de l'Écusson", "QPV Ecusson",
        "« L'Ecusson »", "Saint Ambroix « L'Ecusson »", "L'Ecusson (St-Ambroix)",
        "Ecusson, Saint-Ambroix",
        "E\xCC\x81"
        "cusson"}) {
    EXPECT_THAT(meaning(text), ElementsAre("QP030014")) << text;
  }
}

TEST_F(QuartierNamesTest, PartsOfANameDesignateIt) {
  for (const char* text : {"Trescol", "La Levade", "Trescol - La Levade", "Trescol / La Levade",
                           "trescol-la levade", "La Levade - Trescol"}) {
    EXPECT_THAT(meaning(text), ElementsAre("QP030017")) << text;
  }
  EXPECT_THAT(meaning("Arboux"), ElementsAre("QP030016"));
  EXPECT_THAT(meaning("Clos d'Orville"), ElementsAre("QP030005"));
  EXPECT_THAT(meaning("Chemin Bas d'Avignon"), ElementsAre("QP030005"));
  EXPECT_THAT(meaning("Richelieu"), ElementsAre("QP030004"));
  EXPECT_THAT(meaning("Uzès"), ElementsAre("QP030018"));
  EXPECT_THAT(meaning("Centre et périphérie"), ElementsAre("QP034021"));
}

TEST_F(QuartierNamesTest, ANameOfSeveralQuartiersIsNeverGuessed) {
  EXPECT_THAT(meaning("Centre Ville"), ElementsAre("one of 3"));
  for (const char* text : {"Centre-ville (Beaucaire)", "Beaucaire Centre Ville",
                           "Centre ville, Beaucaire", "Beaucaire : centre-ville"}) {
    EXPECT_THAT(meaning(text), ElementsAre("QP030013")) << text;
  }
  EXPECT_THAT(meaning("Centre Ville, Grand-Combe"), ElementsAre("QP030016"));
  row_communes_ = {"Anduze"};
  EXPECT_THAT(meaning("Centre Ville"), ElementsAre("QP030002"));
}

TEST_F(QuartierNamesTest, CodeAndNameOfDifferentQuartiersAreInDoubt) {
  EXPECT_EQ(read("QN03601M - La Tuilerie").front().doubt, NameDoubt::two_quartiers);
  EXPECT_EQ(read("QN03601M - La Tuilerie").front().kind, NamedKind::ambiguous);
  EXPECT_THAT(meaning("Anduze - L'Ecusson"), ElementsAre("unknown"));
  EXPECT_THAT(meaning("Saint-Ambroix - Centre Ville"), ElementsAre("one of 3"));
}

TEST_F(QuartierNamesTest, ACodeOfAnotherListIsNoQuartierOfThisOne) {
  const auto parts = read("QN03014M");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].kind, NamedKind::ambiguous);
  EXPECT_EQ(parts[0].doubt, NameDoubt::other_list);
  EXPECT_EQ(list_[parts[0].quartiers.front()].code, "QP030014");
  // The name beside it says more than its number.
  EXPECT_THAT(meaning("QN03099M - L'Ecusson"), ElementsAre("QP030014"));
  EXPECT_EQ(read("QN03099M - L'Ecusson").front().doubt, NameDoubt::unknown_code);
}

TEST_F(QuartierNamesTest, WordsForAllForNoneAndForElsewhere) {
  for (const char* text : {"tous quartiers", "Tous les QPV", "ensemble des QPV", "all QPV",
                           "Tous les quartiers prioritaires"}) {
    EXPECT_THAT(meaning(text), ElementsAre("all")) << text;
  }
  for (const char* text : {"Hors QPV", "hors quartiers", "outside QPV", "outside the QPV",
                           "Hors quartier prioritaire", "Hors QPV (Bessèges)"}) {
    EXPECT_THAT(meaning(text), ElementsAre("outside")) << text;
  }
  EXPECT_THAT(meaning("Tous les QPV de Nîmes"), ElementsAre("commune"));
  EXPECT_THAT(meaning("Nîmes"), ElementsAre("commune"));
  EXPECT_THAT(meaning("Bagnols"), ElementsAre("commune"));
  EXPECT_THAT(meaning("Transterritorial"), ElementsAre("across"));
  EXPECT_THAT(meaning("La Fontaine ; hors QPV"), ElementsAre("QN03601M", "outside"));
}

TEST_F(QuartierNamesTest, WordsThatDenyOrExceedANameAreNotOverheard) {
  EXPECT_THAT(meaning("Tous sauf Trescol"), ElementsAre("unknown"));
  EXPECT_THAT(meaning("hors La Fontaine"), ElementsAre("unknown"));
  EXPECT_THAT(meaning("QN03601M, sauf Trescol"), ElementsAre("unknown"));
  EXPECT_THAT(meaning("Tout public"), ElementsAre("unknown"));
  const auto parts = read("Centre social La Fontaine");
  EXPECT_EQ(parts.front().kind, NamedKind::unknown);
  ASSERT_TRUE(parts.front().nearest);
  EXPECT_EQ(list_[*parts.front().nearest].code, "QN03601M");
  EXPECT_EQ(parts.front().text, "Centre social La Fontaine");
}

TEST_F(QuartierNamesTest, AnAliasStandsForItsMeaning) {
  aliases_ = {{"Le bas de la ville", "QN03601M ; QN03602M"}, {"chez nous", "hors QPV"}};
  EXPECT_THAT(meaning("le BAS de la ville"), ElementsAre("QN03601M", "QN03602M"));
  EXPECT_THAT(meaning("Chez nous"), ElementsAre("outside"));
  EXPECT_EQ(read("Chez nous").front().text, "Chez nous");
}

TEST_F(QuartierNamesTest, ShortCodesAreNoNumbersOfNames) {
  add("2", "Le Port", "30003", "Aigues-Mortes");
  EXPECT_THAT(meaning("2"), ElementsAre("2"));
  EXPECT_THAT(meaning("Cité 2"), ElementsAre("unknown"));
}

/// Independent of the search for the longest names: every text made of known items and separators
/// means exactly these items, in their order.
TEST_F(QuartierNamesTest, AnySequenceOfNamesMeansThem) {
  struct Item {
    const char* text;
    const char* code;
  };
  const std::vector<Item> items = {{"QN03601M", "QN03601M"},
                                   {"la fontaine", "QN03601M"},
                                   {"Quartier La Tuilerie", "QN03602M"},
                                   {"Écusson", "QP030014"},
                                   {"Trescol", "QP030017"},
                                   {"Trescol - La Levade", "QP030017"},
                                   {"QP030004 (Gambetta)", "QP030004"},
                                   {"Centre-Ville (Anduze)", "QP030002"},
                                   {"Coronelle", "QP030010"},
                                   {"Centre et Périphérie", "QP034021"}};
  const std::vector<const char*> glues = {" ; ", ";",   "\n",  " + ", " et ",
                                          ", ",  " / ", " & ", " | "};
  std::mt19937 random(16);
  const auto draw = [&](std::size_t count) { return random() % count; };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<std::string> codes;
    for (std::size_t k = 1 + draw(4); k > 0; --k) {
      const Item& item = items[draw(items.size())];
      text += (text.empty() ? "" : glues[draw(glues.size())]) + std::string(item.text);
      codes.emplace_back(item.code);
    }
    EXPECT_EQ(meaning(text), codes) << text;
  }
}

}  // namespace
}  // namespace carreau
