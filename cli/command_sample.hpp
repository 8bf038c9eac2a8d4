// SPDX-License-Identifier: Apache-2.0
/// carreau sample: writes a made-up country in INSEE's schemas.
#pragma once

#include "base/language.hpp"
#include "cli/command.hpp"
#include "cli/zones_options.hpp"
#include "results/sample_writer.hpp"

#include <string>

namespace carreau::cli {

class SampleCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "sample"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  void write_actions();

  std::string directory_;
  std::string quartiers_;
  ZonesOptions zones_;
  results::SampleActionsOptions actions_;
  results::SampleOptions options_;
  bool overwrite_ = false;
  bool quiet_ = false;
  Language language_ = Language::french;
};

}  // namespace carreau::cli
