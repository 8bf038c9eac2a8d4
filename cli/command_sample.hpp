// SPDX-License-Identifier: Apache-2.0
/// carreau sample: a made-up country in INSEE's schemas.
#pragma once

#include "cli/command.hpp"
#include "cli/zones_options.hpp"
#include "results/sample_writer.hpp"

#include <string>

namespace carreau::cli {

class SampleCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "sample"; }
  [[nodiscard]] std::string_view summary() const override {
    return "write a made-up country in INSEE's schemas";
  }
  [[nodiscard]] std::string_view examples() const override {
    return "  carreau sample town --people 40000 --seed 1\n"
           "  carreau sample programme --quartiers qpv2024.gpkg --actions 600\n";
  }
  void setup(CLI::App& app) override;
  void run() override;

 private:
  void write_actions();

  std::string directory_;
  std::string quartiers_;
  ZonesOptions reading_;
  results::SampleActionsOptions actions_;
  results::SampleOptions options_;
  bool overwrite_ = false;
  bool quiet_ = false;
};

}  // namespace carreau::cli
