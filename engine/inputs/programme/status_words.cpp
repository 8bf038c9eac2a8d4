// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/status_words.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_mapping.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace carreau::inputs {

namespace {

/// Words that leave the stage as it is, as stems: of the procedure, and those that bind them.
constexpr std::array<std::string_view, 31> kNeutral{"totalement",
                                                    "integralement",
                                                    "definitivement",
                                                    "definitif",
                                                    "definitiv",
                                                    "avi",
                                                    "dossier",
                                                    "action",
                                                    "projet",
                                                    "demand",
                                                    "subvention",
                                                    "montant",
                                                    "financement",
                                                    "en",
                                                    "l",
                                                    "la",
                                                    "decision",
                                                    "du",
                                                    "d",
                                                    "de",
                                                    "par",
                                                    "comit",
                                                    "commission",
                                                    "copil",
                                                    "ca",
                                                    "cp",
                                                    "statut",
                                                    "a",
                                                    "au",
                                                    "le",
                                                    "pilotag"};
/// Words of a part or a condition: what is granted in part is granted, while what is refused in
/// part may be granted for the rest.
constexpr std::array<std::string_view, 12> kPartial{
    "partiellement", "partiel", "partiell",  "parti",     "part",           "sou",
    "reserv",        "avec",    "condition", "provisoir", "provisoirement", "acompt"};
constexpr std::array<std::string_view, 3> kDenials{"non", "pa", "refu"};

/// A word without the endings of gender and number: "attribuees", "attribue" are "attribu".
std::string status_stem(std::string word) {
  if (word.size() > 2 && word.back() == 's') word.pop_back();
  while (word.size() > 2 && word.back() == 'e') word.pop_back();
  return word;
}

std::vector<std::string> status_stems(std::string_view plain) {
  std::vector<std::string> stems;
  for (const std::string& word : split(plain, ' ')) {
    if (!word.empty()) stems.push_back(status_stem(word));
  }
  return stems;
}

bool is_figure(std::string_view word) { return std::ranges::all_of(word, is_digit); }

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view stem) {
  return std::ranges::find(list, stem) != list.end();
}

/// The stems without those of `kNeutral` and `kPartial`, and without dates.
std::vector<std::string> core_of(const std::vector<std::string>& stems) {
  std::vector<std::string> core;
  for (const std::string& stem : stems) {
    if (!is_in(kNeutral, stem) && !is_in(kPartial, stem) && !is_figure(stem)) core.push_back(stem);
  }
  return core;
}

/// A vocabulary by the stems of its words, whole and without what leaves the stage as it is.
struct StemWords {
  StatusWords whole;
  StatusWords core;
};
StemWords words_by_stem(const StatusWords& words) {
  StemWords by_stems;
  for (const auto& [word, status] : words) {
    const std::vector<std::string> stems = status_stems(word);
    by_stems.whole.try_emplace(join(stems, " "), status);
    const std::string core = join(core_of(stems), " ");
    if (!core.empty()) by_stems.core.try_emplace(core, status);
  }
  return by_stems;
}

std::optional<ActionStatus> look_up(const StatusWords& words, const std::string& text) {
  const auto found = words.find(text);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

bool is_positive(ActionStatus status) {
  return status == ActionStatus::granted || status == ActionStatus::paid;
}

/// The status that one vocabulary gives to the words.
std::optional<ActionStatus> status_in(const StemWords& words,
                                      const std::vector<std::string>& stems) {
  if (const auto found = look_up(words.whole, join(stems, " "))) return found;
  std::vector<std::string> core = core_of(stems);
  const bool is_denied = core.size() > 1 && is_in(kDenials, core.front());
  if (const auto found = look_up(words.core, join(core, " "))) {
    const bool is_partial =
        std::ranges::any_of(stems, [](const std::string& stem) { return is_in(kPartial, stem); });
    return is_partial && !is_positive(*found) ? std::nullopt : found;
  }
  if (!is_denied) return std::nullopt;
  core.erase(core.begin());
  // What is not granted is refused; what was not paid may still be granted.
  const bool was_granted = look_up(words.core, join(core, " ")) == ActionStatus::granted;
  return was_granted ? std::optional(ActionStatus::refused) : std::nullopt;
}

}  // namespace

std::optional<ActionStatus> status_of_words(std::string_view written, const StatusWords& own) {
  const std::string plain = plain_words(written);
  const StatusWords& usual = usual_names().status_words;
  // Exact words first: a mapping may give "accordé partiellement" a stage of its own.
  if (const auto found = look_up(own, plain)) return found;
  if (const auto found = look_up(usual, plain)) return found;
  static const StemWords kUsual = words_by_stem(usual);
  const std::vector<std::string> stems = status_stems(plain);
  if (!own.empty()) {
    if (const auto found = status_in(words_by_stem(own), stems)) return found;
  }
  return status_in(kUsual, stems);
}

}  // namespace carreau::inputs
