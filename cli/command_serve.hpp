// SPDX-License-Identifier: Apache-2.0
/// carreau serve: opens the scenario lab in the browser.
#pragma once

#include "cli/command.hpp"
#include "cli/programme_options.hpp"
#include "cli/run_options.hpp"
#include "cli/zones_options.hpp"
#include "lab/answers.hpp"
#include "lab/lab.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::cli {

class ServeCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "serve"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  void take_scenario();
  void take_base_map();
  [[nodiscard]] lab::LabInput load() const;
  void serve(lab::Lab& lab) const;

  static constexpr int kUsualPort = 8610;

  RunOptions run_;
  ZonesOptions zones_;
  std::vector<std::string> zonings_;
  study::ProgrammeSources programme_;
  std::string addresses_;
  std::string base_map_;
  std::string folder_;
  std::string bundle_;
  bool overwrite_ = false;
  lab::LabSettings settings_;
  int port_ = kUsualPort;
  Language language_ = Language::french;
  bool quiet_ = false;
};

}  // namespace carreau::cli
