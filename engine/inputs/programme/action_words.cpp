// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_words.hpp"

#include "base/text.hpp"
#include "inputs/programme/header_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace carreau::inputs {

namespace {

using Words = std::vector<HeaderWord>;

/// "CD30" is the Conseil départemental of the département 30.
bool is_numbered_council(std::string_view stem) {
  constexpr std::array<std::string_view, 4> kCouncils{"cd", "cg", "cr", "dd"};
  if (stem.size() < 4 || stem.size() > 5) return false;
  return std::find(kCouncils.begin(), kCouncils.end(), stem.substr(0, 2)) != kCouncils.end() &&
         std::all_of(stem.begin() + 2, stem.end(), is_digit);
}

bool begins_as_name(std::string_view written) {
  const char c = written.front();
  // A letter outside ASCII may be a capital: "Île-de-France".
  return (c >= 'A' && c <= 'Z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80U;
}

std::string key_of_name(std::span<const HeaderWord> words) {
  std::string text;
  for (const HeaderWord& word : words) text += word.written + ' ';
  return header_text(text).key;
}

/// Whether a funder has the name of its territory directly behind its own: "Région Occitanie".
bool is_named_by_place(std::string_view key) {
  constexpr std::array<std::string_view, 8> kTerritorial{
      "region",           "departement",           "ville",     "commune", "mairie",
      "conseil regional", "conseil departemental", "prefecture"};
  return std::find(kTerritorial.begin(), kTerritorial.end(), key) != kTerritorial.end();
}

/// Whether words are the place of a funder: "du Gard". What stands behind its name without "de"
/// may be a stage that no list knows: "CAF Arbitrage".
bool is_place(std::span<const HeaderWord> words, std::string_view funder_key,
              const AmountWords& vocabulary) {
  if (words.empty()) return true;
  if (!words.front().is_little && !is_named_by_place(funder_key)) return false;
  return std::all_of(words.begin(), words.end(), [&](const HeaderWord& word) {
    return word.is_little || (begins_as_name(word.written) && !vocabulary.find(word.stem));
  });
}

/// Whether the words are the name of a funder, alone or followed by its place: "CAF du Gard".
bool is_known_funder(std::span<const HeaderWord> words, const AmountWords& vocabulary) {
  if (words.size() == 1 && is_numbered_council(words.front().stem)) return true;
  for (std::size_t count = words.size(); count > 0; --count) {
    const std::string key = key_of_name(words.first(count));
    if (vocabulary.is_funder(key) && is_place(words.subspan(count), key, vocabulary)) return true;
  }
  return false;
}

/// The name of the funder as the file writes it, with the little words within it.
std::string funder_name(const Words& words) {
  std::string name;
  for (const HeaderWord& word : words) {
    name += word.written;
    // "d'Alès" was divided at its apostrophe.
    const bool is_elided = word.is_little && (word.stem == "d" || word.stem == "l");
    name += is_elided ? "'" : " ";
  }
  return std::string(trimmed(name));
}

/// Sorts the words of a header by what they say.
struct SortedWords {
  SortedWords(const HeaderText& text, const AmountWords& vocabulary) {
    for (const HeaderWord& word : text.words) add(word, vocabulary.find(word.stem));
    while (!funder.empty() && funder.back().is_little) funder.pop_back();
  }

  [[nodiscard]] bool has(AmountRole role) const { return roles.at(static_cast<std::size_t>(role)); }

  std::array<bool, 9> roles{};
  std::optional<Measure> measure;
  bool has_two_measures = false;
  Words funder;  ///< the other words

 private:
  void add(const HeaderWord& word, const std::optional<AmountWord>& known) {
    if (known) {
      roles.at(static_cast<std::size_t>(known->role)) = true;
      if (known->role != AmountRole::measure) return;
      has_two_measures |= measure && *measure != known->measure;
      measure = known->measure;
      return;
    }
    // Little words count within the name of a funder only.
    if (!word.is_little || !funder.empty()) funder.push_back(word);
  }
};

bool has_letter(const Words& words) {
  return std::any_of(words.begin(), words.end(), [](const HeaderWord& word) {
    return word.stem.find_first_not_of("0123456789 ") != std::string::npos;
  });
}

/// The amount of a header that names no stage: "CAF", "Subvention de fonctionnement".
AmountHeader without_measure(const SortedWords& sorted, const AmountWords& vocabulary) {
  AmountHeader header;
  // "Solde" may be what was paid last, or what is still owed; "Part CAF" may be what is hoped for.
  if (sorted.has(AmountRole::payment) || sorted.has(AmountRole::filler)) return header;
  header.is_part = sorted.has(AmountRole::section);
  if (!sorted.funder.empty() && is_known_funder(sorted.funder, vocabulary)) {
    header.kind = AmountHeader::Kind::funder;
    header.measure = Measure::granted;
    header.funder = funder_name(sorted.funder);
  } else if (sorted.funder.empty() && header.is_part && sorted.has(AmountRole::noun)) {
    header.kind = AmountHeader::Kind::own;
    header.measure = Measure::granted;
  }
  return header;
}

AmountHeader with_measure(const SortedWords& sorted) {
  AmountHeader header;
  header.measure = sorted.measure;
  const bool is_payment = sorted.has(AmountRole::payment);
  // "Acompte accordé" is a part of what was granted, not a payment.
  if (is_payment && sorted.measure != Measure::paid) return header;
  header.is_part = is_payment || sorted.has(AmountRole::section);
  if (sorted.funder.empty()) {
    header.kind = AmountHeader::Kind::own;
  } else if (has_letter(sorted.funder)) {
    header.kind = AmountHeader::Kind::funder;
    header.funder = funder_name(sorted.funder);
  }
  return header;
}

AmountHeader header_of(const HeaderText& text, const AmountWords& vocabulary) {
  using Role = AmountRole;
  using Kind = AmountHeader::Kind;
  AmountHeader header;
  const SortedWords sorted(text, vocabulary);
  if (text.names_other_year || sorted.has_two_measures) return header;
  // Before the roles of words: "Autres financeurs" is a name.
  if (vocabulary.is_funder(text.key)) {
    header.kind = Kind::funder;
    header.measure = Measure::granted;
    header.funder = funder_name(text.words);
    return header;
  }
  if (sorted.has(Role::not_money)) return header;
  header.measure = sorted.measure;
  // "dont charges de personnel" is within another column, whatever it is.
  if (sorted.has(Role::within)) header.kind = Kind::within;
  if (sorted.has(Role::within) || sorted.has(Role::never)) return header;
  if (sorted.has(Role::total)) {
    // "Total État" is a sum over some of the funders: which ones, nobody says.
    if (sorted.funder.empty()) header.kind = Kind::total;
    return header;
  }
  return sorted.measure ? with_measure(sorted) : without_measure(sorted, vocabulary);
}

const AmountWords& usual_amount_words() {
  static const AmountWords words(usual_names().funder_words);
  return words;
}

}  // namespace

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

AmountWords::AmountWords(const FunderHeaderWords& words) {
  const auto add = [&](const std::vector<std::string>& list, AmountWord meaning) {
    for (const std::string& word : list) words_.try_emplace(stems_of(word), meaning);
  };
  for (std::size_t i = 0; i < kMeasures; ++i) {
    add(words.measures[i], {AmountRole::measure, static_cast<Measure>(i)});
  }
  add(words.fillers, {AmountRole::filler});
  add(words.nouns, {AmountRole::noun});
  add(words.totals, {AmountRole::total});
  add(words.payments, {AmountRole::payment});
  add(words.sections, {AmountRole::section});
  add(words.within, {AmountRole::within});
  add(words.never, {AmountRole::never});
  add(words.not_money, {AmountRole::not_money});
  for (const std::string& funder : words.bare) funders_.insert(header_text(funder).key);
}

std::optional<AmountWord> AmountWords::find(std::string_view stem) const {
  const auto found = words_.find(stem);
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

bool AmountWords::is_funder(std::string_view key) const { return funders_.contains(key); }

AmountWords amount_words(const ActionMapping& mapping) {
  const FunderHeaderWords& own = mapping.funder_words;
  if (own == FunderHeaderWords()) return usual_amount_words();
  FunderHeaderWords words = usual_names().funder_words;
  const auto replace = [](std::vector<std::string>& list, const std::vector<std::string>& by) {
    if (!by.empty()) list = by;
  };
  for (std::size_t i = 0; i < kMeasures; ++i) replace(words.measures[i], own.measures[i]);
  replace(words.fillers, own.fillers);
  replace(words.nouns, own.nouns);
  replace(words.totals, own.totals);
  replace(words.payments, own.payments);
  replace(words.sections, own.sections);
  replace(words.within, own.within);
  replace(words.never, own.never);
  replace(words.not_money, own.not_money);
  replace(words.bare, own.bare);
  return AmountWords(words);
}

AmountHeader amount_header(const HeaderText& text, const AmountWords& words) {
  AmountHeader result = header_of(text, words);
  result.in_thousands = text.in_thousands;
  return result;
}

bool names_stage(const HeaderText& text, const AmountWords& words) {
  return SortedWords(text, words).measure.has_value();
}

bool may_be_money(const HeaderText& text, const AmountWords& words) {
  const SortedWords sorted(text, words);
  return !sorted.has(AmountRole::not_money);
}

}  // namespace carreau::inputs
