// SPDX-License-Identifier: Apache-2.0
/// carreau explain: explains why a cell or a zone is in or out.
#pragma once

#include "base/language.hpp"
#include "cli/command.hpp"
#include "cli/zones_options.hpp"
#include "study/run_request.hpp"

#include <cstddef>
#include <string>

namespace carreau::cli {

class ExplainCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "explain"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  /// Whether the scenario of the result has to be run again.
  [[nodiscard]] bool runs_again() const { return !zones_.empty() || tells_reach_; }
  void check_given() const;

  std::string result_;
  std::string id_;
  std::string zones_;
  bool tells_reach_ = false;
  study::RunRequest request_;
  ZonesOptions zones_options_;
  std::size_t threads_ = 0;
  Language language_ = Language::french;
};

}  // namespace carreau::cli
