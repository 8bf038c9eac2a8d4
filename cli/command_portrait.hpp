// SPDX-License-Identifier: Apache-2.0
/// carreau portrait: gives the figures of zones next to those of their territories.
#pragma once

#include "cli/command.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "report/portrait_view.hpp"
#include "results/table_names.hpp"
#include "study/portrait.hpp"

#include <optional>
#include <string>

namespace carreau::files {
class PageFolder;
}

namespace carreau::cli {

class PortraitCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "portrait"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  void write(const report::PortraitView& view) const;
  void write_table(const report::PortraitView& view) const;
  void draw_pages(const report::PortraitView& view, files::PageFolder& folder) const;

  std::string zones_;
  ZonesOptions zones_options_;
  RunOptions run_;
  study::PortraitSources sources_;
  TableOptions table_{results::kPortraitTable.layer};
  std::string pages_;
  SummaryOptions summary_;
};

}  // namespace carreau::cli
