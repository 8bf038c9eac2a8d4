// SPDX-License-Identifier: Apache-2.0
/// carreau assign: assigns points and footprints to zones.
#pragma once

#include "cli/command.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "inputs/place_source.hpp"
#include "report/assignment_summary.hpp"
#include "results/table_names.hpp"
#include "study/assign.hpp"
#include "zoning/assignment.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carreau::cli {

/// A zoning as typed by the user: FILE, or NAME=FILE.
struct ZoningArgument {
  std::string name;
  std::string path;
};

/// The default name is that of the file without extension. Throws ArgumentError when two zonings
/// have the same name.
[[nodiscard]] std::vector<ZoningArgument> parse_zonings(const std::vector<std::string>& words);
/// Converts "300m", "300" or "0.3km" to metres, sorted and distinct. Throws ArgumentError for any
/// other text.
[[nodiscard]] std::vector<double> parse_bands(const std::vector<std::string>& words);

class AssignCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "assign"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  [[nodiscard]] inputs::PlaceOptions place_options() const;
  [[nodiscard]] AssignmentOptions assignment_options() const;
  /// Opens the table of rows; opens nothing where no table is requested.
  [[nodiscard]] study::OpenRows opener() const;
  void print(const report::NamedCounts& named) const;

  std::string points_;
  std::vector<std::string> zonings_;
  ZonesOptions zones_;
  std::string x_;
  std::string y_;
  std::string crs_;
  std::string plane_;
  std::vector<std::string> bands_;
  std::vector<std::string> keep_;
  std::optional<double> precision_;
  double limit_precision_ = AssignmentOptions().limit_precision;
  TableOptions table_{results::kAssignmentTable.layer};
  std::size_t threads_ = 0;
  SummaryOptions summary_;
};

}  // namespace carreau::cli
