// SPDX-License-Identifier: Apache-2.0
/// carreau actions: imports funded actions, attributes them to quartiers, and reports them.
#pragma once

#include "cli/command.hpp"
#include "cli/programme_options.hpp"
#include "cli/summary_options.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::cli {

class ActionsCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "actions"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  /// Refuses, before anything is read, an output that cannot be written or that is an input.
  void check_outputs(const std::vector<std::string>& inputs) const;
  [[nodiscard]] std::vector<std::string> write(const study::AttributedProgramme& programme,
                                               Language language) const;
  void save(const std::string& path, const std::string& text,
            std::vector<std::string>& paths) const;
  void report_import(const study::AttributedProgramme& programme, Language language) const;

  ProgrammeOptions options_;
  std::string report_;
  std::string refused_;
  std::string save_mapping_;
  std::string save_aliases_;
  std::string title_;
  bool strict_ = false;
  bool overwrite_ = false;
  std::size_t threads_ = 0;
  SummaryOptions summary_;
};

}  // namespace carreau::cli
