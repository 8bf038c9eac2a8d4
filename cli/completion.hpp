// SPDX-License-Identifier: Apache-2.0
/// Completion of verbs and options by a shell, made of the same lists of options as the help. The
/// descriptions that zsh and fish show are in French, the language that the program speaks first.
#pragma once

#include <string>
#include <vector>

namespace carreau::cli {

/// One option as a shell sees it.
struct CompletedOption {
  std::vector<std::string> names;    ///< "-o", "--output"
  std::string description;           ///< in one line
  bool takes_value = false;          ///< a word follows it
  std::vector<std::string> choices;  ///< the only values accepted; empty: any, or a file
};

/// A verb with its options; the program's own have no name.
struct CompletedVerb {
  std::string name;
  std::string summary;
  std::vector<CompletedOption> options;
};

/// The program first, then every verb, with what each declares.
[[nodiscard]] std::vector<CompletedVerb> completed_verbs();

[[nodiscard]] std::string bash_completion(const std::vector<CompletedVerb>& verbs);
[[nodiscard]] std::string zsh_completion(const std::vector<CompletedVerb>& verbs);
[[nodiscard]] std::string fish_completion(const std::vector<CompletedVerb>& verbs);

}  // namespace carreau::cli
