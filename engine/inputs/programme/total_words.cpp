// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/total_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace carreau::inputs {

namespace {

struct Announcement {
  std::string_view words;  ///< plain
  TotalWord word;
  bool is_general = false;
};
// Longer announcements before those that they begin with.
constexpr std::array<Announcement, 24> kFirstWords{{{"total general", TotalWord::certain, true},
                                                    {"total generale", TotalWord::certain, true},
                                                    {"grand total", TotalWord::certain, true},
                                                    {"sous total", TotalWord::certain},
                                                    {"sous totaux", TotalWord::certain},
                                                    {"soustotal", TotalWord::certain},
                                                    {"s total", TotalWord::certain},
                                                    {"s totaux", TotalWord::certain},
                                                    {"ss total", TotalWord::certain},
                                                    {"st total", TotalWord::certain},
                                                    {"subtotal", TotalWord::certain},
                                                    {"sub total", TotalWord::certain},
                                                    {"totaux generaux", TotalWord::certain, true},
                                                    {"totaux", TotalWord::certain},
                                                    {"montant total", TotalWord::strong},
                                                    {"total", TotalWord::strong},
                                                    {"ensemble", TotalWord::weak},
                                                    {"sommes", TotalWord::weak},
                                                    {"somme", TotalWord::weak},
                                                    {"a reporter", TotalWord::weak},
                                                    {"reports", TotalWord::weak},
                                                    {"report", TotalWord::weak},
                                                    {"cumul", TotalWord::weak},
                                                    {"recapitulatif", TotalWord::weak}}};
constexpr std::array<Announcement, 5> kLastWords{{{"sous total", TotalWord::certain},
                                                  {"s total", TotalWord::certain},
                                                  {"subtotal", TotalWord::certain},
                                                  {"totaux", TotalWord::certain},
                                                  {"total", TotalWord::strong}}};
/// Words that a total is of without making it the name of an action.
constexpr std::array<std::string_view, 38> kNouns{
    "de",           "des",      "du",        "d",       "la",          "le",
    "les",          "l",        "s",         "action",  "actions",     "projet",
    "projets",      "dossier",  "dossiers",  "montant", "montants",    "contrat",
    "qpv",          "quartier", "quartiers", "commune", "communes",    "financeur",
    "financeurs",   "tableau",  "page",      "pages",   "feuille",     "programme",
    "annee",        "annees",   "exercice",  "an",      "subventions", "general",
    "financements", "generale"};
/// Further ones behind "total", which "Ensemble" may bind into a name: "Ensemble pour tous".
constexpr std::array<std::string_view, 28> kBinders{
    "par",     "pour",          "et",        "en",      "a",        "au",         "aux",
    "demande", "demandes",      "demandees", "accorde", "accordes", "accordees",  "verse",
    "verses",  "versees",       "attribue",  "euro",    "euros",    "eur",        "ht",
    "ttc",     "programmation", "ville",     "tous",    "toutes",   "subvention", "global"};
/// A total is announced in a few words; a sentence announces nothing.
constexpr std::size_t kLongestPhrase = 120;

/// Whether a cell can hold one of the announcements: a quick test that spares most cells the
/// comparison of words.
bool may_announce(std::string_view cell) {
  if (cell.size() < 5 || cell.size() > kLongestPhrase) return false;
  static constexpr std::array<std::string_view, 6> kPieces{"tota",  "nsemb", "somm",
                                                           "eport", "cumul", "capitul"};
  const std::string lower = to_lower(cell);
  return std::ranges::any_of(
      kPieces, [&](std::string_view piece) { return lower.find(piece) != std::string::npos; });
}

bool is_number_word(std::string_view word) { return std::ranges::all_of(word, is_digit); }

/// The words that remain once those without meaning for a total are removed.
std::vector<std::string> meaningful(std::string_view words, TotalWord word) {
  std::vector<std::string> rest;
  for (std::string& one : split(words, ' ')) {
    const bool is_noun = std::ranges::find(kNouns, one) != kNouns.end();
    const bool is_binder =
        word != TotalWord::weak && std::ranges::find(kBinders, one) != kBinders.end();
    if (!one.empty() && !is_noun && !is_binder && !is_number_word(one)) {
      rest.push_back(std::move(one));
    }
  }
  return rest;
}

}  // namespace

TotalPhrase total_phrase(std::string_view cell) {
  if (!may_announce(cell)) return {};
  const std::string all = plain_words(cell);
  const std::string_view words = all;
  for (const Announcement& first : kFirstWords) {
    if (!words.starts_with(first.words)) continue;
    const std::string_view rest = words.substr(first.words.size());
    // "totalement" begins with the letters, not with the word.
    if (!rest.empty() && rest.front() != ' ') continue;
    return {first.word, first.is_general, meaningful(rest, first.word)};
  }
  for (const Announcement& last : kLastWords) {
    if (!words.ends_with(last.words)) continue;
    const std::string_view rest = words.substr(0, words.size() - last.words.size());
    if (!rest.ends_with(' ')) continue;
    return {last.word, false, meaningful(rest, last.word)};
  }
  return {};
}

}  // namespace carreau::inputs
