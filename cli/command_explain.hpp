// SPDX-License-Identifier: Apache-2.0
/// carreau explain: why a cell or a zone is in or out.
#pragma once

#include "cli/command.hpp"

#include <string>

namespace carreau::cli {

class ExplainCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "explain"; }
  [[nodiscard]] std::string_view summary() const override {
    return "why a cell or a zone of a result is in or out, every term";
  }
  [[nodiscard]] std::string_view examples() const override {
    return "  carreau explain perimeters.gpkg 59702-01\n"
           "  carreau explain perimeters.gpkg CRS3035RES200mN3079000E3835200 --lang en\n";
  }
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::string result_;
  std::string id_;
  std::string language_ = "fr";
};

}  // namespace carreau::cli
