// SPDX-License-Identifier: Apache-2.0
#include "actions/funder_directory.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace carreau {

namespace {

/// Words that say nothing about who a funder is: "Crédits de l'État" is "État".
constexpr std::array<std::string_view, 19> kIdleWords{
    "de",    "du",    "des",    "d",          "la",         "le",   "les",
    "l",     "et",    "etat",   "credit",     "credits",    "part", "subvention",
    "fonds", "droit", "commun", "specifique", "specifiques"};
const std::string kCommonLawWords = "droit commun";
const std::string kSpecificWords = "specifique";

/// Where a word, or its plural, stands in a text as a whole word; both are plain words between
/// spaces.
struct Found {
  std::size_t at = std::string::npos;
  std::size_t length = 0;
};
Found find_word(const std::string& text, const std::string& word) {
  // Whole words only: "ars" is not part of "Mars", nor "cd" of "CDC Habitat".
  const std::string whole = ' ' + word;
  for (const char* end : {" ", "s "}) {
    const std::size_t at = text.find(whole + end);
    // The space behind stays, because it also begins the next word.
    if (at != std::string::npos) return {at, whole.size() + (end[0] == 's' ? 1U : 0U)};
  }
  return {};
}

/// Whether nothing that identifies a funder is left when the words are taken away.
bool is_bare_name(std::string text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    for (Found found = find_word(text, word); found.length > 0; found = find_word(text, word)) {
      text.erase(found.at, found.length);
    }
  }
  const std::vector<std::string> rest = split(std::string(trimmed(text)), ' ');
  return std::ranges::all_of(rest, [](const std::string& word) {
    return word.empty() || std::ranges::find(kIdleWords, word) != kIdleWords.end();
  });
}

std::vector<std::string> plain_list(const std::vector<std::string>& texts) {
  std::vector<std::string> plain;
  for (const std::string& text : texts) plain.push_back(plain_words(text));
  return plain;
}

Funder described(std::string name, const FunderEntry& entry, bool is_bare) {
  return {std::move(name),
          entry.kind,
          entry.credit,
          entry.section,
          entry.name,
          is_bare,
          is_bare ? entry.covers : std::vector<FunderKind>()};
}

/// Adds what the words of a name say about the credit: "État, crédits de droit commun".
Funder with_credit(Funder funder, const std::string& text) {
  if (find_word(text, kCommonLawWords).length > 0) funder.credit = CreditKind::common_law;
  else if (find_word(text, kSpecificWords).length > 0) funder.credit = CreditKind::specific;
  else return funder;
  if (funder.kind != FunderKind::state) return funder;
  // The State's specific credits are those of programme 147.
  funder.kind =
      funder.credit == CreditKind::specific ? FunderKind::state_p147 : FunderKind::state_common_law;
  if (funder.is_bare) funder.covers = {funder.kind};
  return funder;
}

}  // namespace

FunderDirectory::FunderDirectory(std::vector<FunderEntry> funders,
                                 std::vector<SchemeEntry> schemes) {
  for (FunderEntry& funder : funders) {
    std::vector<std::string> whole = plain_list(funder.aliases);
    // An entry of words describes many funders; its name is not a name that files use.
    if (funder.words.empty()) whole.push_back(plain_words(funder.name));
    std::vector<std::string> words = plain_list(funder.words);
    // "politique de la ville" is taken away before "ville".
    std::ranges::stable_sort(words, std::greater(), &std::string::size);
    entries_.push_back({std::move(funder), std::move(whole), std::move(words)});
  }
  for (const SchemeEntry& scheme : schemes) {
    schemes_.push_back(plain_list(scheme.names));
    schemes_.back().insert(schemes_.back().begin(), plain_words(scheme.code));
  }
}

Funder FunderDirectory::describe(std::string_view name) const {
  const std::string plain = plain_words(name);
  for (const Entry& entry : entries_) {
    if (std::ranges::find(entry.whole, plain) != entry.whole.end()) {
      return described(entry.is.name, entry.is, false);
    }
  }
  const std::string text = ' ' + plain + ' ';
  for (const Entry& entry : entries_) {
    if (std::ranges::any_of(entry.words, [&](const std::string& word) {
          return find_word(text, word).length > 0;
        })) {
      return with_credit(described(std::string(name), entry.is, is_bare_name(text, entry.words)),
                         text);
    }
  }
  Funder unknown;
  unknown.name = name;
  return unknown;
}

std::vector<std::string> FunderDirectory::scheme_names(std::string_view name) const {
  const std::string plain = plain_words(name);
  for (const auto& names : schemes_) {
    if (std::ranges::find(names, plain) != names.end()) return names;
  }
  return {};
}

}  // namespace carreau
