// SPDX-License-Identifier: Apache-2.0
/// The options for the summary of a verb: --quiet and --json. Its language is that of the command
/// line.
#pragma once

#include "base/language.hpp"

namespace carreau::cli {

class OptionList;

struct SummaryOptions {
  bool quiet = false;
  bool json = false;  ///< the summary takes stdout

  void add_to(OptionList& options);
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool is_french() const { return language() == Language::french; }
  /// Whether a text summary is printed: neither JSON nor silence was requested.
  [[nodiscard]] bool is_printed() const { return !quiet && !json; }

 private:
  Language language_ = Language::french;
};

}  // namespace carreau::cli
