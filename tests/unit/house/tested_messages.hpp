// SPDX-License-Identifier: Apache-2.0
/// Which messages the tests produce: found by reading the tests, so that a sentence that no test
/// has ever made is known without running anything.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {

/// The words of one code.
struct MessageWords {
  std::string code;
  std::string english;
  std::string french;
};

/// What quotation marks enclose: marks of one kind in C++, of three kinds in scripts.
enum class Quotes { cpp, script };

/// The texts between quotation marks, escapes replaced and neighbours joined; comments are left
/// out.
std::vector<std::string> quoted_texts(std::string_view source, Quotes quotes);

/// The codes that `texts` of tests produce. A text produces a code when
/// - it is the code, or holds a code of several words as a word ("4 Réf: refused_no_reference"),
/// - it holds `fragment` bytes of the sentence that no other sentence has, or
/// - it holds every part of the sentence between its details, in order, and no longer sentence
///   begins at the same place.
constexpr std::size_t kFragment = 16;
std::set<std::string> codes_produced(std::span<const MessageWords> messages,
                                     const std::vector<std::string>& texts,
                                     std::size_t fragment = kFragment);

/// The same for the words of reports and of the command line, most of which are titles and labels:
/// `kFragmentOfLabels` bytes are enough; of shorter words, all of them, in order, with no letter on
/// either side where there is no detail. Words of fewer than three letters between their details
/// must be named by their code. Several messages may have the same words.
constexpr std::size_t kFragmentOfLabels = 12;
std::set<std::string> codes_shown(std::span<const MessageWords> messages,
                                  const std::vector<std::string>& texts);

/// `code = "reason"` lines; comments and empty lines are skipped. Any other line is kept under the
/// line itself, without a reason, so that it is refused.
std::map<std::string, std::string> reasons_in(std::string_view toml);

/// What is wrong with the list of messages without a test, given all codes and those produced:
/// codes that neither a test nor the list knows, and entries that are unknown, tested or empty.
std::vector<std::string> check_tested(const std::set<std::string>& codes,
                                      const std::set<std::string>& produced,
                                      const std::map<std::string, std::string>& reasons);

}  // namespace carreau::house
