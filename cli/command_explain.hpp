// SPDX-License-Identifier: Apache-2.0
/// carreau explain: explains why a cell or a zone is in or out.
#pragma once

#include "base/language.hpp"
#include "cli/command.hpp"

#include <string>

namespace carreau::cli {

class ExplainCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "explain"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  std::string result_;
  std::string id_;
  Language language_ = Language::french;
};

}  // namespace carreau::cli
