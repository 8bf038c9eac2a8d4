// SPDX-License-Identifier: Apache-2.0
/// carreau rules: shows the rule sets with their articles.
#pragma once

#include "base/language.hpp"
#include "cli/command.hpp"

#include <string>

namespace carreau::cli {

class RulesCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "rules"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  std::string rule_;
  int vintage_ = 2019;
  Language language_ = Language::french;
  bool json_ = false;
};

}  // namespace carreau::cli
