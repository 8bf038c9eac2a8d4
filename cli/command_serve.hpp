// SPDX-License-Identifier: Apache-2.0
/// carreau serve: opens the scenario lab in the browser.
#pragma once

#include "cli/command.hpp"
#include "cli/programme_options.hpp"
#include "cli/run_options.hpp"
#include "cli/zones_options.hpp"
#include "lab/answers.hpp"
#include "lab/lab.hpp"
#include "lab/lab_address.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::cli {

class ServeCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "serve"; }
  void setup(OptionList& options) override;
  void run() override;
  [[nodiscard]] bool catches_signals() const override { return true; }

 private:
  void take_scenario();
  void take_door();
  void take_base_map();
  void take_geocoder() const;
  [[nodiscard]] lab::LabInput load() const;
  [[nodiscard]] bool is_start() const;
  template <class Server>
  int bind(Server& server) const;
  void say_address(int port, const std::string& fragment) const;
  void say_team_address(int port) const;
  /// The page on which files are gathered, then the lab that the user opens there.
  void start();
  void serve(lab::Lab& lab) const;

  static constexpr int kUsualPort = 8610;

  RunOptions run_;
  ZonesOptions zones_;
  std::vector<std::string> zonings_;
  study::ProgrammeSources programme_;
  std::string addresses_;
  std::string base_map_;
  std::string folder_;
  std::string below_;
  bool open_ = false;
  std::string bundle_;
  bool overwrite_ = false;
  lab::LabSettings settings_;
  std::optional<int> port_;
  std::string listen_;
  std::string public_url_;
  lab::LabDoor door_;
  Language language_ = Language::french;
  bool quiet_ = false;
};

}  // namespace carreau::cli
