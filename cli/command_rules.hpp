// SPDX-License-Identifier: Apache-2.0
/// carreau rules: the rule sets with their articles.
#pragma once

#include "cli/command.hpp"

#include <string>

namespace carreau::cli {

class RulesCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "rules"; }
  [[nodiscard]] std::string_view summary() const override {
    return "the rule sets, each parameter with its value and article";
  }
  [[nodiscard]] std::string_view examples() const override {
    return "  carreau rules\n  carreau rules metropole-2023 --vintage 2019\n";
  }
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::string rule_;
  int vintage_ = 2019;
  std::string language_ = "fr";
  bool json_ = false;
};

}  // namespace carreau::cli
