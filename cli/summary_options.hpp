// SPDX-License-Identifier: Apache-2.0
/// What a verb tells when it is done, and in which language: --lang, --quiet, --json.
#pragma once

#include "base/language.hpp"

#include <string>

namespace CLI {
class App;
}

namespace carreau::cli {

struct SummaryOptions {
  std::string words = "fr";  ///< as typed: fr or en
  bool quiet = false;
  bool json = false;  ///< the summary takes stdout

  void add_to(CLI::App& app);
  [[nodiscard]] Language language() const;
  [[nodiscard]] bool is_french() const { return language() == Language::french; }
  /// Whether there are to be sentences: neither JSON nor nothing.
  [[nodiscard]] bool is_told() const { return !quiet && !json; }
};

}  // namespace carreau::cli
