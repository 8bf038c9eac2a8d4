// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/line_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace carreau {

namespace {

using Words = std::vector<std::string>;
using List = std::span<const std::string_view>;

// Without case and accents, as plain_words() gives them.
constexpr auto kTotal = std::to_array<std::string_view>({"total", "totaux", "totale", "totales"});
constexpr auto kGrand =
    std::to_array<std::string_view>({"general", "generale", "generaux", "grand"});
constexpr auto kLink =
    std::to_array<std::string_view>({"de", "d", "du", "des", "l", "la", "le", "en", "et", "les"});
/// Words with which the name of a count begins.
constexpr auto kNumberOf =
    std::to_array<std::string_view>({"nombre", "nb", "nbre", "effectif", "effectifs"});
/// Only plurals: "Action" and "Emploi" in the singular are themes and headings.
constexpr auto kCounted = std::to_array<std::string_view>(
    {"actions", "projets", "dossiers", "operations", "habitants", "beneficiaires", "participants",
     "postes", "personnes", "population", "menages"});
/// Counted whatever follows: "Bénéficiaires femmes".
constexpr auto kAlwaysCounted = std::to_array<std::string_view>(
    {"beneficiaires", "participants", "etp", "dossiers", "usagers", "adherents", "inscrits"});
constexpr auto kEuro = std::to_array<std::string_view>({"eur", "euro", "euros", "ke", "keur"});
constexpr auto kMoney = std::to_array<std::string_view>(
    {"financement", "financements", "montant", "montants", "cout",     "couts",
     "budget",      "budgets",      "credit",  "credits",  "depense",  "depenses",
     "subvention",  "subventions",  "recette", "recettes", "accorde",  "accordes",
     "accordee",    "accordees",    "demande", "demandes", "demandee", "demandees",
     "paye",        "payes",        "verse",   "verses",   "prevu",    "prevus",
     "realise",     "previsionnel"});
constexpr auto kRate = std::to_array<std::string_view>(
    {"taux", "moyenne", "moyen", "moyens", "moyennes", "mediane", "densite", "evolution",
     "variation", "ratio", "rang", "indice"});
/// Identifiers where they are the whole name: "Année 2024" and "Exercice 2024" head amounts.
constexpr auto kIdentifier =
    std::to_array<std::string_view>({"annee", "year", "insee", "cp", "id", "exercice", "numero",
                                     "num", "reference", "ref", "tel", "telephone", "rna"});
/// Identifiers whatever follows them: "SIRET du porteur".
constexpr auto kIdentifierOf =
    std::to_array<std::string_view>({"code", "siren", "siret", "identifiant"});

/// Words with which the name of a section begins.
constexpr auto kSection = std::to_array<std::string_view>(
    {"axe", "pilier", "priorite", "objectif", "orientation", "volet", "enjeu", "thematique",
     "chapitre", "section", "rubrique"});

/// The words for a stage of amounts, as they end with "é", "ée", "és" or "ées".
struct StageWord {
  std::string_view stem;
  AmountStage stage = AmountStage::none;
};
constexpr auto kParticiples = std::to_array<StageWord>({{"demand", AmountStage::requested},
                                                        {"sollicit", AmountStage::requested},
                                                        {"accord", AmountStage::granted},
                                                        {"attribu", AmountStage::granted},
                                                        {"octroy", AmountStage::granted},
                                                        {"vot", AmountStage::granted},
                                                        {"notifi", AmountStage::granted},
                                                        {"allou", AmountStage::granted},
                                                        {"engag", AmountStage::granted},
                                                        {"pay", AmountStage::paid},
                                                        {"vers", AmountStage::paid},
                                                        {"mandat", AmountStage::paid},
                                                        {"budget", AmountStage::planned},
                                                        {"realis", AmountStage::spent},
                                                        {"execut", AmountStage::spent},
                                                        {"consomm", AmountStage::spent},
                                                        {"justifi", AmountStage::spent}});
/// Other words for a stage, whole.
constexpr auto kStageWords = std::to_array<StageWord>({{"cout", AmountStage::cost},
                                                       {"couts", AmountStage::cost},
                                                       {"obtenu", AmountStage::granted},
                                                       {"obtenus", AmountStage::granted},
                                                       {"obtenue", AmountStage::granted},
                                                       {"obtenues", AmountStage::granted},
                                                       {"retenu", AmountStage::granted},
                                                       {"retenus", AmountStage::granted},
                                                       {"retenue", AmountStage::granted},
                                                       {"retenues", AmountStage::granted},
                                                       {"acompte", AmountStage::paid},
                                                       {"acomptes", AmountStage::paid},
                                                       {"solde", AmountStage::paid},
                                                       {"soldes", AmountStage::paid},
                                                       {"prevu", AmountStage::planned},
                                                       {"prevus", AmountStage::planned},
                                                       {"prevue", AmountStage::planned},
                                                       {"prevues", AmountStage::planned},
                                                       {"previsionnel", AmountStage::planned},
                                                       {"previsionnels", AmountStage::planned},
                                                       {"bp", AmountStage::planned},
                                                       {"reel", AmountStage::spent},
                                                       {"reels", AmountStage::spent},
                                                       {"requested", AmountStage::requested},
                                                       {"granted", AmountStage::granted},
                                                       {"paid", AmountStage::paid},
                                                       {"planned", AmountStage::planned},
                                                       {"spent", AmountStage::spent}});

bool is_in(List list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_any(const Words& words, List list) {
  return std::any_of(words.begin(), words.end(), [&](const auto& w) { return is_in(list, w); });
}

Words words_of(std::string_view name) {
  const std::string plain = plain_words(name);
  return plain.empty() ? Words{} : split(plain, ' ');
}

AmountStage stage_of(const std::string& word) {
  for (const auto& [whole, stage] : kStageWords) {
    if (word == whole) return stage;
  }
  for (const auto& [stem, stage] : kParticiples) {
    if (!word.starts_with(stem)) continue;
    const std::string_view ending = std::string_view(word).substr(stem.size());
    if (ending == "e" || ending == "es" || ending == "ee" || ending == "ees") return stage;
  }
  return AmountStage::none;
}

bool is_year(const std::string& word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), is_digit);
}

/// Whether the name consists only of words of one vocabulary, words for totals, and link words.
bool is_made_of(const Words& words, List vocabulary) {
  return has_any(words, vocabulary) && std::all_of(words.begin(), words.end(), [&](const auto& w) {
           return is_in(vocabulary, w) || is_in(kTotal, w) || is_in(kGrand, w) || is_in(kLink, w) ||
                  w == "sous";
         });
}

/// The number with which a name begins, without a point behind it: "1.2" of "1.2. Sport".
std::string_view numbering_of(std::string_view name) {
  const std::size_t end = name.find_first_not_of("0123456789.");
  std::string_view number = name.substr(0, end);
  while (number.ends_with('.')) number.remove_suffix(1);
  return end == std::string_view::npos ? std::string_view() : number;
}

std::string singular(std::string word) {
  if (word.size() > 3 && word.back() == 's') word.pop_back();
  return word;
}

/// The first word after "nombre de", "nombre total d'"….
std::string counted_noun(const Words& words) {
  for (const std::string& word : words) {
    if (!is_in(kNumberOf, word) && !is_in(kTotal, word) && !is_in(kLink, word)) {
      return singular(word);
    }
  }
  return {};
}

}  // namespace

std::optional<TotalRank> total_rank(std::string_view name) {
  const Words words = words_of(name);
  if (words.empty()) return std::nullopt;
  const std::string& first = words.front();
  const std::string second = words.size() > 1 ? words[1] : std::string();
  // Sub-totals first, because their names contain the word "total" too.
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "soustotal" || words[i] == "subtotal") return TotalRank::subtotal;
    if (words[i] == "sous" && i + 1 < words.size() && is_in(kTotal, words[i + 1])) {
      return TotalRank::subtotal;
    }
  }
  if (has_any(words, kTotal)) {
    return has_any(words, kGrand) ? TotalRank::grand_total : TotalRank::total;
  }
  // "Ensemble des quartiers" is a total, "Ensemble immobilier" is the name of an action.
  const bool has_genitive = second == "des" || second == "du" || second == "de" || second == "d";
  if (first == "ensemble" && (words.size() == 1 || has_genitive)) return TotalRank::total;
  if (first == "somme" && has_genitive) return TotalRank::total;
  if (first == "cumul" && words.size() == 1) return TotalRank::total;
  return std::nullopt;
}

bool is_memo(std::string_view name) {
  const Words words = words_of(name);
  if (words.empty()) return false;
  // "dont quartiers prioritaires": a part of the line above.
  const std::string second = words.size() > 1 ? words[1] : std::string();
  const bool is_within = words.front() == "dont" || words.front() == "including" ||
                         (words.front() == "y" && second == "compris") ||
                         (words.front() == "of" && second == "which");
  // The sum of a page, and the line that repeats it on the next one.
  const bool is_carried = (words.front() == "report" && words.size() == 1) ||
                          (words.front() == "a" && second == "reporter");
  return is_within || is_carried;
}

bool is_section(std::string_view name, std::string_view next_name) {
  const Words words = words_of(name);
  if (!words.empty() && is_in(kSection, words.front())) return true;
  const std::string_view number = numbering_of(name);
  const std::string_view next = numbering_of(next_name);
  return !number.empty() && next.size() > number.size() && next.starts_with(number) &&
         next[number.size()] == '.';
}

bool is_identifier(std::string_view name) {
  const Words words = words_of(name);
  if (words.empty()) return false;
  // plain_words() turns "N°" into "n", which alone could be anything.
  const bool is_numero = words.front() == "n" && name.find("°") != std::string_view::npos;
  // "N° de dossier" and "N° SIREN", but not "N° 1 Sport", which is the name of a row.
  if (is_numero && words.size() > 1 && !is_digit(words[1].front())) return true;
  if (words.front() == "numero" && words.size() > 1 && is_in(kLink, words[1])) return true;
  return (is_numero && words.size() == 1) || is_in(kIdentifierOf, words.front()) ||
         (words.size() == 1 && is_in(kIdentifier, words.front()));
}

LineMeasure measure_of(std::string_view name) {
  LineMeasure measure;
  for (const std::string& word : words_of(name)) {
    if (is_year(word) && word != measure.year)
      measure.year += (measure.year.empty() ? "" : " ") + word;
    // "Coût prévisionnel" is a cost, and "Demande accordée" granted: the last stage says most, but
    // any of them tells a cost from a grant.
    const AmountStage stage = stage_of(word);
    if (stage != AmountStage::none && measure.stage != AmountStage::cost) measure.stage = stage;
  }
  return measure;
}

std::optional<SumUnit> stated_unit(std::string_view name) {
  const Words words = words_of(name);
  const auto first_is_in = [&](List list) { return !words.empty() && is_in(list, words.front()); };
  // "Coût par habitant" is a ratio, whose sum has no meaning.
  const auto has_after_par = [&](std::string_view noun) {
    const auto par = std::find(words.begin(), words.end(), "par");
    return par != words.end() && par + 1 != words.end() && (par + 1)->starts_with(noun);
  };
  // Identifiers and ratios first: they may contain words of money.
  if (is_identifier(name) || first_is_in(kRate) || (words.size() > 1 && is_in(kRate, words[1])) ||
      has_after_par("habitant") || has_after_par("action")) {
    return SumUnit{FigureKind::not_summed, {}};
  }
  if (name.find('%') != std::string_view::npos ||
      first_is_in(std::array{std::string_view("pourcentage")})) {
    return SumUnit{FigureKind::share, {}};
  }
  // "Nombre de subventions" counts, although subventions are money.
  if (first_is_in(kNumberOf)) return SumUnit{FigureKind::count, counted_noun(words)};
  if (name.find("€") != std::string_view::npos || has_any(words, kEuro) ||
      is_made_of(words, kMoney)) {
    return SumUnit{FigureKind::money, {}};
  }
  if (first_is_in(kAlwaysCounted)) return SumUnit{FigureKind::count, singular(words.front())};
  if (!is_made_of(words, kCounted)) return std::nullopt;
  const auto noun = std::find_if(words.begin(), words.end(),
                                 [](const auto& word) { return is_in(kCounted, word); });
  return SumUnit{FigureKind::count, singular(*noun)};
}

}  // namespace carreau
