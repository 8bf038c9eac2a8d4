// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/header_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace carreau::inputs {

namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};

/// The bytes of the longest text that is taken for a name of a column. Forms have questions of some
/// hundred letters; what is longer is a text, and would be taken apart anew for each name sought.
constexpr std::size_t kLongestName = 1000;

/// Signs that are words, and spaces that are not ASCII. plain_words() would drop the signs, so an
/// amount in dollars or millions would look like one in euros.
constexpr std::array<Replacement, 23> kSigns{{{"k€", " keuros "},
                                              {"K€", " keuros "},
                                              {"M€", " millions "},
                                              {"€", " euros "},
                                              {"%", " pourcent "},
                                              {"$", " dollars "},
                                              {"£", " livres "},
                                              {"n°", " numero "},
                                              {"N°", " numero "},
                                              {"nº", " numero "},
                                              {"Nº", " numero "},
                                              {"№", " numero "},
                                              {"\xE2\x80\x99", "'"},
                                              {"\xC2\xA0", " "},
                                              {"\xE2\x80\xAF", " "},
                                              {"\xE2\x80\x93", "-"},
                                              {"\xE2\x80\x94", "-"},
                                              {"·", "."},
                                              {"N - 1", " n-1 "},
                                              {"n - 1", " n-1 "},
                                              {"N + 1", " n-1 "},
                                              {"\r", " "},
                                              {"\n", " "}}};

/// Endings of the feminine and the plural that are added to a word: "Quartier(s)", "attribué.e.s".
constexpr std::array<std::string_view, 10> kAddedEndings{"s",     "e",    "es",  "x",    "ne",
                                                         "trice", "rice", "ice", "euse", "se"};

/// Words after which the same thing has the same name.
constexpr std::array<std::string_view, 18> kLittle{"de",  "du", "des", "d",   "la",  "le",
                                                   "les", "l",  "a",   "au",  "aux", "un",
                                                   "une", "en", "of",  "the", "ce",  "cette"};
/// Units, and remarks about how to fill the column in.
constexpr std::array<std::string_view, 8> kRemarks{
    "euro", "eur", "ttc", "ht", "obligatoire", "facultatif", "optionnel", "requis"};

/// The usual short forms of words in headers.
constexpr std::array<Replacement, 13> kShortForms{{{"no", "numero"},
                                                   {"num", "numero"},
                                                   {"nb", "nombre"},
                                                   {"nbre", "nombre"},
                                                   {"nbr", "nombre"},
                                                   {"ref", "reference"},
                                                   {"mt", "montant"},
                                                   {"mnt", "montant"},
                                                   {"subv", "subvention"},
                                                   {"benef", "beneficiaire"},
                                                   {"dept", "departement"},
                                                   {"intit", "intitule"},
                                                   {"prev", "prevu"}}};

/// Endings of the feminine, and what the masculine has instead; the longest first.
constexpr std::array<Replacement, 14> kFeminine{{{"trice", "teur"},
                                                 {"euse", "eur"},
                                                 {"elle", "el"},
                                                 {"enne", "en"},
                                                 {"iere", "ier"},
                                                 {"ante", "ant"},
                                                 {"ente", "ent"},
                                                 {"ive", "if"},
                                                 {"ale", "al"},
                                                 {"ite", "it"},
                                                 {"ise", "is"},
                                                 {"ee", "e"},
                                                 {"ue", "u"},
                                                 {"ie", "i"}}};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Into a new text: replacing within one moves all of its rest each time.
std::string with_all_replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string replaced;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    replaced += text.substr(0, at);
    replaced += to;
    text.remove_prefix(at + from.size());
  }
  return replaced.append(text);
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// "nomAttribuant" becomes "nom Attribuant".
std::string with_divided_words(std::string_view text) {
  std::string divided;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_upper(text[i]) && is_lower(text[i - 1])) divided += ' ';
    divided += text[i];
  }
  return divided;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The header in two parts: what stands outside brackets, and what stands in brackets and says
/// something about the content.
struct Parts {
  std::string outside;
  std::string whole;
};

/// Whether a bracket says nothing about the content: a footnote, a unit, "(obligatoire)".
bool is_empty_remark(std::string_view inside) {
  const std::vector<std::string> words = split(plain_words(inside), ' ');
  return std::all_of(words.begin(), words.end(), [](const std::string& word) {
    const std::string stem = word_stem(word);
    return word.empty() || (is_number(word) && word.size() < 4) || is_among(kRemarks, stem) ||
           is_among(kLittle, word);
  });
}

Parts parts_of(std::string_view text) {
  Parts parts;
  while (!text.empty()) {
    const std::size_t open = text.find_first_of("([");
    parts.outside += text.substr(0, open);
    parts.whole += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = std::min(text.find_first_of(")]", open), text.size());
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    text.remove_prefix(std::min(close + 1, text.size()));
    // "Quartier(s)": nothing takes the place of the bracket, so that the word stays whole.
    if (is_among(kAddedEndings, inside) || is_empty_remark(inside)) continue;
    parts.whole += ' ' + std::string(inside) + ' ';
  }
  return parts;
}

/// Removes the endings of "attribué.e.s".
std::string without_dotted_endings(std::string_view word) {
  for (std::size_t dot = word.rfind('.'); dot != std::string_view::npos && dot > 0;
       dot = word.rfind('.')) {
    const std::string_view ending = word.substr(dot + 1);
    if (!ending.empty() && !is_among(kAddedEndings, ending)) break;
    word = word.substr(0, dot);
  }
  return std::string(word);
}

/// The words as written, separated at spaces, punctuation and apostrophes: "l'État" gives l, État.
std::vector<std::string> written_words(std::string text) {
  for (char& c : text) {
    if (std::string_view("'()[]:;,/_\t*\"").find(c) != std::string_view::npos) c = ' ';
  }
  std::vector<std::string> words;
  for (const std::string& part : split(text, ' ')) {
    std::string word = without_dotted_endings(part);
    if (!plain_words(word).empty()) words.push_back(std::move(word));
  }
  return words;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && is_number(word) && (word.starts_with("19") || word.starts_with("20"));
}

std::string key_of(const std::vector<HeaderWord>& words) {
  std::vector<std::string> stems;
  for (const HeaderWord& word : words) {
    if (word.is_little) continue;
    for (std::string& stem : split(word.stem, ' ')) stems.push_back(std::move(stem));
  }
  // "À" alone is still a name.
  if (stems.empty()) {
    for (const HeaderWord& word : words) stems.push_back(word.stem);
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return join(stems, " ");
}

/// Collects the words of a header, and sets aside years and units.
class WordCollector {
 public:
  explicit WordCollector(HeaderText& header) : header_(header) {}

  void add(const std::string& written) {
    const std::string plain = plain_words(written);
    if (take_year(plain) || take_unit(plain)) return;
    const std::string stem = stems_of(plain);
    // "Année précédente" and "N-1", with whatever mark between the two.
    if (stem == "n 1" || stem == "n 2" || stem == "precedent" || stem == "anterieur") {
      header_.names_other_year = true;
      return;
    }
    header_.words.push_back({written, stem, is_among(kLittle, plain)});
  }

 private:
  bool take_year(const std::string& plain) {
    const std::vector<std::string> parts = split(plain, ' ');
    if (!std::all_of(parts.begin(), parts.end(), [](const auto& part) { return is_year(part); }))
      return false;
    for (const std::string& part : parts) header_.years.push_back(std::stoi(part));
    // "Année 2024 / Accordé" says no more than "2024".
    auto& words = header_.words;
    while (!words.empty() && (words.back().stem == word_stem("annee") ||
                              words.back().stem == word_stem("exercice"))) {
      words.pop_back();
    }
    return true;
  }

  bool take_unit(const std::string& plain) {
    const std::string stem = stems_of(plain);
    if (stem == "keuro" || stem == "keur" || stem == "millier" || plain == "k") {
      header_.in_thousands = true;
      return true;
    }
    return is_among(kRemarks, stem);
  }

  HeaderText& header_;
};

/// Replaces the ending of a feminine; false where the word has none.
bool without_feminine(std::string& word) {
  // "Spécifique" and "langue" are no feminines.
  if (word.ends_with("que") || word.ends_with("gue")) return false;
  for (const auto& [from, to] : kFeminine) {
    if (word.size() <= from.size() + 1 || !word.ends_with(from)) continue;
    word.replace(word.size() - from.size(), from.size(), to);
    return true;
  }
  return false;
}

}  // namespace

std::string word_stem(std::string_view plain_word) {
  std::string word(plain_word);
  for (const auto& [from, to] : kShortForms) {
    if (word == from) return std::string(to);
  }
  // The ends of short words are not endings: "bas", "rue".
  if (word.size() <= 3 || is_number(word)) return word;
  if (word.ends_with("eaux")) word.pop_back();
  else if (word.ends_with("aux")) word.replace(word.size() - 2, 2, "l");
  else if ((word.ends_with('s') && !word.ends_with("ss")) || word.ends_with('x')) word.pop_back();
  // Until none is left: without accents "sollicité" looks like a feminine, as "inscrite" is one,
  // and it must end as "sollicitée" does.
  while (without_feminine(word)) continue;
  return word;
}

std::string stems_of(std::string_view text) {
  std::vector<std::string> words = split(plain_words(text), ' ');
  for (std::string& word : words) word = word_stem(word);
  return join(words, " ");
}

HeaderText header_text(std::string_view header) {
  HeaderText result;
  if (header.size() > kLongestName) return result;
  result.written = header;
  std::string text = with_divided_words(header);
  for (const auto& [from, to] : kSigns) text = with_all_replaced(text, from, to);
  for (const std::string& word : split(plain_words(header), ' ')) {
    result.letters += word;
    if (!is_among(kLittle, word)) result.joined += word;
  }
  const Parts parts = parts_of(text);
  WordCollector collector(result);
  for (const std::string& word : written_words(parts.whole)) collector.add(word);
  result.key = key_of(result.words);
  if (parts.outside != parts.whole) {
    HeaderText outside;
    WordCollector collect_outside(outside);
    for (const std::string& word : written_words(parts.outside)) collect_outside.add(word);
    result.key_before_brackets = key_of(outside.words);
  }
  return result;
}

}  // namespace carreau::inputs
