// SPDX-License-Identifier: Apache-2.0
/// What a verb tells when it is done: --quiet, --json; in the language of the whole command line.
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
  /// Whether there are to be sentences: neither JSON nor nothing.
  [[nodiscard]] bool is_printed() const { return !quiet && !json; }

 private:
  Language language_ = Language::french;
};

}  // namespace carreau::cli
